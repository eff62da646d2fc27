// SPDX-License-Identifier: MIT
/** What a reader is told of a link that was opened. */

import { make } from "../elements.js";
import { dayNumber } from "./answers.js";

/** @typedef {import("./links.js").Opened} Opened */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./wording.js").Wording} Wording */

/**
 * Return what to tell of a link that was opened: what of it does not fit, and what has changed since.
 * @param {Opened} opened
 * @param {Session} session
 * @param {Wording} wording
 * @param {boolean} isKept whether Back brings again what stood here before
 * @returns {HTMLElement}
 */
export function openedTold({ lost, edition, isNewer }, { program }, wording, isKept) {
  const { names } = wording;
  const known = {
    audience: names.audiences, measure: names.measures, question: names.questions, day: {}, cases: {},
  };
  const changed = edition && edition !== program.edition && wording.say("estimator.opened.changed", {
    then: wording.date(dayNumber(edition) ?? 0), now: wording.date(dayNumber(program.edition) ?? 0),
  });
  const told = lost.map(({ kind, id, value }) => {
    const record = Object.hasOwn(known[kind], id) ? known[kind][id] : null;
    const { type, of } = record && kind === "question" ? program.questions[id] : { type: "", of: "" };
    const isMoney = (of ?? type) === "money" && /^\d{1,15}$/.test(value);
    const words = isMoney ? wording.money(Number(value)) : value;
    const name = typeof record === "string" ? record : record?.text ?? record?.title ?? id;
    if (kind === "cases") {
      return make("li", {}, wording.say("estimator.compare.cases"), wording.say("colon"), id, " · ",
        wording.say("estimator.compare.full"));
    }
    return make("li", {}, name, words && `${wording.say("colon")}${words}`);
  });
  const note = make("div", { class: "pa-opened" },
    make("button", {
      type: "button", "aria-label": wording.say("estimator.opened.close"), onclick: () => note.remove(),
    }, "×"),
    make("p", {}, make("b", {}, wording.say("estimator.opened"))),
    isKept && make("p", {}, wording.say("estimator.opened.kept")),
    changed && make("p", {}, changed),
    isNewer && make("p", {}, wording.say("estimator.opened.newer")),
    told.length > 0 && [make("p", {}, wording.say("estimator.opened.lost")), make("ul", {}, told)]);
  return note;
}
