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
const MOST_WORDS = 60; // words looked up for one beginning
const MOST_FILES = 3; // files of a shard loaded for one beginning
const NAME_START = 2; // letters by which names are filed
const PASSAGES = 32; // quotations or happenings in a file of those of a long text
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

function* risingIn(numbers, count) {
  let value = 0;
  for (let at = 0; at < count; at++) yield (value += numbers.next());
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

// Postings of one term -> entry -> { often, title, part, quotes: Map of number -> names the speaker, events: Set }.
function readPostings({ count, bytes }, first) {
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
    found.set(first + entry, one);
  }
  return found;
}

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

export class Index {
  constructor(folder) {
    this.folder = folder;
    this.files = new Map();
  }

  // Load a file once. That with the fixed name is asked for anew in each visit, the others never change.
  load(name, read = (bytes) => JSON.parse(decoder.decode(bytes))) {
    if (!this.files.has(name)) {
      const loading = (async () => {
        const answer = await fetch(new URL(name, this.folder), { cache: /^(?:table|facets)\./.test(name) ? "no-cache" : "default" });
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        const open = answer.body.pipeThrough(new DecompressionStream("deflate"));
        return read(new Uint8Array(await new Response(open).arrayBuffer()));
      })();
      loading.catch(() => this.files.delete(name));
      this.files.set(name, loading);
    }
    return this.files.get(name);
  }

  async open() {
    const [header, columns] = await this.load("table.dsx", readTable);
    const count = header.entries;
    Object.assign(this, { header, count, stops: new Set(header.stops) });
    this.places = [...risingIn(columns.place, count)];
    const days = columns.day.run(count);
    this.first = Float64Array.from(days, (day) => (day ? header.newest - day + 1 : 0));
    this.last = Float64Array.from(this.first, (day) => day + columns.span.next());
    this.lengths = Float64Array.from({ length: count }, () => 2 ** (columns.length.next() / 8));
    this.mean = this.lengths.reduce((sum, one) => sum + one, 0) / Math.max(count, 1);
    const values = (name) => {
      const numbers = columns[name].run(count);
      return { values: header[name], of: (entry) => [numbers[entry]] };
    };
    const years = Array.from(this.first, (day) => (day ? toDay(day).slice(0, 4) : ""));
    const distinct = [...new Set(years)];
    const numbered = new Map(distinct.map((year, number) => [year, number]));
    this.facets = {
      label: values("kind"),
      source: values("source"),
      year: { values: distinct, of: (entry) => [numbered.get(years[entry])] },
    };
    let start = 0;
    this.shards = header.shards.map((shard) => {
      const own = { ...shard, first: start };
      start += shard.entries;
      return own;
    });
  }

  // Facets beside those of the table; what is searched for does not wait for them.
  loadFacets() {
    this.loadingFacets ??= (async () => {
      const [header, columns] = await this.load("facets.dsx", readTable);
      for (const [name, values] of Object.entries(header.facets)) {
        const column = columns[name];
        const own = Array.from({ length: this.count }, () => [...risingIn(column, column.next())]);
        this.facets[name] = { values, of: (entry) => own[entry] };
      }
    })();
    return this.loadingFacets;
  }

  // ------------------------------------------------------------------------------------------------------------ words

  fileOf(shard, term) {
    let [low, high] = [0, shard.terms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (shard.terms[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  // The words of a shard that a term means: itself, its other forms, or those that begin so; each with how much it counts.
  async wordsOf(shard, term) {
    const [word, start] = [plainOf(term), startOf(term)];
    const own = Math.max(this.fileOf(shard, word), 0);
    let from = Math.max(this.fileOf(shard, start), 0);
    let to = own;
    while (term !== word && to + 1 < shard.terms.length && shard.terms[to + 1].startsWith(start)) to++;
    from = Math.max(from, Math.min(own - 1, to - MOST_FILES + 1));
    const names = shard.files.slice(from, Math.min(to + 1, from + MOST_FILES));
    const files = await Promise.all(names.map((name) => this.load(`${name}.w.dsx`, readTerms)));
    const found = [];
    files.forEach((file, at) => {
      for (const [written, posting] of term === word ? [[word, file.get(word)]] : file) {
        if (!posting || !written.startsWith(start) || !fits(written, term)) continue;
        found.push({ posting, file: names[at], weight: written === word ? 1 : isForm(written, term) ? OTHER_FORM : BEGINNING });
      }
    });
    return found.sort((a, b) => b.weight - a.weight || b.posting.count - a.posting.count).slice(0, MOST_WORDS);
  }

  // Entries of a shard in which a term stands, several words of one beginning put together.
  async entriesOf(shard, term) {
    const found = new Map();
    for (const { posting, weight } of await this.wordsOf(shard, term)) {
      for (const [entry, one] of readPostings(posting, shard.first)) {
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

  async placesOf(shard, term) {
    const [word] = await this.wordsOf(shard, term);
    const found = new Map();
    if (!word) return found;
    const bytes = (await this.load(`${word.file}.p.dsx`, readPlaces))[word.posting.number];
    const numbers = new Numbers(bytes);
    for (const entry of readPostings(word.posting, shard.first).keys()) found.set(entry, [...risingIn(numbers, numbers.next())]);
    return found;
  }

  // Entries in which the terms of a clause follow one another.
  async clauseIn(shard, clause) {
    if (clause.length === 1) return this.entriesOf(shard, clause[0]);
    const terms = clause.map((term, step) => [term, step]).filter(([term]) => term !== "?");
    const each = await Promise.all(terms.map(([term]) => this.entriesOf(shard, term)));
    const places = await Promise.all(terms.map(([term]) => this.placesOf(shard, term)));
    const found = new Map();
    for (const [entry, first] of each[0]) {
      if (!each.every((one) => one.has(entry))) continue;
      const others = places.map((one) => new Set(one.get(entry)));
      const often = [...others[0]].filter((place) => terms.every(([, step], at) => others[at].has(place + step - terms[0][1]))).length;
      const quotes = intersect(each.map((one) => one.get(entry).quotes));
      const events = intersect(each.map((one) => one.get(entry).events));
      if (often) found.set(entry, { ...first, often, title: each.every((one) => one.get(entry).title), quotes, events });
    }
    return found;
  }

  /*
    Look for clauses in all shards. Returns documents with what they score and the part to show, quotations and
    happenings as [entry, score, number], and the clauses that stand nowhere.
  */
  async find(clauses, asked = false) {
    const found = await Promise.all(this.shards.map((shard) => Promise.all(clauses.map((clause) => this.clauseIn(shard, clause)))));
    const rarity = clauses.map((_, at) => {
      const entries = found.reduce((sum, shard) => sum + shard[at].size, 0);
      return Math.log(1 + (this.count - entries + 0.5) / (entries + 0.5));
    });
    const missing = clauses.filter((_, at) => found.every((shard) => !shard[at].size));
    const result = { scores: new Map(), parts: new Map(), quotes: [], events: [], missing };
    if (missing.length) return result;
    for (const shard of found)
      for (const [entry, first] of shard[0]) this.join(result, entry, [first, ...shard.slice(1).map((one) => one.get(entry))], rarity, asked);
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
    for (const shard of this.shards)
      for (const term of terms)
        for (const [entry, { events }] of await this.entriesOf(shard, term)) found.set(entry, new Set([...(found.get(entry) || []), ...events]));
    return found;
  }

  isWithin(entry, from, to) {
    if (!from && !to) return true;
    if (!this.first[entry]) return false;
    return (!from || this.last[entry] >= toNumber(from)) && (!to || this.first[entry] <= toNumber(to));
  }

  // ----------------------------------------------------------------------------------------------------------- actors

  namesFrom(start) {
    const file = this.header.names[start];
    return file ? this.load(file) : [];
  }

  // Actors that the words name: all words stand in a name, or all of a name are among the words; the very name first.
  async actors(words) {
    const wanted = words.map(termOf).filter((term) => !this.stops.has(term));
    const starts = [...new Set(wanted.map((term) => [...term].slice(0, NAME_START).join("")))];
    const rows = new Map((await Promise.all(starts.map((start) => this.namesFrom(start)))).flat().map((row) => [row[0], row]));
    const found = [];
    for (const [url, name, kind, dossiers, role, country, others] of rows.values()) {
      const each = [name, ...others].map((one) => termsOf(one).filter((term) => !this.stops.has(term)));
      const holds = (terms) => wanted.every((term, at) => terms.some((one) => one === term || (at === wanted.length - 1 && term.length > 2 && one.startsWith(term))));
      const isName = each.findIndex((terms) => terms.join(" ") === wanted.join(" "));
      const within = each.some((terms) => terms.length && terms.every((term) => wanted.includes(term)));
      if (within || each.some(holds)) found.push({ url, name, kind, dossiers, role, country, exact: isName < 0 ? 2 : Math.min(isName, 1) });
    }
    return found.sort((a, b) => a.exact - b.exact || b.dossiers - a.dossiers);
  }

  // The word of the index nearest to one that stands nowhere: of names first, then of texts.
  async nearest(word) {
    const term = termOf(word);
    const most = term.length < 5 ? 1 : 2;
    const starts = Object.keys(this.header.names);
    const [near, like] = [starts.filter((start) => term.startsWith(start)), starts.filter((start) => start[0] === term[0])];
    for (const some of [near, like, starts.filter((start) => start[0] === term[1] || start[1] === term[0])]) {
      const rows = (await Promise.all(some.map((start) => this.namesFrom(start)))).flat();
      const best = bestOf(term, most, rows.flatMap(([, name, , dossiers, , , others]) => [name, ...others].flatMap((one) => one.split(/[\s-]+/).map((part) => [part, dossiers]))));
      if (best) return best;
    }
    const files = await Promise.all(this.shards.map((shard) => this.load(`${shard.files[Math.max(this.fileOf(shard, term), 0)]}.w.dsx`, readTerms)));
    return bestOf(term, most, files.flatMap((file) => [...file].map(([written, { count }]) => [written, count])));
  }

  // --------------------------------------------------------------------------------------------------------- showing

  nameOf(entry) {
    return this.places[entry].toString(16).padStart(10, "0");
  }

  card(entry) {
    return this.load(`${this.nameOf(entry)}.dsx`);
  }

  async textOf(entry, part = 0) {
    const { parts } = await this.card(entry);
    return parts ? parts[part] || parts[0] : this.load(`${this.nameOf(entry)}-t${part}.dsx`);
  }

  async passageOf(entry, kind, number) {
    const whole = (await this.card(entry))[kind];
    const passages = whole || (await this.load(`${this.nameOf(entry)}-${kind[0]}${Math.floor(number / PASSAGES)}.dsx`));
    const [fact, words, who, when, first, last, exact] = passages[whole ? number : number % PASSAGES];
    return { fact, words, who, when, first, last, exact };
  }
}

function intersect(some) {
  if (!some.every(Boolean)) return null;
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
