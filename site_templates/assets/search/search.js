// SPDX-License-Identifier: MIT
/** The search of one language: a query in, results out. */

import { HAN_CHARACTER, makeAnalyser } from "./analyser.js";
import { IndexFiles, SearchUnavailable } from "./files.js";
import { marker } from "./marking.js";
import { planOf } from "./query.js";
import { rank } from "./ranking.js";
import { slips } from "./spelling.js";

export { SearchUnavailable };

/**
 * @typedef {{text: string, marked: boolean}} Part
 * @typedef {{path: string, kind: string, title: string, line: string, lead: string, unsettled: boolean,
 *   parts: {title: Part[], line: Part[], lead: Part[]}}} Result
 * @typedef {{query: string, cut: boolean, total: number, results: Result[], close: Result[],
 *   counts: Object<string, Object<string, number>> | null}} Answer
 * @typedef {{kind?: string, audience?: string, department?: string, document?: string}} Filters
 */

const LONGEST_QUERY = 200;
/** With fewer exact results than these, close matches are looked for. */
const FEW = 10;
/** A close match meets at least this share of what the page meets that meets most. */
const CLOSE = 0.2;
/** What a lone character counts, of what the pair it stands for would. */
const LONE_CHARACTER = 0.5;
const FILTERED_BY = { audience: "audience", department: "departments", document: "documents" };
const LATIN = /[a-z]/i;
const NO_WORDS = { words: [], found: "", syllables: new Set() };

class Search {
  /** @param {URL} base */
  constructor(base) {
    this.files = new IndexFiles(base);
  }

  /**
   * @param {string} asked
   * @param {{filters?: Filters, limit?: number, offset?: number, mostClose?: number, facets?: boolean}} [options]
   * @returns {Promise<Answer>}
   */
  async find(asked, options = {}) {
    try {
      const answer = await this.#answer(asked, options);
      this.files.failed = false;
      return answer;
    } catch (error) {
      const isRenewed = error instanceof SearchUnavailable && (await this.files.renewed());
      if (!isRenewed) throw error;
      return this.#answer(asked, options);
    }
  }

  /** Fetch what every query needs, while the reader still types. */
  async prepare() {
    await this.files.manifest();
  }

  async #answer(asked, { filters = {}, limit = 10, offset = 0, mostClose = limit, facets = false }) {
    const whole = asked.trim();
    const query = [...whole].slice(0, LONGEST_QUERY).join("");
    const answer = { query, cut: query !== whole, total: 0, results: [], close: [], counts: null };
    if (!query) return answer;
    const language = await this.#language(query);
    const plan = planOf(query, language);
    let ranked = await this.#ranked(plan);
    const fits = await this.#fitting(filters, facets);
    const exact = ranked.filter((one) => one.share === 1);
    const fitting = exact.filter((one) => fits.all(one.entry));
    let close = [];
    if (offset === 0 && fitting.length < FEW) {
      const wider = widened(plan, language, await this.#postingsOf({ terms: [...plan.terms, ...plan.near] }));
      ranked = await this.#ranked(wider);
      const known = new Set(fitting.map((one) => one.entry));
      const least = CLOSE * (ranked[0] ? Math.max(...ranked.map((one) => one.share)) : 1);
      close = ranked.filter((one) => !known.has(one.entry) && fits.all(one.entry) && one.share >= least);
      plan.terms = wider.terms;
    }
    const marked = marker(plan, language.analyser);
    const shown = (some) => Promise.all(some.map((one) => this.#result(one.entry, marked)));
    const [results, closeResults] = await Promise.all([
      shown(fitting.slice(offset, offset + limit)), shown(close.slice(0, mostClose)),
    ]);
    return {
      ...answer,
      total: fitting.length,
      results,
      close: closeResults,
      counts: facets ? fits.counts(exact.map((one) => one.entry)) : null,
    };
  }

  async #language(query) {
    const { tables } = await this.files.manifest();
    if (this.tables !== tables) this.analyser = makeAnalyser(tables);
    this.tables = tables;
    const words = LATIN.test(this.analyser.folded(query)) ? await this.files.words() : NO_WORDS;
    return { analyser: this.analyser, tables, words: { ...words, meant: this.analyser.meant } };
  }

  /** The postings of all tokens of a plan, as a function of the token. */
  async #postingsOf(plan) {
    const tokens = new Set(plan.terms.flatMap((term) => term.alternatives.flatMap((one) => one.tokens)));
    const told = await Promise.all([...tokens].map(async (token) => [token, await this.files.postings(token)]));
    const postings = new Map(told);
    return (token) => postings.get(token);
  }

  async #ranked(plan) {
    return rank(plan, await this.#postingsOf(plan), await this.files.manifest());
  }

  async #result(number, marked) {
    const entry = await this.files.entry(number);
    const { title, line, lead } = entry;
    return { ...entry, parts: { title: marked(title), line: marked(line), lead: marked(lead) } };
  }

  /** What fits the filters, and how many entries each of their values leaves. */
  async #fitting(filters, facets) {
    const chosen = Object.entries(filters).filter(([, value]) => value);
    if (!chosen.length && !facets) return { all: () => true, counts: () => null };
    const [told, { kinds }] = await Promise.all([this.files.filters(), this.files.manifest()]);
    const valuesOf = (name, entry) => {
      if (name === "kind") return [kinds[told.kind[entry]]];
      const { sets, of } = told[FILTERED_BY[name]];
      return sets[of[entry]];
    };
    const fits = (entry, but) =>
      chosen.every(([name, value]) => name === but || valuesOf(name, entry).includes(value));
    const counts = (entries) => {
      const counted = {};
      for (const name of ["kind", ...Object.keys(FILTERED_BY)]) {
        counted[name] = {};
        for (const entry of entries.filter((one) => fits(one, name))) {
          for (const value of valuesOf(name, entry)) counted[name][value] = (counted[name][value] ?? 0) + 1;
        }
      }
      return counted;
    };
    return { all: (entry) => fits(entry), counts };
  }
}

/**
 * A plan that also finds what is nearly meant: lone characters for pairs that no page has (but of a
 * query of two, one says too little), pages that a word is near to, and words that differ by a slip
 * from one that none has.
 */
function widened(plan, { words }, postings) {
  const isFound = (term) =>
    term.alternatives.some(({ tokens }) => tokens.every((token) => postings(token).found));
  const met = new Set(plan.terms.filter(isFound).flatMap((term) => term.meets));
  const terms = plan.terms.map((term) => {
    const near = plan.near.filter((one) => one.of === term && isFound(one)).flatMap((one) => one.alternatives);
    if (!term.word || isFound(term) || near.length) return { ...term, alternatives: [...term.alternatives, ...near] };
    return { ...term, alternatives: slips(term.word, term.token, words) };
  });
  const isPair = plan.needs.filter((need) => HAN_CHARACTER.test(need.text)).length < 3;
  plan.needs.forEach((need, at) => {
    if (!isPair && !met.has(at) && HAN_CHARACTER.test(need.text)) {
      terms.push({ alternatives: [{ tokens: [need.text], weight: LONE_CHARACTER }], meets: [at] });
    }
  });
  return { ...plan, terms };
}

/** @param {URL} base the folder of the index of one language, with a slash at its end */
export const openSearch = (base) => new Search(base);
