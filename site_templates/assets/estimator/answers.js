// SPDX-License-Identifier: MIT
/**
 * Answers: read from what was typed, and checked against their question.
 *
 * Nothing here depends on the language, so that a switch of language finds the same answers.
 */

/** @typedef {import("./context.js").Node} Node */

/**
 * What was typed, as read: nothing at all, a number, or the key of the words that say what is wrong.
 * @typedef {{value: number | null, wrong: "" | "number" | "whole" | "percent" | "date" | "bounds" | "range" | "short" | "marks" | "fen"}} Read
 */

/** @type {Record<string, bigint>} */
const SIZES = {
  "": 1n, k: 1_000n, thousand: 1_000n, 千: 1_000n, w: 10_000n, 万: 10_000n, 萬: 10_000n, m: 1_000_000n,
  million: 1_000_000n, 百万: 1_000_000n, 千万: 10_000_000n, 亿: 100_000_000n, 億: 100_000_000n,
};
const SIZE = `\\s*(${Object.keys(SIZES).join("|")})$`;
const NUMBER = new RegExp(`^(-?)(\\d+|\\d{1,3}(?:[, ]\\d{3})+)(?:\\.(\\d+))?${SIZE}`, "i");
// Commas and points that can be read in more than one way.
const MARKS = new RegExp(`^-?[\\d., ]+${SIZE}`, "i");
const ONES = "一二三四五六七八九两";
// What leaves open which number is meant: 10-20万, 两三万, 30万以上, about 300k; 一二〇 does not.
const VAGUE = new RegExp([
  "\\d\\D*(?:[-~至到]|to)\\D*\\d", `(?:^|[^点〇零${ONES}])[${ONES}]{2,}(?![〇零${ONES}])`,
  "[<>≤≥+~约近超不余多几上下右]|about|around|appro|near|most|least|more|less|over|under|up",
].join("|"), "i");
// What is cut short and can be meant in two ways: 一万二, 12万5, 1亿5千.
const CUT_SHORT = /[百千万萬亿億][1-9]$|[亿億][1-9](?!.*[万萬])/;
// A point before three figures: 450.000 is four hundred and fifty thousand in much of Europe.
const POINTED = /^-?[1-9]\d{0,2}(?:\.\d{3})+$/;
// Spaces beside Chinese characters.
const GAPS = /([〇-鿿])\s+|\s+(?=[〇-鿿])/g;
// Each figure at its number; 零, and behind the gap 两, once more.
const NUMERALS = "〇一二三四五六七八九零 两";
const PARTS = /^(?:(.+)[亿億])?(?:(.+)[万萬])?(.*)$/;
// Up to 9999: 3千05十.
const PART = /^(?:\d{1,4}|(?:0?\d千)?0?(?:\d百)?0?(?:\d?十)?0?\d?)$/;
const TENS = { 十: 10, 百: 100, 千: 1000 };
/** @type {Record<string, {scale: bigint, around: RegExp, wrong: Read["wrong"]}>} */
const KINDS = {
  money: {
    scale: 100n, wrong: "number",
    around: /^(?:年薪|人民币|CNY|RMB|¥|\s)+|(?:块钱?|[元圆整]|\/年|yuan|人民币|CNY|RMB|\s)+$/gi,
  },
  percent: { scale: 10_000n, around: /\s*(?:%|percent)$/i, wrong: "percent" },
  integer: { scale: 1n, around: /\s*(?:周?岁|个?人|[年名位个家次项]|years?|people)$/i, wrong: "whole" },
};
/** The days as of which is estimated: while a year is typed it passes through the first centuries. */
export const FIRST_DAY = "1900-01-01";
export const LAST_DAY = "2199-12-31";
// The day number of 1970-01-01; day 1 is 0001-01-01.
const EPOCH = 719_163;
const MILLISECONDS_A_DAY = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Read what was typed as an answer to a question: fen, parts per million, a whole number, a day.
 * @param {Node} question a question of the program
 * @param {string} typed
 * @returns {Read}
 */
export function read(question, typed) {
  const text = typed.normalize("NFKC").replace(/[‐-―−]/g, "-").trim();
  if (!text) return { value: null, wrong: "" };
  const kind = question.of ?? question.type;
  const value = kind === "date" ? dayNumber(text) : _scaled(text, kind);
  if (value === null) return { value, wrong: kind === "date" ? "date" : _wrong(text, kind) };
  if (value < question.least || value > question.most) return { value: null, wrong: "bounds" };
  return { value, wrong: "" };
}

/**
 * Return an answer as it can be typed: read again, it gives the same answer.
 * @param {Node} question
 * @param {number} value
 * @returns {string}
 */
export function written(question, value) {
  const kind = question.of ?? question.type;
  if (kind === "date") return isoDay(value);
  const scale = Number(KINDS[kind].scale);
  const rest = value % scale;
  const whole = String((value - rest) / scale).replace(/\B(?=(\d{3})+$)/g, ",");
  if (!rest) return whole;
  return `${whole}.${String(rest).padStart(String(scale).length - 1, "0").replace(/0+$/, "")}`;
}

/**
 * Return the number of a day written 2026-01-31, or null if there is no such day.
 * @param {string} iso
 * @returns {number | null}
 */
export function dayNumber(iso) {
  if (!DAY.test(iso)) return null;
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || isoDay(time / MILLISECONDS_A_DAY + EPOCH) !== iso) return null;
  return time / MILLISECONDS_A_DAY + EPOCH;
}

/**
 * Say whether something is a day as of which can be estimated, written 2026-01-31.
 * @param {any} day
 * @returns {boolean}
 */
export function fitsDay(day) {
  return dayNumber(String(day)) !== null && day >= FIRST_DAY && day <= LAST_DAY;
}

/**
 * Return a day number as 2026-01-31.
 * @param {number} day
 * @returns {string}
 */
export function isoDay(day) {
  return timeOf(day).toISOString().slice(0, 10);
}

/**
 * Return the midnight, in Greenwich, with which a day begins.
 * @param {number} day a day number
 * @returns {Date}
 */
export function timeOf(day) {
  return new Date((day - EPOCH) * MILLISECONDS_A_DAY);
}

/**
 * Return those of some answers that the program knows and allows.
 * @param {Node} program
 * @param {any} answers
 * @returns {Record<string, any>}
 */
export function fitting(program, answers) {
  const questions = Object.entries(program.questions);
  return Object.fromEntries(questions.flatMap(([id, question]) =>
    answers && Object.hasOwn(answers, id) && fits(question, answers[id]) ? [[id, answers[id]]] : []));
}

/**
 * @param {string} text
 * @param {string} kind
 * @returns {number | null}
 */
function _scaled(text, kind) {
  const bare = _bare(text, kind);
  const match = NUMBER.exec(_inFigures(bare));
  if (!match || (match[4] && kind !== "money") || POINTED.test(bare)) return null;
  const [, sign, whole, fraction = "", size] = match;
  const digits = BigInt(whole.replace(/[, ]/g, "") + fraction);
  const product = digits * SIZES[size.toLowerCase()] * KINDS[kind].scale;
  const divisor = 10n ** BigInt(fraction.length);
  if (product % divisor) return null;
  return Number(product / divisor) * (sign ? -1 : 1);
}

/**
 * Return a text without what may stand around a number of its kind, such as a unit.
 * @param {string} text
 * @param {string} kind
 * @returns {string}
 */
function _bare(text, kind) {
  return text.replace(/^\+|。$/g, "").replace(GAPS, "$1").replace(KINDS[kind].around, "");
}

/**
 * Return a number that has Chinese numerals in it, 两百万, 12万5千 or 十二点五万, in figures; anything
 * else as it is.
 * @param {string} text
 * @returns {string}
 */
function _inFigures(text) {
  const [whole, ...fraction] = _figures(text).split("点");
  if (!whole || VAGUE.test(text) || CUT_SHORT.test(whole)) return text;
  const parts = PARTS.exec(whole)?.slice(1) ?? [];
  const sum = parts.reduce((high, part = "") => high * 10_000 + _ofPart(part), 0);
  return Number.isNaN(sum) ? text : [sum, ...fraction].join(".");
}

/**
 * Return a text with its numerals as figures, 百万 as 1百万.
 * @param {string} text
 * @returns {string}
 */
function _figures(text) {
  return text.replace(/[〇一二三四五六七八九零两]/g, (one) => String(NUMERALS.indexOf(one) % 10))
    .replace(/^[百千][万萬亿億]$/, "1$&");
}

/**
 * @param {string} part
 * @returns {number} NaN where it is none
 */
function _ofPart(part) {
  if (!PART.test(part)) return NaN;
  return [...part.matchAll(/(\d*)([十百千]?)/g)].reduce((sum, [, figures, tens]) =>
    sum + (tens ? Number(figures || 1) * TENS[tens] : Number(figures)), 0);
}

/**
 * Return what is wrong with what is no number of its kind.
 * @param {string} text
 * @param {string} kind
 * @returns {Read["wrong"]}
 */
function _wrong(text, kind) {
  const { wrong } = KINDS[kind];
  const bare = _bare(text, kind);
  if (VAGUE.test(bare)) return "range";
  if (CUT_SHORT.test(_figures(bare))) return "short";
  if (POINTED.test(bare)) return "marks";
  if (NUMBER.test(bare)) return kind === "money" ? "fen" : wrong;
  return MARKS.test(bare) ? "marks" : wrong;
}

/**
 * Say whether a question allows an answer.
 * @param {Node} question
 * @param {any} answer
 * @returns {boolean}
 */
export function fits(question, answer) {
  const within = (/** @type {any} */ number) =>
    Number.isSafeInteger(number) && number >= question.least && number <= question.most;
  if (question.type === "choice") return question.options.includes(answer);
  if (question.type === "boolean") return typeof answer === "boolean";
  if (question.type !== "list") return within(answer);
  const entries = list(answer);
  return entries.length > 0 && entries.length <= question.most_entries && entries.every(within);
}

/**
 * Return a value if it is a list, else an empty one.
 * @param {any} value
 * @returns {any[]}
 */
export function list(value) {
  return Array.isArray(value) ? value : [];
}
