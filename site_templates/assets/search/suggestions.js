// SPDX-License-Identifier: MIT
/** Results below a box while a reader types: a combobox, whose options are links. */

import { make } from "../elements.js";
import { say } from "./saying.js";
import { Status, countTold, failureTold, nothingTold, textsOf, waysFrom } from "./telling.js";

/** @typedef {import("./source.js").Answer} Answer */
/** @typedef {import("./source.js").Result} Result */

/** Milliseconds without a key before a search, and before it is said that one is under way. */
const PAUSE = 40;
const SLOW = 250;
/** So many results are asked for, each of which may need a file; shown in all; shown of one kind. */
const ASKED = 14;
const MOST = 12;
const MOST_OF_KIND = 4;
const MOST_OF_ONE_KIND = 8;
const MOST_CLOSE = 4;

/** The list below one box. */
export class Suggestions {
  /**
   * @param {HTMLFormElement} form
   * @param {import("./source.js").Source} source
   * @param {string} id what the ids of its elements begin with
   */
  constructor(form, source, id) {
    this.form = form;
    this.source = source;
    this.id = id;
    this.input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    this.list = make("div", { role: "listbox", id: `${id}-list`, "aria-label": say("search.results") });
    this.told = make("div", { class: "pa-search__message" });
    this.panel = make("div", { class: "pa-search__panel", hidden: true }, this.told, this.list);
    const live = make("p", { class: "pa-hidden", role: "status" });
    this.status = new Status(live);
    this.turn = 0;
    this.waiting = 0;
    this.at = -1;
    form.append(this.panel, live);
    this._describe();
    this._listen();
  }

  /** Take the panel away. */
  hide() {
    this.turn += 1;
    window.clearTimeout(this.waiting);
    this.panel.hidden = true;
    this._mark(-1);
    this.input.setAttribute("aria-expanded", "false");
  }

  /** Search for what stands in the box, and show what is found if nothing else was typed since. */
  async search() {
    const query = this.input.value.trim();
    window.clearTimeout(this.waiting);
    if (!query) return this._blank();
    const turn = ++this.turn;
    const slow = window.setTimeout(() => {
      if (turn === this.turn && this.panel.hidden) this._tell(say("search.busy"));
    }, SLOW);
    try {
      const answer = await this.source.find(query, { limit: ASKED, mostClose: MOST_CLOSE });
      if (turn === this.turn) this._show(answer);
    } catch (error) {
      if (error.name !== "SearchUnavailable") throw error;
      if (turn === this.turn) this._fail();
    } finally {
      window.clearTimeout(slow);
    }
  }

  _describe() {
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": this.list.id, "aria-haspopup": "listbox",
    })) this.input.setAttribute(name, value);
  }

  _listen() {
    const { input, panel } = this;
    input.addEventListener("focus", () => this.source.prepare());
    input.addEventListener("input", (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) this._soon();
    });
    input.addEventListener("compositionend", () => this._soon());
    input.addEventListener("keydown", (event) => this._key(event));
    input.addEventListener("focus", () => this._again());
    input.addEventListener("click", () => this._again());
    // A press on a result leaves the focus where it is, so that the panel stays until the click.
    panel.addEventListener("mousedown", (event) => {
      if (/** @type {Element} */ (event.target).closest("[role=option]")) event.preventDefault();
    });
    panel.addEventListener("click", (event) => this._followed(event));
    for (const leaving of ["focusin", "pointerdown"]) {
      document.addEventListener(leaving, (event) => {
        const outside = !this.form.contains(/** @type {Node} */ (event.target));
        if (outside && !this.dialog) this.hide();
      });
    }
  }

  /** The dialog that the box stands in, on a narrow screen. */
  get dialog() {
    return this.form.closest("dialog");
  }

  get options() {
    return /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll("[role=option]")]);
  }

  /** Search soon; what was marked belongs to what stood there before. */
  _soon() {
    this._mark(-1);
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.search(), PAUSE);
  }

  /** Bring back what was there when the reader comes back to the box. */
  _again() {
    if (this.panel.hidden && (this.input.value.trim() || this.dialog)) this.search();
  }

  /** @param {KeyboardEvent} event */
  _key(event) {
    if (event.isComposing) return;
    const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
    if (event.key in steps) {
      event.preventDefault();
      if (this.panel.hidden) this._again();
      else this._move(steps[event.key]);
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.options[this.at].click();
    } else if (event.key === "Escape" && !this.panel.hidden && !this.dialog) {
      event.preventDefault();
      this.hide();
    }
  }

  /** Mark the next result; past the last one comes the box itself. @param {number} step */
  _move(step) {
    const places = this.options.length + 1;
    if (places > 1) this._mark(((this.at + 1 + step + places) % places) - 1);
  }

  /** @param {number} at */
  _mark(at) {
    const { options } = this;
    options[this.at]?.setAttribute("aria-selected", "false");
    this.at = at;
    const marked = options[at];
    marked?.setAttribute("aria-selected", "true");
    marked?.scrollIntoView({ block: "nearest" });
    if (marked) this.input.setAttribute("aria-activedescendant", marked.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** A link to a place on this page leaves the panel in the way. @param {MouseEvent} event */
  _followed(event) {
    const link = /** @type {Element} */ (event.target).closest("a");
    const here = window.location;
    if (!link || link.pathname !== here.pathname || link.search !== here.search) return;
    this.hide();
    this.dialog?.close();
  }

  _blank() {
    if (!this.dialog) return this.hide();
    this.turn += 1;
    this._tell(make("p", { class: "pa-search__hint" }, say("search.lead")), waysFrom(this.source));
  }

  _fail() {
    this._tell(failureTold(() => { this.input.focus(); this.search(); }), waysFrom(this.source));
    this.status.tell(say("search.failed"));
  }

  /** Show words in place of results. @param {...import("../elements.js").Child} words */
  _tell(...words) {
    this._open([], words);
  }

  /** @param {Answer} answer */
  _show(answer) {
    const { total, close } = answer;
    const none = !total && !close.length;
    const told = total ? [] : nothingTold(answer, { narrowed: false });
    this._open(none ? [] : this._groups(answer), none ? [told, waysFrom(this.source)] : told.slice(0, 1));
    this.status.tell(none ? countTold(answer) : `${countTold(answer)} ${say("search.count.moves")}`);
  }

  /**
   * @param {HTMLElement[]} groups
   * @param {import("../elements.js").Child[]} words
   */
  _open(groups, words) {
    this._mark(-1);
    this.list.replaceChildren(...groups);
    this.list.hidden = !groups.length;
    this.options.forEach((one, at) => { one.id = `${this.id}-option-${at}`; });
    this.told.replaceChildren(make("div", {}, words));
    this.told.hidden = !words.length;
    this.panel.hidden = false;
    this.panel.scrollTop = 0;
    this.input.setAttribute("aria-expanded", String(groups.length > 0));
  }

  /** @param {Answer} answer */
  _groups({ query, total, results, close }) {
    const kinds = byKind(results);
    const groups = [...kinds].map(([kind, some]) => this._group(say(`search.kinds.${kind}`), some));
    const shown = [...kinds.values()].flat().length;
    if (close.length) {
      groups.push(this._group(say("search.close_matches"), close));
    }
    if (total > shown) {
      groups.push(option(this.source.all(query), "pa-search__all", say("search.all", { n: total })));
    }
    return groups;
  }

  /**
   * @param {string} name
   * @param {Result[]} results
   */
  _group(name, results) {
    const id = `${this.id}-${name}`.replace(/\s+/g, "-");
    return make("div", { role: "group", class: "pa-search__group", "aria-labelledby": id },
      make("div", { role: "presentation", id, class: "pa-search__kind" }, name),
      results.map((one) => option(this.source.address(one.path), "pa-result", ...textsOf(one))));
  }
}

/**
 * @param {string} href
 * @param {string} name
 * @param {...import("../elements.js").Child} children
 */
const option = (href, name, ...children) =>
  make("a", { role: "option", "aria-selected": "false", tabindex: -1, class: name, href }, ...children);

/**
 * Return the best results by kind, kinds in the order of their best result.
 * @param {Result[]} results
 */
export function byKind(results) {
  /** @type {Map<string, Result[]>} */
  const kinds = new Map();
  const mixed = results.some((one) => one.kind !== results[0].kind);
  const most = mixed ? MOST_OF_KIND : MOST_OF_ONE_KIND;
  let left = MOST;
  for (const one of results) {
    const some = kinds.get(one.kind) ?? [];
    if (left === 0) break;
    if (some.length === most) continue;
    kinds.set(one.kind, [...some, one]);
    left -= 1;
  }
  return kinds;
}
