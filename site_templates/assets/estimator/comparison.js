// SPDX-License-Identifier: MIT
/** Situations side by side: a table of what differs, and in folds what does not. */

import { make } from "../elements.js";
import { areHighest, resultsCompared, totalsCompared } from "./compare.js";
import { answersCompared, areAlike, LETTERS } from "./differing.js";
import { answered } from "./situations.js";
import { amountTold, spaced, sumTold } from "./telling.js";

/** @typedef {import("./compare.js").Evaluated} Evaluated */
/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("../elements.js").Child} Child */
/** @typedef {import("./session.js").State} State */
/** @typedef {import("./wording.js").Wording} Wording */
/** @typedef {{wording: Wording, program: Node}} Page */

// So many results that differ stand open.
const ROWS_AT_FIRST = 8;

/**
 * Make the comparison of several situations.
 * @param {Page} page
 * @param {State} state
 * @param {Evaluated[]} evaluated
 * @returns {HTMLElement}
 */
export function comparison(page, state, evaluated) {
  const { wording, program } = page;
  const answers = answersCompared(program, state);
  const { differing, alike } = resultsCompared(evaluated, (one) => _lines(one, wording));
  const isSame = !answers.differing.length && !differing.length;
  const told = (/** @type {string} */ id) =>
    state.situations.map((one) => answered(id, one, program, wording));
  const rows = differing.map((row) => _resultLine(row, page));
  return make("section", { class: "pa-comparison", "aria-labelledby": "comparison" },
    make("h2", { id: "comparison", tabindex: "-1" }, _words("title", wording)),
    isSame ? make("p", {}, _words("nothing", wording)) : [
      _comparedTable(state, wording, [
        _part(_words("answers", wording), answers.differing.map((id) =>
          _line(wording.question(id), _marked(told(id), told(id), wording), wording))),
        _part(wording.say("estimator.totals"), _totalLines(evaluated, wording)),
        _part(_words("results", wording), rows.splice(0, ROWS_AT_FIRST)),
      ]),
      !differing.length && make("p", {}, _words("no_effect", wording)),
      make("div", { class: "pa-folds" },
        _fold("more_results", rows, wording, _comparedTable(state, wording, make("tbody", {}, rows))),
        _fold("same_answers", answers.alike, wording, _paired(answers.alike.map((id) =>
          [wording.question(id), told(id)[0]]))),
        _fold("same_results", alike, wording, _paired(alike.map(([one]) =>
          [_title(one, page), _lines(one, wording).join(" · ")])))),
    ]);
}

/**
 * @param {State} state
 * @param {Wording} wording
 * @param {Child} parts
 */
function _comparedTable({ situations, at }, wording, parts) {
  return make("table", { class: "pa-rates pa-rates--wide pa-compare" },
    make("caption", { class: "pa-unseen" }, _words("caption", wording)),
    make("thead", {}, make("tr", {}, make("td", {}), situations.map((_, i) =>
      make("th", { scope: "col", class: i === at && "pa-compare__at" }, _case(i, wording))))),
    parts);
}

/**
 * @param {string} name
 * @param {HTMLElement[]} rows
 */
function _part(name, rows) {
  return rows.length > 0 && make("tbody", { "data-key": name },
    make("tr", { class: "pa-compare__part" },
      make("th", { scope: "rowgroup", colspan: rows[0].children.length }, name)), rows);
}

/**
 * @param {Child} name
 * @param {Child[]} cells
 * @param {Wording} wording
 */
function _line(name, cells, wording) {
  return make("tr", {}, make("th", { scope: "row" }, name), cells.map((cell, i) =>
    make("td", { "data-label": _case(i, wording) }, make("div", {}, cell))));
}

/**
 * @param {Evaluated[]} evaluated
 * @param {Wording} wording
 */
function _totalLines(evaluated, wording) {
  return totalsCompared(evaluated, (one) => _lines(one, wording)).map(({ payee, totals }) =>
    _line(wording.names.payees[payee], totals.map(({ sum, against }, i) => {
      const apart = sum?.not_added.length ?? 0;
      return [make("b", {}, sum && (sum.high !== 0 || !apart) ? sumTold(sum, wording) : "–"),
        apart > 0 && _small(wording.counted("estimator.compare.apart", apart)),
        i > 0 && _small(_against(against, wording))];
    }), wording));
}

/**
 * @param {import("./compare.js").Difference} against
 * @param {Wording} wording
 */
function _against(against, wording) {
  const amount = against ? sumTold(against, wording, "range") : "";
  const key = !against ? "unsure"
    : against.high === 0 ? "same_as" : against.isMore ? "more_than" : "less_than";
  return _words(key, wording, { amount, letter: LETTERS[0] });
}

/**
 * @param {Node[]} row
 * @param {Page} page
 */
function _resultLine(row, page) {
  const { wording } = page;
  const isHighest = areHighest(row);
  const cells = row.map((one, i) => {
    const [first, ...others] = _lines(one, wording);
    const mark = _words(row.length > 2 ? "highest" : "higher", wording);
    return [make(isHighest[i] ? "b" : "span", {}, first), _small(others.join(" · ")),
      isHighest[i] && make("span", { class: "pa-chip" }, mark)];
  });
  // The highest says itself that it differs.
  const compared = row.map((one, i) => _lines(isHighest[i] ? row[0] : one, wording));
  return _line(_title(row[0], page), _marked(cells, compared, wording), wording);
}

/**
 * Return a result as it is told: the amount if there is one, then how it stands.
 * @param {Node} result
 * @param {Wording} wording
 * @returns {string[]}
 */
function _lines(result, wording) {
  const state = wording.say(`state.${result.state}`);
  const told = result.state !== "not_eligible" && amountTold(result, wording);
  if (!told) return [state];
  const amount = spaced([told.lead, told.figure], wording);
  return (told.sure ? [amount, told.note, state] : [state, amount, told.note]).filter(Boolean);
}

/**
 * Among three it is said of each cell whether it differs from the first.
 * @param {Child[]} cells
 * @param {any[]} compared
 * @param {Wording} wording
 * @returns {Child[]}
 */
function _marked(cells, compared, wording) {
  const words = _words("differs", wording, { letter: LETTERS[0] });
  return cells.map((cell, i) =>
    [cell, cells.length > 2 && !areAlike([compared[0], compared[i]]) && _small(words)]);
}

/**
 * @param {string} key
 * @param {any[]} counted
 * @param {Wording} wording
 * @param {HTMLElement} content
 */
function _fold(key, counted, wording, content) {
  return counted.length > 0 && make("details", { class: "pa-fold", "data-key": key },
    make("summary", {}, wording.counted(`estimator.compare.${key}`, counted.length)), content);
}

/** @param {Child[][]} pairs */
function _paired(pairs) {
  return make("ul", { class: "pa-parts" }, pairs.map(([name, told]) =>
    make("li", {}, name, make("b", {}, told))));
}

/** @param {string} words */
function _small(words) {
  return words && make("small", {}, words);
}

/**
 * @param {Node} result
 * @param {Page} page
 */
function _title({ measure }, { wording }) {
  const { title, path } = wording.names.measures[measure];
  return make("a", { href: wording.href(path) }, title);
}

/**
 * @param {number} i
 * @param {Wording} wording
 */
function _case(i, wording) {
  return _words("case", wording, { letter: LETTERS[i] });
}

/**
 * @param {string} key
 * @param {Wording} wording
 * @param {Record<string, string>} [details]
 */
function _words(key, wording, details) {
  return wording.say(`estimator.compare.${key}`, details);
}
