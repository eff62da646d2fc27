// SPDX-License-Identifier: MIT
/** An estimate as a file: JSON for programs, CSV for a spreadsheet, a worked example for staff. */

import { dayNumber, isoDay } from "./answers.js";
import { byState, counts } from "./choices.js";
import { LETTERS } from "./differing.js";
import { estimate } from "./estimate.js";
import { evaluation } from "./evaluation.js";
import { answered } from "./situations.js";
import { certified } from "./telling.js";
import { FEN_PER_YUAN } from "./wording.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./session.js").Given} Given */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./wording.js").Wording} Wording */

const PPM_PER_PERCENT = 10_000;
/** In fen, as amounts are written in the data. */
const UNITS = [[10_000_000_000, "亿"], [1_000_000, "万"]];
/** What each column holds; the years stand in the gap. */
const COLUMNS = [
  "estimator.column.case", "estimator.column.kind", "estimator.column.measure",
  "estimator.column.state", "measure.payee", "estimator.column.low",
  "estimator.column.high", "estimator.column.bound", "", "estimator.clause",
  "measure.departments", "estimator.missing", "outcome.self_certified", "estimator.column.doubts",
];
// What a reader of YAML would take for something else than these words.
const NO_WORD = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/**
 * Return every situation with its answers, as the command line reads them, and with the keys that it
 * gives: what is available to those who are asking, and all else.
 * @param {Session} session
 * @param {string} address that opens the page with the same answers, or empty
 * @param {Wording} wording
 * @returns {string}
 */
export function jsonOf({ program, state, day }, address, wording) {
  const cases = state.situations.map((answers, at) => {
    const { as_of: _day, edition: _edition, ...estimated } = estimate(program, answers, day);
    const situation = Object.fromEntries(Object.entries(answers)
      .map(([id, answer]) => [id, _written(program.questions[id], answer)]));
    return { case: LETTERS[at], situation, ...estimated };
  });
  const units = wording.say("estimator.json.units");
  const told = {
    as_of: day, edition: program.edition, audiences: state.audiences, units,
    ...(address && { address }), cases,
  };
  return `${JSON.stringify(told, null, 1)}\n`;
}

/**
 * Return one row for each answer and for each measure of a situation, in the order of the page;
 * amounts are in yuan.
 * @param {Session} session
 * @param {Wording} wording
 * @returns {string}
 */
export function csvOf({ program, state, given, day }, wording) {
  const say = (/** @type {string} */ key) => wording.say(key);
  const found = state.situations.map((answers) => evaluation(program, { ...given, answers }).results);
  const longest = Math.max(0, ...found.flat().map((one) => one.yearly.length));
  const years = Array.from({ length: longest }, (_, at) => wording.say("estimator.year", { n: at + 1 }));
  const who = given.audiences.map((id) => wording.names.audiences[id]);
  const heading = COLUMNS.flatMap((key) => key ? say(key) : years);
  const rows = found.flatMap((results, at) => [
    [say("estimator.sheet.who"), wording.listed(who)],
    [say("estimator.as_of"), wording.date(dayNumber(day) ?? 0)],
    ...Object.keys(program.questions).filter((id) => Object.hasOwn(state.situations[at], id)).map((id) =>
      [wording.question(id), answered(id, state.situations[at], program, wording)]),
  ].map((row) => [LETTERS[at], say("estimator.column.answer"), ...row])
    .concat(_inOrder(program, results).map((one) =>
      [LETTERS[at], say("estimator.column.result"), ..._csvRow(one, longest, wording)])));
  // With one situation there is no need of its letter.
  const table = [heading, ...rows].map((row) => row.slice(found.length > 1 ? 0 : 1));
  return `\ufeff${table.map((row) =>
    `${table[0].map((_, i) => _cell(row[i] ?? "")).join()}\r\n`).join("")}`;
}

/**
 * Return a worked example with what is available now as what to expect; its title and its reason
 * are left to be written.
 * @param {Node} program
 * @param {Given} given
 * @param {Wording} wording
 * @returns {{id: string, text: string}}
 */
export function caseOf(program, given, wording) {
  const { results } = evaluation(program, given);
  const day = given.asOf ?? program.edition;
  const situation = Object.entries(given.answers)
    .map(([id, answer]) => `${_scalar(id)}: ${_inYaml(program.questions[id], answer)}`);
  const id = `case-${_hash(JSON.stringify([day, situation]))}`;
  const ordered = _inOrder(program, results);
  const wanted = ordered.filter(({ state, measure }) =>
    !["needs_answers", "planned", "not_eligible"].includes(state) || measure === given.measure);
  const expect = (wanted.length ? wanted : ordered).map((one) => `      - {${_expected(one)}}`);
  const lines = [
    `# ${wording.say("estimator.case.how")}`, "cases:", `  - id: ${id}`,
    `    title: ${_scalar(wording.say("estimator.case.title"))}`,
    `    situation: {${situation.join(", ")}}`, `    as_of: ${day}`, "    expect:", ...expect,
    `    why: ${_scalar(wording.say("estimator.case.why"))}`,
  ];
  return { id, text: `${lines.join("\n")}\n` };
}

/**
 * @param {Node} program
 * @param {Node[]} results
 * @returns {Node[]}
 */
function _inOrder(program, results) {
  return byState(program, results).flatMap(({ choices }) => choices.flatMap(({ members }) => members));
}

/**
 * @param {Node} result
 * @param {number} longest
 * @param {Wording} wording
 * @returns {(string | number)[]}
 */
function _csvRow(result, longest, wording) {
  const { names } = wording;
  const { title, departments } = names.measures[result.measure];
  const isPaid = result.yearly.length > 0 && result.state !== "negotiated";
  const high = result.unbounded ? null : result.high;
  const years = Array.from({ length: longest }, (_, at) => {
    const [from, to] = (counts(result) && result.yearly[at]) || ["", ""];
    return from === to ? _yuan(from) : `${_yuan(from)}–${_yuan(to)}`;
  });
  return [
    title, wording.say(`state.${result.state}`), result.yearly.length ? names.payees[result.payee] : "",
    isPaid ? _yuan(result.low) : "", isPaid ? _yuan(high) : "",
    isPaid ? wording.say(`bound.${result.bound}`) : "", ...years,
    names.clauses[result.clause].name,
    wording.listed(departments.map((/** @type {Node} */ one) => one.name)),
    wording.listed(result.missing.map((/** @type {string} */ id) => wording.question(id))),
    certified(result, wording).join(" · "), result.doubts.length,
  ];
}

/**
 * @param {any} fen
 * @returns {string}
 */
function _yuan(fen) {
  return typeof fen === "number" ? String(fen / FEN_PER_YUAN) : "";
}

/**
 * Return a cell. What a spreadsheet would take for a formula is made a text.
 * @param {string | number} content
 * @returns {string}
 */
function _cell(content) {
  const text = String(content).replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * @param {Node} result
 * @returns {string}
 */
function _expected(result) {
  const { measure, state, low, high, missing } = result;
  const parts = [`measure: ${_scalar(measure)}`, `state: ${state}`];
  if (counts(result)) parts.push(`low: ${_money(low)}`, `high: ${high === null ? "open" : _money(high)}`);
  if (missing.length) parts.push(`missing: [${missing.map(_scalar).join(", ")}]`);
  return parts.join(", ");
}

/**
 * Return an answer as it is written in a situation.
 * @param {Node} question
 * @param {any} answer
 * @returns {any}
 */
function _written({ type, of }, answer) {
  if (Array.isArray(answer)) return answer.map((entry) => _written({ type: of }, entry));
  if (type === "money") return _money(answer);
  if (type === "percent") return `${answer / PPM_PER_PERCENT}%`;
  return type === "date" ? isoDay(answer) : answer;
}

/**
 * @param {Node} question
 * @param {any} answer
 * @returns {string}
 */
function _inYaml(question, answer) {
  const written = _written(question, answer);
  if (Array.isArray(written)) return `[${written.join(", ")}]`;
  return question.type === "choice" ? _scalar(written) : String(written);
}

/**
 * @param {number} fen
 * @returns {string}
 */
function _money(fen) {
  const [size, unit] = UNITS.find(([one]) => fen >= one && fen % (Number(one) / 100) === 0) ?? [FEN_PER_YUAN, ""];
  return `${fen / Number(size)}${unit}`;
}

/**
 * @param {string} text
 * @returns {string}
 */
function _scalar(text) {
  return /^\p{L}[^#:"'{}[\],\n]*$/u.test(text) && !NO_WORD.test(text) ? text : JSON.stringify(text);
}

/**
 * Return a few letters that stand for a text and tell nothing of it.
 * @param {string} text
 * @returns {string}
 */
function _hash(text) {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
