// SPDX-License-Identifier: MIT
/** The search behind a box: its scripts and index are fetched when they are first needed. */

/** @typedef {{text: string, marked: boolean}} Part */
/** @typedef {{title: Part[], line: Part[], lead: Part[]}} Parts */
/** @typedef {{path: string, kind: string, title: string, line: string, lead: string, unsettled: boolean, parts: Parts}} Result */
/** @typedef {Record<string, Record<string, number>>} Counts */
/**
 * @typedef {{query: string, cut: boolean, total: number, results: Result[], close: Result[],
 *   counts: Counts | null}} Answer
 */

/** Answers queries on the pages of one language. */
export class Source {
  /** @param {HTMLFormElement} form a box, which names the folder of the index */
  constructor(form) {
    this.folder = new URL(form.dataset.searchIndex ?? "", window.location.href);
    /** The address that the paths of results are below. */
    this.root = new URL("../", this.folder);
  }

  /** Fetch the scripts, so that the first answer comes sooner; a failure shows with that answer. */
  prepare() {
    this.opened().then((search) => search.prepare()).catch(() => {});
  }

  /** Return the search; where its scripts cannot be fetched, it is unavailable like its index. */
  async opened() {
    const scripts = await import("./search.js").catch((error) => {
      throw Object.assign(error, { name: "SearchUnavailable" });
    });
    this.search ??= scripts.openSearch(this.folder);
    return this.search;
  }

  /**
   * Return what a query finds; it rejects when something could not be fetched.
   * @param {string} query
   * @param {{limit: number, offset?: number, mostClose?: number, filters?: Record<string, string>, facets?: boolean}} how
   * @returns {Promise<Answer>}
   */
  async find(query, how) {
    return (await this.opened()).find(query, how);
  }

  /**
   * Return the address of a path below the language.
   * @param {string} path
   */
  address(path) {
    return new URL(path, this.root).href;
  }

  /**
   * Return the address of the page that shows all results.
   * @param {string} query
   */
  all(query) {
    return this.address(`search/?${new URLSearchParams({ q: query })}`);
  }
}
