/*
  The search index, as `dossier/publish/search/` writes it: small files, each loaded when a search needs it. Nothing here
  touches the page.
*/

import { fits, isForm, plainOf, startOf, termOf, termsOf } from "./terms.js";

const decoder = new TextDecoder();
const K1 = 1.2; // of BM25: how soon more of the same word says no more
const B = 0.6; // of BM25: how much a long text is marked down
const IN_TITLE = 2.5; // what a word in the title adds, in terms of its rarity
const OTHER_FORM = 0.6; // what another form of a word counts
const BEGINNING = 0.4; // what a word counts of which the beginning was typed
const SPEAKS = 5; // what a quotation gains whose speaker is named beside other words
const MOST_WORDS = 600; // words looked up for one beginning
const MOST_FILES = 18; // files loaded for one beginning
const NEAR_FILES = 5; // files to each side in which a word may stand that was meant
const BEGINS_NAME = 3; // letters from which the last word may begin another of a name
const VERSION = 5; // digits in the name of a file that change with its content
const PASSAGES = { quotes: 16, events: 32 }; // in a file of those of a long text
const DAY = 864e5;
const EPOCH = 719163; // 1 January 1970, as Python counts days

// ------------------------------------------------------------------------------------------------------------- reading

class Numbers {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get more() {
    return this.at < this.bytes.length;
  }

  next() {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * weight;
      if (byte < 128) return value;
      weight *= 128;
    }
  }

  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }

  run(length) {
    const values = new Array(length);
    for (let at = 0; at < length; at++) values[at] = this.next();
    return values;
  }
}

function risingIn(numbers, count) {
  const values = numbers.run(count);
  for (let at = 1; at < count; at++) values[at] += values[at - 1];
  return values;
}

function readTable(bytes) {
  const numbers = new Numbers(bytes);
  const header = JSON.parse(decoder.decode(numbers.take(numbers.next())));
  const columns = {};
  for (const [name, length] of Object.entries(header.columns)) columns[name] = new Numbers(numbers.take(length));
  return [header, columns];
}

function readTerms(bytes) {
  const numbers = new Numbers(bytes);
  const found = new Map();
  let before = new Uint8Array();
  while (numbers.more) {
    const shared = numbers.next();
    const rest = numbers.take(numbers.next());
    const word = new Uint8Array(shared + rest.length);
    word.set(before.subarray(0, shared));
    word.set(rest, shared);
    const count = numbers.next();
    found.set(decoder.decode(word), { count, bytes: numbers.take(numbers.next()), number: found.size });
    before = word;
  }
  return found;
}

function readPlaces(bytes) {
  const numbers = new Numbers(bytes);
  const found = [];
  while (numbers.more) found.push(numbers.take(numbers.next()));
  return found;
}

// Of entries in the order of their postings the places of a term, those of the entries wanted.
function placesOf(bytes, entries, wanted) {
  const numbers = new Numbers(bytes);
  const found = new Map();
  for (const entry of entries) {
    const places = risingIn(numbers, numbers.next());
    if (wanted.has(entry)) found.set(entry, places);
  }
  return found;
}

// Postings of one term -> entry -> { often, title, part, quotes: Map of number -> names the speaker, events: Set }.
function readPostings({ count, bytes }) {
  const numbers = new Numbers(bytes);
  const found = new Map();
  let entry = 0;
  for (let at = 0; at < count; at++) {
    entry += numbers.next();
    const head = numbers.next();
    const one = { often: head >> 4, title: head & 1, part: head & 8 ? numbers.next() : 0, quotes: null, events: null };
    if (head & 2) {
      one.quotes = new Map();
      let quote = 0;
      for (let left = numbers.next(); left > 0; left--) {
        const value = numbers.next();
        quote += value >> 1;
        one.quotes.set(quote, value & 1);
      }
    }
    if (head & 4) one.events = new Set(risingIn(numbers, numbers.next()));
    found.set(entry, one);
  }
  return found;
}

const encoder = new TextEncoder();
const hexOf = (text) => Array.from(encoder.encode(text), (byte) => byte.toString(16).padStart(2, "0")).join("");
const range = (from, to) => Array.from({ length: Math.max(to - from, 0) }, (_, step) => from + step);
const isFixed = (name) => /^(?:table|facets)\./.test(name);
const toDay = (number) => new Date((number - EPOCH) * DAY).toISOString().slice(0, 10);
const toNumber = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY) + EPOCH;

// Number of letters to change, leave out, add or exchange with the next, up to `most`.
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, old] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    [older, old] = [old, row];
  }
  return old[b.length];
}

// -------------------------------------------------------------------------------------------------------------- index

// Files by the alphabet: with which words they begin, and what their names are.
class Stretches {
  constructor({ first, ...versions }) {
    Object.assign(this, { first, versions, count: first.length });
  }

  // Number of the file in which a word stands, if anywhere.
  fileOf(word) {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.first[middle] <= word) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  // Numbers of the files in which words stand that begin so.
  beginning(start) {
    const from = this.fileOf(start);
    let to = from + 1;
    while (this.first[to]?.startsWith(start)) to++;
    return range(from, to);
  }

  nameOf(file, kind) {
    const cellOf = (at) => at >= 0 && hexOf(this.first[at]).slice(0, 4);
    const cell = cellOf(file);
    let number = 0;
    while (cellOf(file - number - 1) === cell) number++;
    return `${cell}-${number}-${this.versions[kind].slice(file * VERSION, (file + 1) * VERSION)}.${kind}.dsx`;
  }
}

export class Index {
  constructor(folder) {
    this.folder = folder;
    this.files = new Map();
  }

  // Load a file once. That with the fixed name is asked for anew in each visit, the others never change.
  load(name, read = (bytes) => JSON.parse(decoder.decode(bytes)), asked = null) {
    if (!this.files.has(name)) {
      const loading = (async () => {
        const answer = await (asked || fetch(new URL(name, this.folder), { cache: isFixed(name) ? "no-cache" : "default", priority: name.startsWith("facets") ? "low" : "auto" }));
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        const open = answer.body.pipeThrough(new DecompressionStream("deflate"));
        return read(new Uint8Array(await new Response(open).arrayBuffer()));
      })();
      loading.catch(() => this.files.delete(name));
      this.files.set(name, loading);
    }
    return this.files.get(name);
  }

  // Load the table; what is known of it already can be given, as it is loaded.
  async open(table = null) {
    const [header, columns] = await this.load("table.dsx", readTable, table);
    const count = header.entries;
    Object.assign(this, { header, count, stops: new Set(header.stops) });
    this.terms = new Stretches(header.terms);
    this.names = new Stretches(header.names);
    this.places = risingIn(columns.place, count);
    const days = columns.day.run(count);
    this.first = Float64Array.from(days, (day) => (day ? header.newest - day + 1 : 0));
    this.last = Float64Array.from(this.first, (day) => day + columns.span.next());
    this.lengths = Float64Array.from(columns.length.run(count), (length) => 2 ** (length / 8));
    this.mean = this.lengths.reduce((sum, one) => sum + one, 0) / Math.max(count, 1);
    this.isCut = columns.cut.run(count);
    const values = (name) => {
      const numbers = columns[name].run(count).map((number) => [number]);
      return { values: header[name], of: (entry) => numbers[entry] };
    };
    const years = new Map([[0, ""]]);
    const yearOf = (day) => years.get(day) ?? (years.set(day, toDay(day).slice(0, 4)), years.get(day));
    const distinct = [...new Set(Array.from(this.first, yearOf))];
    const numbered = new Map(distinct.map((year, number) => [year, [number]]));
    this.facets = {
      label: values("kind"),
      source: values("source"),
      year: { values: distinct, of: (entry) => numbered.get(yearOf(this.first[entry])) },
    };
  }

  // Facets beside those of the table; what is searched for does not wait for them.
  loadFacets() {
    this.loadingFacets ??= (async () => {
      const [header, columns] = await this.load("facets.dsx", readTable);
      for (const [name, values] of Object.entries(header.facets)) {
        const column = columns[name];
        const own = Array.from({ length: this.count }, () => risingIn(column, column.next()));
        this.facets[name] = { values, of: (entry) => own[entry] };
      }
    })();
    return this.loadingFacets;
  }

  // ------------------------------------------------------------------------------------------------------------ words

  loadFrom(stretches, file, kind, read) {
    return file < stretches.count ? this.load(stretches.nameOf(file, kind), read) : [];
  }

  async wordsIn(file) {
    return new Map(await this.loadFrom(this.terms, file, "w", readTerms));
  }

  placesIn(file) {
    return this.loadFrom(this.terms, file, "p", readPlaces);
  }

  // Numbers of the files in which the words stand that a term means.
  filesOf(term) {
    const [word, start] = [plainOf(term), startOf(term)];
    const own = this.terms.fileOf(word);
    if (term === word) return range(own, own + 1);
    const all = this.terms.beginning(start);
    const from = Math.max(all[0], Math.min(own - 1, all.at(-1) - MOST_FILES + 1));
    return all.filter((file) => file >= from).slice(0, MOST_FILES);
  }

  // The words that a term means: itself, its other forms, or those that begin so; each with how much it counts.
  async wordsOf(term) {
    const [word, start] = [plainOf(term), startOf(term)];
    const numbers = this.filesOf(term);
    const files = await Promise.all(numbers.map((file) => this.wordsIn(file)));
    const found = [];
    files.forEach((terms, at) => {
      for (const [written, posting] of term === word ? [[word, terms.get(word)]] : terms) {
        if (!posting || !written.startsWith(start) || !fits(written, term)) continue;
        found.push({ posting, file: numbers[at], weight: written === word ? 1 : isForm(written, term) ? OTHER_FORM : BEGINNING });
      }
    });
    return found.sort((a, b) => b.weight - a.weight || b.posting.count - a.posting.count).slice(0, MOST_WORDS);
  }

  // Entries in which a term stands, several words of one beginning put together.
  async entriesOf(term) {
    const found = new Map();
    for (const { posting, weight } of await this.wordsOf(term)) {
      for (const [entry, one] of readPostings(posting)) {
        const before = found.get(entry);
        one.often *= weight;
        if (!before) {
          found.set(entry, one);
          continue;
        }
        before.part = before.often ? before.part : one.part;
        before.often += one.often;
        before.title ||= one.title;
        if (one.quotes) before.quotes = new Map([...(before.quotes || []), ...one.quotes]);
        if (one.events) before.events = new Set([...(before.events || []), ...one.events]);
      }
    }
    return found;
  }

  // Entries in which the terms of a clause follow one another.
  async clauseIn(clause) {
    if (clause.length === 1) return this.entriesOf(clause[0]);
    const terms = clause.map((term, step) => [term, step]).filter(([term]) => term !== "?");
    const files = terms.map(([term]) => this.terms.fileOf(term));
    const loading = [files.map((file) => this.wordsIn(file)), files.map((file) => this.placesIn(file))];
    const [words, places] = await Promise.all(loading.map((some) => Promise.all(some)));
    const postings = terms.map(([term], at) => words[at].get(term));
    const found = new Map();
    if (!postings.every(Boolean)) return found;
    const each = postings.map(readPostings);
    const all = [...each[0].keys()].filter((entry) => each.every((one) => one.has(entry)));
    const where = each.map((one, at) => placesOf(places[at][postings[at].number], one.keys(), new Set(all)));
    for (const entry of all) {
      const others = where.map((one) => new Set(one.get(entry)));
      const often = where[0].get(entry).filter((place) => terms.every(([, step], at) => others[at].has(place + step - terms[0][1]))).length;
      const quotes = intersect(each.map((one) => one.get(entry).quotes));
      const events = intersect(each.map((one) => one.get(entry).events));
      if (often) found.set(entry, { ...each[0].get(entry), often, title: each.every((one) => one.get(entry).title), quotes, events });
    }
    return found;
  }

  /*
    Look for clauses. Returns documents with what they score and the part to show, quotations and happenings as
    [entry, score, number], and the clauses that stand nowhere.
  */
  async find(clauses, asked = false) {
    const found = await Promise.all(clauses.map((clause) => this.clauseIn(clause)));
    const rarity = found.map(({ size }) => Math.log(1 + (this.count - size + 0.5) / (size + 0.5)));
    const missing = clauses.filter((_, at) => !found[at].size);
    const result = { scores: new Map(), parts: new Map(), quotes: [], events: [], missing };
    if (missing.length) return result;
    for (const [entry, first] of found[0]) this.join(result, entry, [first, ...found.slice(1).map((one) => one.get(entry))], rarity, asked);
    return result;
  }

  join(result, entry, ones, rarity, asked) {
    if (!ones.every(Boolean)) return;
    const norm = K1 * (1 - B + (B * this.lengths[entry]) / this.mean);
    let score = 0;
    ones.forEach((one, at) => (score += rarity[at] * ((one.often * (K1 + 1)) / (one.often + norm) + (one.title ? IN_TITLE : 0))));
    if (ones.every((one) => one.often || one.title)) {
      result.scores.set(entry, score);
      const rarest = ones.reduce((best, one, at) => (rarity[at] > rarity[best] ? at : best), 0);
      result.parts.set(entry, ones[rarest].part);
    }
    const quotes = intersect(ones.map((one) => one.quotes));
    for (const quote of quotes?.keys() || []) {
      const speaks = ones.some((one) => one.quotes.get(quote));
      const saysIt = ones.some((one) => !one.quotes.get(quote));
      if (!asked || speaks) result.quotes.push([entry, score + (speaks && saysIt ? SPEAKS : 0), quote]);
    }
    for (const event of intersect(ones.map((one) => one.events)) || []) result.events.push([entry, score, event]);
  }

  // Happenings that begin in the months of a range, as entry -> numbers; days are looked at when they are shown.
  async eventsWithin(from, to) {
    const terms = periods(from, to);
    const found = new Map();
    for (const entries of await Promise.all(terms.map((term) => this.entriesOf(term))))
      for (const [entry, { events }] of entries) found.set(entry, new Set([...(found.get(entry) || []), ...events]));
    return found;
  }

  isWithin(entry, from, to) {
    if (!from && !to) return true;
    if (!this.first[entry]) return false;
    return (!from || this.last[entry] >= toNumber(from)) && (!to || this.first[entry] <= toNumber(to));
  }

  // ----------------------------------------------------------------------------------------------------------- actors

  // Actors in some files of names, each once.
  async namesIn(files) {
    const some = await Promise.all([...new Set(files)].map((file) => this.loadFrom(this.names, file, "n")));
    return [...new Map(some.flat().map((row) => [row[0], row])).values()];
  }

  // Actors that the words name: all words stand in a name, or all of a name are among the words; the very name first, then
  // who is named in more dossiers, then who shares the first word.
  async actors(words) {
    const wanted = words.map(termOf).filter((term) => !this.stops.has(term));
    const isBegun = (at) => at === wanted.length - 1 && wanted[at].length >= BEGINS_NAME;
    const files = wanted.flatMap((term, at) => (isBegun(at) ? this.names.beginning(term) : this.names.fileOf(term)));
    const found = [];
    for (const [url, name, kind, dossiers, role, country, others] of await this.namesIn(files)) {
      const each = [name, ...others].map((one) => termsOf(one).filter((term) => !this.stops.has(term)));
      const holds = (terms) => wanted.every((term, at) => terms.some((one) => one === term || (isBegun(at) && one.startsWith(term))));
      const isName = each.findIndex((terms) => terms.join(" ") === wanted.join(" "));
      const within = each.some((terms) => terms.length && terms.every((term) => wanted.includes(term)));
      if (!within && !each.some(holds)) continue;
      const shares = wanted.findIndex((term) => each.some((terms) => terms.some((one) => one.startsWith(term))));
      found.push({ url, name, kind, dossiers, role, country, shares, exact: isName < 0 ? 2 : Math.min(isName, 1) });
    }
    return found.sort((a, b) => a.exact - b.exact || b.dossiers - a.dossiers || a.shares - b.shares || (a.name < b.name ? -1 : 1));
  }

  // The word of the index nearest to one that stands nowhere: of names first, then of texts.
  async nearest(word) {
    const term = termOf(word);
    const most = term.length < 5 ? 1 : 2;
    const named = async (starts) => {
      const rows = await this.namesIn(starts.flatMap((start) => this.names.beginning(start)));
      return rows.flatMap(([, name, , dossiers, , , others]) => [name, ...others].flatMap((one) => one.split(/[\s-]+/).map((part) => [part, dossiers])));
    };
    // Letters left out or exchanged at the beginning are looked for last.
    const others = [term[1], ...new Set(this.names.first.map(([letter]) => letter + term[0]))];
    for (const starts of [[term.slice(0, 2)], [term[0]], others]) {
      const best = bestOf(term, most, await named(starts));
      if (best) return best;
    }
    const own = this.terms.fileOf(term);
    const numbers = range(Math.max(own - NEAR_FILES, 0), Math.min(own + NEAR_FILES + 1, this.terms.count));
    const files = await Promise.all(numbers.map((file) => this.wordsIn(file)));
    return bestOf(term, most, files.flatMap((file) => [...file].map(([written, { count }]) => [written, count])));
  }

  // --------------------------------------------------------------------------------------------------------- showing

  nameOf(entry) {
    return this.places[entry].toString(16).padStart(6, "0");
  }

  card(entry) {
    return this.load(`${this.nameOf(entry)}.dsx`);
  }

  async textOf(entry, part = 0) {
    if (this.isCut[entry]) return this.load(`${this.nameOf(entry)}-t${part}.dsx`);
    const { parts } = await this.card(entry);
    return parts[part] || parts[0];
  }

  async passageOf(entry, kind, number) {
    const most = PASSAGES[kind];
    const isCut = this.isCut[entry];
    const passages = isCut ? await this.load(`${this.nameOf(entry)}-${kind[0]}${Math.floor(number / most)}.dsx`) : (await this.card(entry))[kind];
    const [fact, words, who, when, first, last, exact] = passages[isCut ? number % most : number];
    return { fact, words, who, when, first, last, exact };
  }
}

function intersect(some) {
  if (!some.every(Boolean)) return null;
  if (some.length === 1) return some[0];
  const [first, ...others] = some;
  const kept = [...first.keys()].filter((value) => others.every((one) => one.has(value)));
  return first instanceof Map ? new Map(kept.map((value) => [value, others.some((one) => one.get?.(value)) || first.get(value)])) : new Set(kept);
}

function bestOf(term, most, candidates) {
  let [best, score] = [null, Infinity];
  for (const [written, count] of candidates) {
    const other = termOf(written);
    if (other.length < 3 || other.startsWith("@")) continue;
    const far = distance(term, other, most);
    if (far > most || !far) continue;
    const worth = far - count / (count + 1) / 2 - (other[0] === term[0] ? 0.25 : 0);
    if (worth < score) [best, score] = [written.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""), worth];
  }
  return best;
}

// The years and months that a range of days touches, as terms of the index.
export function periods(from, to) {
  const found = [];
  const [first, last] = [from || "1800-01-01", to || "2199-12-31"].map((day) => day.slice(0, 7));
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    if (`${year}-01` >= first && `${year}-12` <= last) found.push(`@${year}`);
    else
      for (let month = 1; month <= 12; month++) {
        const name = `${year}-${String(month).padStart(2, "0")}`;
        if (name >= first && name <= last) found.push(`@${name}`);
      }
  }
  return found;
}
