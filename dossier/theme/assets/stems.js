/* What forms of an English word have in common: as `dossier/english/stems.py` has it, where the reasons stand. */

const EXCEPTIONS = new Map(Object.entries({ idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli", singly: "singl" }));
for (const one of "sky inning outing evening canning herring earring proceed exceed succeed".split(" ")) EXCEPTIONS.set(one, one);
const FIRST = /^(?:gener|commun|arsen|.*?[aeiouy][^aeiouy])/;
const SECOND = /.*?[aeiouy][^aeiouy]/y;
const SHORT = /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$/;
const endings = (list) => list.split(" ").map((row) => row.split(":"));
const SECOND_STEP = endings(
  "ational:ate fulness:ful iveness:ive ization:ize ousness:ous biliti:ble lessli:less tional:tion alism:al aliti:al ation:ate entli:ent " +
    "fulli:ful iviti:ive ousli:ous abli:able alli:al anci:ance ator:ate enci:ence izer:ize bli:ble ogi:og:l li::cdeghkmnrt",
);
const THIRD_STEP = endings("ational:ate tional:tion alize:al icate:ic iciti:ic ical:ic ness: ful:");
const ATIVE = endings("ative:");
const ION = endings("ion::st");
const kept = new Map();

export function stem(word) {
  if (!kept.has(word)) kept.set(word, EXCEPTIONS.get(word) || (/^[a-z]{3,}$/.test(word) ? stemOf(word) : word));
  return kept.get(word);
}

// Letters that all words begin with whose stem is that of a word.
export const root = (word) => stem(word).replace(/(?<=b)l$|[iey]$/, "");

function stemOf(word) {
  let own = word.replace(/^y|(?<=[aeiouy])y/g, "Y");
  const first = FIRST.exec(own)?.[0].length ?? own.length;
  SECOND.lastIndex = first;
  const second = SECOND.test(own) ? SECOND.lastIndex : own.length;
  own = withoutTense(own, first);
  if (own.length > 2) own = own.replace(/(?<=[^aeiouy])[yY]$/, "i");
  own = changed(changed(own, SECOND_STEP, first), THIRD_STEP, first);
  own = changed(changed(own, ATIVE, second), ION, second);
  return withoutLast(own, first, second).toLowerCase();
}

function withoutTense(word, first) {
  const [, bare, ending] = /^(.*?)(ied(?:ly)?|eed(?:ly)?|(?:ing|ed)(?:ly)?)$/.exec(word) || [];
  if (!ending) return word;
  if (ending.startsWith("i") && ending[1] === "e") return bare.length > 1 ? `${bare}i` : `${bare}ie`;
  if (ending.startsWith("ee")) return bare.length >= first ? `${bare}ee` : word;
  if (!/[aeiouy]/.test(bare)) return word;
  if (/(?:at|bl|iz)$/.test(bare)) return `${bare}e`;
  if (bare.length > 3 && /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(bare)) return bare.slice(0, -1);
  return bare.length <= first && SHORT.test(bare) ? `${bare}e` : bare;
}

function withoutLast(word, first, second) {
  if (word.endsWith("ll")) return word.length > second ? word.slice(0, -1) : word;
  if (!word.endsWith("e") || word.length <= first) return word;
  return word.length > second || !SHORT.test(word.slice(0, -1)) ? word.slice(0, -1) : word;
}

function changed(word, list, region) {
  const [ending, other, after = ""] = list.find(([one]) => word.endsWith(one)) || [];
  if (!ending) return word;
  const bare = word.slice(0, -ending.length);
  return bare.length >= region && (!after || after.includes(bare.at(-1))) ? bare + other : word;
}
