// SPDX-License-Identifier: MIT
/** Fetches the files of an index as they are needed, each once; see files.py for what they hold. */

/** A file of the index is missing or broken; asking again fetches it again. */
export class SearchUnavailable extends Error {
  name = "SearchUnavailable";
}

/**
 * @typedef {{entries: number[], impacts: number[], found: number}} Postings  the entries with a
 *   token, what it says of each, and how many have it (more than are listed, if there are very many)
 * @typedef {{path: string, kind: string, title: string, line: string, lead: string,
 *   unsettled: boolean}} Entry  `unsettled`: a translation that nobody has read yet
 */

const NOTHING = Object.freeze({ entries: [], impacts: [], found: 0 });

/** FNV-1a over the characters of a token, none above U+FFFF; the twin of `bucket_of`. */
export function bucketOf(token, buckets) {
  const first = "+=≈".includes(token[0]) ? token.slice(1).split(" ")[0] : token;
  let value = 0x811c9dc5;
  for (let at = 0; at < first.length; at += 1) {
    value = Math.imul(value ^ first.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value % buckets;
}

/** @param {number[]} packed @returns {Postings} */
function unpacked(packed) {
  const [found, ...pairs] = packed;
  const entries = [];
  const impacts = [];
  let entry = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    entry += pairs[at];
    entries.push(entry);
    impacts.push(pairs[at + 1]);
  }
  return { entries, impacts, found };
}

export class IndexFiles {
  /** @param {URL} base the folder of the index of one language, with a slash at its end */
  constructor(base) {
    this.base = base;
    this.failed = false;
    this.#forget();
  }

  /** What the index is made of; a cached one is only used if the server says that it still holds. */
  manifest() {
    return this.#once("manifest.json", "no-cache");
  }

  /** Fetch everything anew; say whether the index is another one since a new site was published. */
  async renewed() {
    const { folder } = this.known;
    this.#forget();
    return (await this.manifest()).folder !== folder;
  }

  /** @param {string} token @returns {Promise<Postings>} */
  async postings(token) {
    const { buckets } = await this.manifest();
    const file = await this.#inFolder(`t/${bucketOf(token, buckets)}.json`);
    if (!Object.hasOwn(file, token)) return NOTHING;
    if (!this.unpacked.has(token)) this.unpacked.set(token, unpacked(file[token]));
    return this.unpacked.get(token);
  }

  /** @param {number} number @returns {Promise<Entry>} */
  async entry(number) {
    const { block, kinds } = await this.manifest();
    const entries = await this.#inFolder(`e/${Math.floor(number / block)}.json`);
    const [path, kind, title, line, lead, unsettled] = entries[number % block];
    return { path, kind: kinds[kind], title, line, lead, unsettled: Boolean(unsettled) };
  }

  /** All English words in their order, how often each is found (1 to 9), the syllables of names. */
  async words() {
    const { words, found, syllables } = await this.#inFolder("words.json");
    return { words: words.split(" "), found, syllables: new Set(syllables.split(" ")) };
  }

  /** What each entry can be filtered by. */
  filters() {
    return this.#inFolder("filters.json");
  }

  async #inFolder(name) {
    const { folder } = await this.manifest();
    return this.#once(`${folder}/${name}`, this.failed ? "reload" : "default");
  }

  #forget() {
    /** What the manifest last said. */
    this.known = { folder: "" };
    this.fetched = new Map();
    /** @type {Map<string, Postings>} */
    this.unpacked = new Map();
  }

  /** @param {string} name @param {RequestCache} cache */
  #once(name, cache) {
    if (!this.fetched.has(name)) this.fetched.set(name, this.#fetched(name, cache));
    return this.fetched.get(name);
  }

  async #fetched(name, cache) {
    try {
      const response = await fetch(new URL(name, this.base), { cache });
      if (!response.ok) throw new Error(`${response.status}`);
      const told = await response.json();
      if (told === null || typeof told !== "object") throw new Error("not an index");
      if ("folder" in told) this.known = told;
      return told;
    } catch (error) {
      this.failed = true;
      this.fetched.delete(name);
      throw new SearchUnavailable(`${name}: ${error.message}`);
    }
  }
}
