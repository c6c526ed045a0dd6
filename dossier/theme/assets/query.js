/* What a reader means by what they typed: words, phrases, a date, who is asked about. */

import { WORD, termOf } from "./terms.js";

const SHORTEST_BEGINNING = 3; // letters from which the last word may be the beginning of another

const two = (number) => String(number).padStart(2, "0");
const lastOf = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const monthDays = (year, month) => [`${year}-${two(month)}-01`, `${year}-${two(month)}-${two(lastOf(year, month))}`];

// Names of the months, in full and in short, in English and the language of the site. What two months of a language have
// in short ("jui" of juin and juillet) is left out.
export function monthNames(own) {
  const english = "january february march april may june july august september october november december".split(" ");
  const names = [english, own.map((name) => name.toLowerCase())].flatMap((list) => list.map((name, at) => [name, at + 1]));
  const known = { sept: 9, ...Object.fromEntries(names) };
  const short = names.filter(([name]) => name.length > 3).map(([name, number]) => [name.slice(0, 3), number]);
  for (const [name, number] of short) if (!known[name] && short.every(([other, own]) => other !== name || own === number)) known[name] = number;
  return known;
}

// Ways to write a date, each with what it covers; `months` are the names of the site's language and the English ones.
function dateForms(months) {
  const month = `(?<month>${Object.keys(months).sort((a, b) => b.length - a.length).join("|")})\\.?`;
  const year = "(?<year>(?:19|20)\\d\\d)";
  const covers = ({ year, month, day }) => {
    if (!month) return [`${year}-01-01`, `${year}-12-31`];
    const number = Number(month) || months[month.toLowerCase()];
    if (number > 12) return null;
    if (!day) return monthDays(year, number);
    return Number(day) >= 1 && Number(day) <= lastOf(year, number) ? Array(2).fill(`${year}-${two(number)}-${two(Number(day))}`) : null;
  };
  const forms = [
    `(?<year>\\d{4})-(?<month>\\d\\d)(?:-(?<day>\\d\\d))?`,
    `(?<day>\\d{1,2})\\.?(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month},?\\s+${year}`,
    `${month}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+${year}`,
    `${month},?\\s+${year}`,
    year,
  ];
  return forms.map((form) => [new RegExp(`(?<![\\p{L}\\p{N}-])${form}(?![\\p{L}\\p{N}-])`, "iu"), covers]);
}

function findDate(text, months) {
  for (const [form, covers] of dateForms(months)) {
    const found = form.exec(text);
    const days = found && covers(found.groups);
    if (!days) continue;
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
    return { days, written: found[0], rest: rest.replace(/\b(?:in|on|of|from)\s*$/i, " ").replace(/\b(?:in|on|of|from)(?=\s{2,})/gi, " ") };
  }
  return { days: null, written: "", rest: text };
}

/*
  Returns { clauses, days, written, asked }: a clause is a list of terms that follow one another, most often of one;
  `?` is a word too frequent to be looked up. Behind a word by itself stands whether its other forms are meant (`~`), and words
  too that begin so (`*`); a phrase is meant as it stands. `asked` is true where the reader asks what somebody said.
*/
export function read(typed, { stops, months, asWords }) {
  const phrases = [];
  let rest = typed.normalize("NFC").replace(/["“”„«»]([^"“”„«»]+)["“”„«»]/g, (_, phrase) => {
    phrases.push(phrase);
    return " ";
  });
  const asked = /^\s*(?:what|where|when)\b.*\b(?:say|said|says|tell|told|think|thinks)\b/i.test(rest);
  if (asked) rest = rest.replace(/^\s*(?:what|where|when)\b(?:\s+(?:did|does|do|has|have))?/i, " ").replace(/\b(?:say|said|says|tell|told|think|thinks)\b(?:\s+(?:about|on|of|to))?|\?\s*$/gi, " ");
  let date = { days: null, written: "", rest };
  if (!asWords) date = findDate(rest, months);
  rest = date.rest;
  const clauses = phrases.map((phrase) => (phrase.match(WORD) || []).map(termOf).map((term) => (stops.has(term) ? "?" : term)));
  const words = rest.match(WORD) || [];
  // Names have no forms. A word is taken as one for its capital, unless that is the only one and begins what was typed.
  const isCapital = (word) => /^\p{Lu}/u.test(word);
  const named = words.slice(1).some(isCapital);
  words.forEach((word, number) => {
    const term = termOf(word);
    const isLast = number === words.length - 1 && rest.trimEnd().endsWith(word) && !phrases.length;
    const mark = isLast && term.length >= SHORTEST_BEGINNING ? "*" : named && isCapital(word) ? "" : "~";
    if (!stops.has(term)) clauses.push([term + mark]);
  });
  for (const clause of clauses) {
    while (clause.at(-1) === "?") clause.pop();
    while (clause[0] === "?") clause.shift();
  }
  return { clauses: clauses.filter((clause) => clause.length), days: date.days, written: date.written, asked, words };
}

// How a clause is written in an address, and looked for in a text.
export const hitOf = (clause) => clause.join(" ");
