// SPDX-License-Identifier: MIT
/**
 * Everything given, written into the fragment of an address, and read from one again.
 *
 * A fragment never reaches a server. It holds ids and whole numbers (fen, parts per million, day
 * numbers), so that it means the same in every language: `v=1&edition=2026-01-31&who=person&1.years=3`.
 */

import { dayNumber, fits, fitsDay } from "./answers.js";
import { MOST_SITUATIONS, nothing } from "./session.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./session.js").State} State */
/** @typedef {import("./session.js").Session} Session */

/** What stood in a link and does not fit any more, as it stood there. */
/** @typedef {{kind: "audience" | "question" | "day" | "measure" | "cases", id: string, value: string}} Lost */

/**
 * What a link held: `edition` is that of the data it was made with, or empty.
 * @typedef {{state: State, lost: Lost[], edition: string, isNewer: boolean}} Opened
 */

const VERSION = 1;
// A link of ours is far below each of these.
const LONGEST = 100_000;
const MOST_LOST = 20;
const LONGEST_TOLD = 60;

/**
 * Return the address that opens the page with the same answers; empty where no other could open it.
 * @param {{session: Session, base: string}} page
 * @returns {string}
 */
export function addressOf({ session, base }) {
  return base && `${base}#${fragmentOf(session.state, session.program)}`;
}

/**
 * Return the fragment that holds a state, without its #.
 * @param {State} state
 * @param {Node} program
 * @returns {string}
 */
export function fragmentOf({ audiences, situations, at, asOf, measure }, program) {
  const questions = Object.entries(program.questions);
  const parts = [
    `v=${VERSION}`, `edition=${program.edition}`, `who=${audiences.join()}`,
    asOf !== null && `on=${asOf}`, measure !== null && `measure=${measure}`,
    situations.length > 1 && `situations=${situations.length}`, at > 0 && `at=${at + 1}`,
    ...situations.flatMap((answers, number) => questions.map(([id, question]) =>
      Object.hasOwn(answers, id) && fits(question, answers[id])
      && `${number + 1}.${id}=${answers[id]}`)),
  ];
  return parts.filter(Boolean).join("&");
}

/**
 * Return what a shared link holds, as far as it fits; null if the fragment is not of such a link.
 * @param {string} hash
 * @param {Session} session
 * @returns {Opened | null}
 */
export function opened(hash, session) {
  const given = new URLSearchParams(hash.length > LONGEST ? "" : hash.replace(/^#/, ""));
  const version = _whole(given.get("v") ?? "");
  if (!version || version < 1) return null;
  /** @type {Lost[]} */
  const lost = [];
  const lose = (/** @type {Lost["kind"]} */ kind, /** @type {string} */ id, value = "") => {
    if (lost.length < MOST_LOST) {
      lost.push({ kind, id: id.slice(0, LONGEST_TOLD), value: value.slice(0, LONGEST_TOLD) });
    }
  };
  const { program } = session;
  const state = { ...nothing(), situations: _situations(given, program, lose) };
  state.at = (_whole(given.get("at") ?? "") ?? 1) - 1;
  state.audiences = _split(given.get("who"));
  for (const id of state.audiences) if (!session.audiences.includes(id)) lose("audience", id);
  const cases = _whole(given.get("situations") ?? "") ?? 1;
  if (cases > MOST_SITUATIONS) lose("cases", String(cases));
  const [on, measure] = [given.get("on"), given.get("measure")];
  if (on && !fitsDay(on)) lose("day", on);
  if (measure && !Object.hasOwn(program.measures, measure)) lose("measure", measure);
  const edition = given.get("edition") ?? "";
  return {
    state: session.fitted({ ...state, asOf: on, measure }), lost,
    edition: dayNumber(edition) === null ? "" : edition, isNewer: version > VERSION,
  };
}

/**
 * @param {URLSearchParams} given
 * @param {Node} program
 * @param {(kind: "question", id: string, value: string) => void} lose
 * @returns {Record<string, any>[]}
 */
function _situations(given, program, lose) {
  /** @type {Record<string, any>[]} */
  const found = Array.from({ length: MOST_SITUATIONS }, () => ({}));
  let most = Math.min(_whole(given.get("situations") ?? "") ?? 1, MOST_SITUATIONS);
  for (const [key, value] of given) {
    const [, number, id] = /^([1-9])\.(.*)$/s.exec(key) ?? [];
    const answers = found[Number(number) - 1];
    if (!number || (answers && Object.hasOwn(answers, id))) continue;
    const question = Object.hasOwn(program.questions, id) ? program.questions[id] : null;
    const answer = question && _answer(question, value);
    if (answers && question && fits(question, answer)) {
      answers[id] = answer;
      most = Math.max(most, Number(number));
    } else lose("question", id, value);
  }
  return found.slice(0, Math.max(most, 1));
}

/**
 * @param {Node} question
 * @param {string} text
 * @returns {any}
 */
function _answer({ type }, text) {
  if (type === "choice") return text;
  if (type === "boolean") return { true: true, false: false }[text] ?? null;
  return type === "list" ? text.split(",").map(_whole) : _whole(text);
}

/**
 * @param {string} text
 * @returns {number | null}
 */
function _whole(text) {
  return /^-?\d{1,16}$/.test(text) ? Number(text) : null;
}

/**
 * @param {string | null} text
 * @returns {string[]}
 */
function _split(text) {
  return text ? text.split(",") : [];
}
