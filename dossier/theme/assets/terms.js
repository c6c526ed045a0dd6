/* What of a word search compares: as `dossier/publish/search/terms.py` has it, for what a reader types and what a page says. */

import { root, stem } from "./stems.js";

export const WORD = /(?:\p{L}\.){2,}|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", þ: "th", ".": "", "'": "", "’": "" };
const LONGEST = 40;

const known = new Map(); // words of texts come again and again
const MOST_KNOWN = 20_000;

export function termOf(word) {
  let term = known.get(word);
  if (term === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, (term = made(word)));
  }
  return term;
}

function made(word) {
  const plain = word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’]s$/, "");
  return singular([...plain.replace(/[ßæœøđðłıþ.'’]/g, (letter) => LETTERS[letter])].slice(0, LONGEST).join(""));
}

const NO_PLURALS = new Set(["americas", "arms", "customs", "goods", "news"]);

function singular(word) {
  if (NO_PLURALS.has(word) || word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  return word.slice(0, -1);
}

export const termsOf = (text) => (text.match(WORD) || []).map(termOf);

// A hit is one term, all forms of a word (`sanction~`), words too that begin so (`sanction*`), or several terms that follow
// one another ("nuclear deal").
export const plainOf = (wanted) => wanted.replace(/[~*]$/, "");
export const isForm = (term, wanted) => stem(term) === stem(plainOf(wanted));
export const fits = (term, wanted) =>
  /[~*]$/.test(wanted) ? isForm(term, wanted) || (wanted.endsWith("*") && term.startsWith(plainOf(wanted))) : term === wanted;
export const startOf = (wanted) => (/[~*]$/.test(wanted) ? root(plainOf(wanted)) : wanted);

// Go through the places of a text at which one of the wanted runs of terms stands, as [start, end, which].
export function* hitsIn(text, wanted) {
  const runs = wanted.map((hit) => hit.split(" "));
  const words = [...text.matchAll(WORD)].map((match) => [match.index, match.index + match[0].length, termOf(match[0])]);
  const fitting = new Map(); // of each part the terms seen, and whether they fit
  const isMeant = (term, part) => {
    if (!fitting.has(part)) fitting.set(part, new Map());
    const seen = fitting.get(part);
    if (!seen.has(term)) seen.set(term, fits(term, part));
    return seen.get(term);
  };
  for (let at = 0; at < words.length; at++) {
    const which = runs.findIndex((run) => run.every((part, step) => at + step < words.length && (part === "?" || isMeant(words[at + step][2], part))));
    if (which < 0) continue;
    const last = at + runs[which].length - 1;
    yield [words[at][0], words[last][1], which];
    at = last;
  }
}
