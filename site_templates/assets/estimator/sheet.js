// SPDX-License-Identifier: MIT
/** What is printed in place of the page: one sheet with answers, results and every step. */

import { correction, generate } from "../vendor/lean-qr/nano.js";
import { dayNumber } from "./answers.js";
import { byState, counts } from "./choices.js";
import { LETTERS } from "./differing.js";
import { drawn, make } from "../elements.js";
import { evaluation } from "./evaluation.js";
import { addressOf } from "./links.js";
import {
  amountTold, answerTold, certified, readingsTold, scheduleTold, stepTold, sumTold,
} from "./telling.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("../elements.js").Child} Child */
/** @typedef {import("./session.js").Given} Given */
/** @typedef {import("./wording.js").Wording} Wording */

/** @typedef {import("./tools.js").Shared} Page */

/**
 * One situation with what comes of it.
 * @typedef {{given: Given, results: Node[], sums: Node[]}} Told
 */

// More bytes make a code that a phone hardly reads from paper.
const MOST_BYTES = 2_300;
// Up to here a code stands a fold or a stain; a longer one is rather kept coarse.
const SHORT = 700;
const QUIET = 4;
const MILLIMETRES = { module: 0.33, least: 30, most: 56 };

/**
 * Print a sheet in place of the page, from when something is chosen.
 * @param {Page} page
 */
export function printSheet(page) {
  /** @type {HTMLElement | null} */
  let sheet = null;
  window.addEventListener("beforeprint", () => {
    const isStarted = page.session.given.audiences.length > 0;
    sheet?.remove();
    sheet = isStarted ? _sheet(page) : null;
    if (sheet) document.body.append(sheet);
    document.documentElement.classList.toggle("pa-printing", isStarted);
  });
  window.addEventListener("afterprint", () => sheet?.remove());
}

/**
 * @param {Page} page
 * @returns {HTMLElement}
 */
function _sheet(page) {
  const { session, wording, site } = page;
  const address = addressOf(page);
  const { program, state, given, day } = session;
  const say = (/** @type {string} */ key) => wording.say(key);
  const date = (/** @type {string} */ iso) => wording.date(dayNumber(iso) ?? 0);
  const told = state.situations.map((answers) => {
    const its = { ...given, answers };
    return { given: its, ...evaluation(program, its) };
  });
  const names = told.map((_, at) => wording.say("estimator.compare.case", { letter: LETTERS[at] }));
  const columns = told.length > 1 ? names : [];
  const who = given.audiences.map((id) => wording.names.audiences[id]);
  const caution = make("p", {}, make("b", {}, say("estimator.sheet.caution")));
  return make("section", { class: "pa-sheet" },
    make("header", {}, make("div", {}, make("p", {}, site), make("h1", {}, say("estimator.sheet.title")),
      make("dl", {}, _fact(say("estimator.sheet.who"), who.join(say("list.comma"))),
        _fact(say("estimator.as_of"), date(day)),
        _fact(say("estimator.sheet.edition"), date(program.edition))), caution),
    make("figure", {}, _code(address, say))),
    _sheetTable(say("estimator.sheet.answers"), columns, _answerRows(program, told, wording)),
    _sheetTable(say("estimator.totals"), columns, _totalRows(told, wording)),
    make("p", {}, say("estimator.totals.note")),
    told.map((one, at) => [columns.length > 0 && make("h2", { class: "pa-sheet__case" }, names[at]),
      _results(program, one, wording, columns.length > 0)]),
    make("footer", {}, caution.cloneNode(true), address && make("p", {}, say("estimator.sheet.address"),
      say("colon"), make("small", {}, address))));
}

/**
 * @param {string} name
 * @param {Child} told
 * @returns {Child}
 */
function _fact(name, told) {
  return make("div", {}, make("dt", {}, name), make("dd", {}, told));
}

/**
 * @param {string} title
 * @param {string[]} columns
 * @param {[string, string[]][]} rows
 * @returns {Child}
 */
function _sheetTable(title, columns, rows) {
  return rows.length > 0 && [make("h2", {}, title), make("table", {},
    columns.length > 0 && make("thead", {}, make("tr", {}, make("td"),
      columns.map((name) => make("th", { scope: "col" }, name)))),
    make("tbody", {}, rows.map(([name, cells]) => {
      const isAlike = columns.length > 0 && cells.every((cell) => cell === cells[0]);
      return make("tr", { class: isAlike && "pa-sheet__alike" }, make("th", { scope: "row" }, name),
        cells.map((cell) => make("td", {}, cell || "–")));
    })))];
}

/**
 * @param {Node} program
 * @param {Told[]} told
 * @param {Wording} wording
 * @returns {[string, string[]][]}
 */
function _answerRows(program, told, wording) {
  const answer = (/** @type {string} */ id, /** @type {Record<string, any>} */ answers) => {
    const { of } = program.questions[id];
    if (!of || !Object.hasOwn(answers, id)) return answerTold(id, answers, program, wording);
    return answers[id].map((/** @type {number} */ one) =>
      wording.number(of === "integer" ? "count" : of, one)).join(wording.say("list.comma"));
  };
  return Object.keys(program.questions)
    .filter((id) => told.some(({ given }) => Object.hasOwn(given.answers, id)))
    .map((id) => [wording.question(id), told.map(({ given }) => answer(id, given.answers))]);
}

/**
 * @param {Told[]} told
 * @param {Wording} wording
 * @returns {[string, string[]][]}
 */
function _totalRows(told, wording) {
  const { names } = wording;
  const total = (/** @type {Node} */ sum) => {
    const apart = sum.not_added.map((/** @type {string} */ id) => names.measures[id].title);
    const silent = `${wording.say("estimator.not_added")}${wording.say("colon")}`;
    return [
      (sum.high !== 0 || !apart.length) && sumTold(sum, wording),
      apart.length > 0 && silent + wording.listed(apart),
    ];
  };
  return [...new Set(told.flatMap(({ sums }) => sums.map(({ payee }) => payee)))].map((payee) =>
    [names.payees[payee], told.map(({ sums }) =>
      sums.filter((sum) => sum.payee === payee).flatMap(total).filter(Boolean).join("\n"))]);
}

/**
 * @param {Node} program
 * @param {Told} told
 * @param {Wording} wording
 * @param {boolean} isBrief whether what is not to be had is only counted
 * @returns {Child}
 */
function _results(program, { given, results }, wording, isBrief) {
  return byState(program, results).map(({ state, choices }) => {
    const found = choices.flatMap(({ members }) => members);
    const title = (/** @type {Node} */ one) => wording.names.measures[one.measure].title;
    const line = (/** @type {Node} */ one) => make("li", {}, make("b", {}, title(one)),
      wording.say("colon"), one.missing.map((/** @type {string} */ id) => wording.question(id)).join(" · "));
    return [make("h2", {}, wording.say(`state.${state}`), ` · ${found.length}`),
      isBrief && ["not_eligible", "planned", "needs_answers"].includes(state) ? null : ["not_eligible", "planned"].includes(state) ? make("p", {}, found.map(title).join(" · "))
        : state === "needs_answers" ? make("ul", {}, found.map(line))
          : found.map((one) => _article(program, one, given, wording, state))];
  });
}

/**
 * @param {Node} program
 * @param {Node} result
 * @param {Given} given
 * @param {Wording} wording
 * @param {string} state the one under whose heading this stands
 * @returns {HTMLElement}
 */
function _article(program, result, given, wording, state) {
  const { names } = wording;
  const { title, explained, departments, doubts } = names.measures[result.measure];
  const { group } = result;
  const rule = group && program.groups[group].rule;
  const told = counts(result) && amountTold(result, wording);
  const fact = (/** @type {string} */ key, /** @type {any} */ words) =>
    words && _fact(wording.say(key), words);
  const other = result.state !== state && ` · ${wording.say(`state.${result.state}`)}`;
  return make("article", {}, make("h3", {}, title, other),
    told && make("p", { class: "pa-sheet__figure" }, told.lead, " ", make("b", {}, told.figure), " ", make("small", {}, told.note)),
    !told && explained && make("p", {}, explained),
    make("dl", {},
      fact("measure.payee", result.yearly.length > 0 && names.payees[result.payee]),
      fact("measure.departments", wording.listed(departments.map((/** @type {Node} */ one) => one.name))
        || wording.say("not_stated")),
      fact("estimator.clause", names.clauses[result.clause].name),
      fact("estimator.per_year", told && result.yearly.length > 1
        && scheduleTold(result, wording).map((row) => row.join(wording.say("colon"))).join("\n")),
      fact("outcome.self_certified", certified(result, wording).join(" · ")),
      fact(rule === "silent" ? "measure.group" : `group.${rule}`, group && names.groups[group]),
      fact("estimator.reading", readingsTold(result, wording).map(({ text, state, amount }) =>
        `${text}${wording.say("colon")}${amount || state}`).join("\n")),
      fact("doubt.badge", result.doubts.map((/** @type {string} */ id) => doubts[id]).join("\n"))),
    (told || state === "nothing_due") && result.steps.length > 0 && _steps(result, given, wording));
}

/**
 * @param {Node} result
 * @param {Given} given
 * @param {Wording} wording
 * @returns {HTMLElement}
 */
function _steps({ steps, clause }, given, wording) {
  const origin = (/** @type {import("./telling.js").Operand} */ { question, step, answer }) => {
    if (Number.isInteger(step)) return wording.say("estimator.step", { n: Number(step) + 1 });
    if (!question) return wording.names.clauses[clause].short;
    const told = [wording.say("estimator.your_answer"), wording.question(question), answer];
    const before = answer ? `${wording.names.clauses[clause].short} · ` : "";
    return before + told.filter(Boolean).join(wording.say("colon"));
  };
  const cell = (/** @type {Child} */ content) => make("td", {}, content);
  return make("ol", {}, steps.map((/** @type {Node} */ one) => {
    const { name, inputs, result } = stepTold(one, given, wording);
    return make("li", {}, make("b", {}, name), make("table", {}, inputs.map((input) =>
      make("tr", {}, cell(input.label), cell(input.decides ? make("b", {}, input.value) : input.value),
        cell([origin(input), input.decides && wording.say("estimator.decides"), input.history]
          .filter(Boolean).join(" · ")))),
    make("tr", {}, cell("="), cell(make("b", {}, result)), cell(""))));
  }));
}

/**
 * Return a code that leads to an address, with what it is for; words where the address is too long.
 * @param {string} address
 * @param {(key: string) => string} say
 * @returns {Child}
 */
function _code(address, say) {
  if (!address) return make("figcaption", {}, say("estimator.no_link"));
  const { length } = new TextEncoder().encode(address);
  if (length > MOST_BYTES) return make("figcaption", {}, say("estimator.sheet.too_long"));
  const code = generate(address, { minCorrectionLevel: length > SHORT ? correction.L : correction.M });
  const { size } = code;
  const all = size + 2 * QUIET;
  const { module, least, most } = MILLIMETRES;
  const label = say("estimator.sheet.scan");
  let path = "";
  for (let y = 0; y < size; y += 1) {
    for (let x = 0, run = 1; x < size; x += run, run = 1) {
      while (x + run < size && code.get(x, y) === code.get(x + run, y)) run += 1;
      if (code.get(x, y)) path += `M${x} ${y}h${run}v1h-${run}z`;
    }
  }
  return [drawn("svg", {
    viewBox: `${-QUIET} ${-QUIET} ${all} ${all}`, "shape-rendering": "crispEdges", role: "img",
    "aria-label": label, width: `${Math.min(most, Math.max(least, all * module))}mm`,
  }, drawn("path", { d: path })), make("figcaption", {}, label)];
}
