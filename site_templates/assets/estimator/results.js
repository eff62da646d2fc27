// SPDX-License-Identifier: MIT
/** The results on the page: totals per payee, then every measure by how it stands. */

import { dayNumber } from "./answers.js";
import { Cards, figured } from "./cards.js";
import { byState, compared, contents, yearsTogether } from "./choices.js";
import { make, settle } from "../elements.js";
import { rangeTold, sumTold } from "./telling.js";
import { timeline } from "./timeline.js";

/** @typedef {import("./choices.js").Choice} Choice */
/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./session.js").Given} Given */
/** @typedef {import("./wording.js").Wording} Wording */

/** So many results of a state stand open at first; the others are folded away. */
const AT_FIRST = { negotiated: 3, in_kind: 3, needs_answers: 10, planned: 3 };

/** Shows results; what the reader has unfolded stays so, and what has focus keeps it. */
export class ResultList {
  /**
   * @param {HTMLElement} element
   * @param {{wording: Wording, program: Node, onAsk: (question: string) => void}} page
   */
  constructor(element, { wording, program, onAsk }) {
    this.element = element;
    this.wording = wording;
    this.program = program;
    this.cards = new Cards({ wording, program });
    this.cards.listen(element, onAsk);
  }

  /**
   * Show the results of an estimate in place of those before.
   * @param {Node[]} results
   * @param {Node[]} totals
   * @param {Given} given
   */
  show(results, totals, given) {
    this.cards.given = given;
    const groups = byState(this.program, results);
    const first = groups.flatMap((group) => group.choices)
      .find(({ members }) => members.some((one) => one.measure === given.measure));
    const fresh = make("div", {}, this._summary(groups), this._notes(results, given),
      first && this._first(first),
      totals.length ? this._totals(totals, results) : this._none(results),
      groups.map(({ state, count, choices }) =>
        this._group(state, count, choices.filter((one) => one !== first))));
    this._replace(fresh);
  }

  /**
   * Put the fresh results in place; what had focus gets it back if it had to be moved or made anew.
   * @param {HTMLElement} fresh
   */
  _replace(fresh) {
    const active = /** @type {HTMLElement} */ (document.activeElement);
    const key = this.element.contains(active) && active.closest("article")?.dataset.key;
    settle(this.element, fresh);
    if (!key || document.activeElement === active) return;
    const card = this.element.querySelector(`article[data-key="${key}"]`);
    const alike = [...card?.querySelectorAll(active.tagName) ?? []]
      .find((one) => one.textContent === active.textContent) ?? card?.querySelector("a");
    /** @type {HTMLElement | null | undefined} */ (alike)?.focus({ preventScroll: true });
  }

  /** @param {{state: string, count: number, choices: Choice[]}[]} groups */
  _summary(groups) {
    return make("p", { class: "pa-summary" }, groups.map(({ state, count, choices }) =>
      make("a", { href: choices.length > 0 && `#group-${state}` }, this._say(`state.${state}`),
        make("b", {}, String(count)))));
  }

  /**
   * What is true of many results, told once.
   * @param {Node[]} results
   * @param {Given} given
   */
  _notes(results, { asOf }) {
    const { measures } = this.wording.names;
    const { edition } = this.program;
    const day = (/** @type {string} */ iso) => this.wording.date(dayNumber(iso) ?? 0);
    const words = [
      asOf && asOf !== edition
        && this._say("estimator.other_day", { day: day(asOf), edition: day(edition) }),
      results.some((one) => !measures[one.measure].departments.length)
        && this._say("estimator.no_department"),
    ];
    return words.map((one) => one && make("p", { class: "pa-small" }, one));
  }

  /** @param {Choice} choice */
  _first(choice) {
    return make("section", { class: "pa-group pa-group--first", "data-key": "first",
      "aria-labelledby": "group-first" },
    make("h3", { id: "group-first" }, this._say("estimator.chosen")), this._choice(choice, ""));
  }

  /** @param {Node[]} results */
  _none(results) {
    const has = (/** @type {string[]} */ ...states) =>
      results.some((one) => states.includes(one.state));
    const words = !results.length ? "estimator.none"
      : has("needs_answers") ? "estimator.none_yet"
        : has("in_kind", "negotiated") ? "estimator.none_in_money" : "estimator.none_available";
    return make("p", { class: "pa-totals", "data-key": "totals" }, this._say(words));
  }

  /**
   * @param {Node[]} totals
   * @param {Node[]} results
   */
  _totals(totals, results) {
    const parts = contents(this.program, results);
    const rest = ["negotiated", "in_kind", "needs_answers"].map((state) => {
      const n = results.filter((one) => one.state === state).length;
      return n ? `${this._say(`state.${state}`)} ${n}` : "";
    }).filter(Boolean);
    return make("section", { class: "pa-totals", "data-key": "totals", "aria-labelledby": "totals" },
      make("h3", { id: "totals" }, this._say("estimator.totals")),
      make("dl", {}, totals.map((total, at) => this._total(total, parts[at]))),
      make("p", { class: "pa-small" }, this._say("estimator.totals.note")),
      rest.length > 0 && make("p", { class: "pa-small" },
        this._say("estimator.rest"), this._say("colon"), rest.join(" · ")));
  }

  /**
   * @param {Node} total
   * @param {Choice[]} parts
   */
  _total({ payee, low, high, not_added: apart }, parts) {
    const { lead, figure, note } = rangeTold(low, high, this.wording);
    const added = parts.filter(({ members: [one] }) => !apart.includes(one.measure));
    const key = `total-${payee}-${parts[0].members[0].measure}`;
    const years = yearsTogether(parts);
    const paid = { yearly: years, bound: "range" };
    return make("div", { class: "pa-total", "data-key": key },
      make("dt", {}, this.wording.names.payees[payee]),
      added.length > 0 && make("dd", { class: "pa-figure" }, figured(lead, figure, note)),
      make("dd", { class: "pa-folds" },
        added.length > 0 && this.cards.fold(`parts-${key}`,
          `${this._say("estimator.contents")} · ${added.length}`,
          make("ul", { class: "pa-parts" }, added.map((part) => this._part(part)))),
        years.length > 0 && this.cards.fold(`years-${key}`, this._say("estimator.per_year"),
          make("div", {}, timeline(paid, this.wording),
            make("p", { class: "pa-small" }, this._say("estimator.together"))))),
      apart.length > 0 && make("dd", { class: "pa-small" }, this._say("estimator.not_added"),
        this._say("colon"), this._apart(apart, parts)));
  }

  /**
   * What is not added, each with its own amount.
   * @param {string[]} apart
   * @param {Choice[]} parts
   */
  _apart(apart, parts) {
    const found = parts.flatMap(({ members }) => members).filter((one) => apart.includes(one.measure));
    return make("ul", { class: "pa-parts" }, found.map((one) => make("li", {},
      make("span", {}, this._linked([one.measure])), make("b", {}, sumTold(one, this.wording)))));
  }

  /** @param {Choice} part */
  _part({ rule, members }) {
    const isOne = members.length > 1 && rule !== "add";
    return make("li", {},
      make("span", {}, isOne && [this._say(`estimator.choice.${rule}`), this._say("colon")],
        this._linked(members.map((one) => one.measure))),
      make("b", {}, members.map((one) => sumTold(one, this.wording)).join(isOne ? " / " : " + ")));
  }

  /** @param {string[]} measures */
  _linked(measures) {
    return measures.map((id, at) => [at > 0 && this._say("list.comma"),
      make("a", { href: `#result-${id}` }, this.wording.names.measures[id].title)]);
  }

  /**
   * @param {string} state
   * @param {number} count
   * @param {Choice[]} choices
   */
  _group(state, count, choices) {
    if (!choices.length) return null;
    const id = `group-${state}`;
    const isNot = state === "not_eligible";
    const heading = make("h3", { id },
      this._say(isNot ? "estimator.show_not" : `state.${state}`), " ",
      make("span", { class: "pa-count" }, String(count)));
    const limit = /** @type {Record<string, number>} */ (AT_FIRST)[state] ?? Infinity;
    const shown = (/** @type {Choice[]} */ some) => some.map((one) => this._choice(one, state));
    const [open, folded] = [choices.slice(0, limit), choices.slice(limit)];
    const more = this._say("estimator.more_results", { n: folded.length });
    return make("section", { class: `pa-group pa-group--${state}`, "data-key": id,
      "aria-labelledby": id },
    isNot ? this.cards.fold(id, heading, make("div", {}, shown(choices))) : [heading, shown(open)],
    !isNot && folded.length > 0 && this.cards.fold(`more-${state}`, more, make("div", {}, shown(folded))));
  }

  /**
   * One result, or those of a group as one choice.
   * @param {Choice} choice
   * @param {string} state the one under whose heading this stands
   */
  _choice({ group, rule, members }, state) {
    const { best, why } = compared(members);
    const cards = members.map((one) => this.cards.card(one, { state, isAlone: members.length === 1,
      isBest: one === best && members.length > 1 && rule !== "add" && rule !== "silent" }));
    if (members.length === 1) return cards;
    const id = `choice-${group}`;
    const isChosen = rule === "choose_one" || rule === "highest";
    return make("div", { class: "pa-choose", "data-key": id, role: "group", "aria-labelledby": id },
      make("p", { class: "pa-choose__rule", id }, this._say(`estimator.choice.${rule}`)),
      make("p", { class: "pa-small" }, this.wording.names.groups[group ?? ""],
        isChosen && why && [" ", make("b", {}, this._say(`estimator.choice.${why}`))]),
      make("div", { class: "pa-choose__cards" }, cards));
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [details]
   */
  _say(key, details) {
    return this.wording.say(key, details);
  }
}
