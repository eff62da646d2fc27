// SPDX-License-Identifier: MIT
/** Cuts a text into the tokens that are searched for; the twin of analyser.py, with its tables. */

/**
 * @typedef {{text: string, start: number, end: number}} Token  with its place in the folded text
 * @typedef {{traditional: string, simplified: string, scales: Object<string, number>,
 *   passed_over_han: string[], passed_over_latin: string[], optional_han: string[],
 *   optional_latin: string[], graded: string[], irregular: Object<string, string>,
 *   numerals: Object<string, number>, counted: string[],
 *   spellings: Object<string, string>, same: Object<string, string>}} Tables
 */

const HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff";
/** A Han character. */
export const HAN_CHARACTER = new RegExp(`[${HAN}]`);
const MARKS = /[\u0300-\u036f]+/g;
const GROUPED = /([0-9])[,，](?=[0-9]{3}(?![0-9]))/g;
const OWNER = /['’]s(?![a-z0-9])/g;
const APOSTROPHE = /([a-z])['’](?=[a-z])/g;
const NEXT_HAN = new RegExp(` ?([${HAN}])`, "y");
const HYPHEN = /[-\u2010][a-z]/y;
const PARTS = /[a-z]{2,}|[0-9]{2,}/g;
const AMERICAN = /([a-z]{3})iz(|ation|er)$/;
const LETTERS = /^[a-z]+$/;
const ENDINGS = [["ing", 6], ["ed", 5]];

const AMOUNT = /[百千万亿]/;
const SHARE = "百分之";

/** @param {string} word */
function singular(word) {
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (["sses", "xes", "ches", "shes", "zes"].some((ending) => word.endsWith(ending))) {
    return word.slice(0, -2);
  }
  const plural = word.endsWith("s") && !["ss", "us", "is"].some((ending) => word.endsWith(ending));
  return plural ? word.slice(0, -1) : word;
}

/**
 * An English word without the ending of its form: engineers, hiring, subsidies.
 * @param {string} word
 * @param {Map<string, string>} irregular
 * @param {Map<string, string>} spellings
 */
function stemOf(word, irregular, spellings) {
  if (!LETTERS.test(word) || word.length < 4) return word;
  let short = irregular.get(word) ?? singular(word);
  for (const [ending, shortest] of ENDINGS) {
    const rest = short.slice(0, -ending.length);
    if (short.endsWith(ending) && short.length >= shortest && /[aeiouy]/.test(rest)) {
      short = /([bdfgmnprt])\1$/.test(rest) ? rest.slice(0, -1) : rest;
      break;
    }
  }
  if (short.endsWith("e") && short.length > 3) short = short.slice(0, -1);
  return spellings.get(short) ?? short.replace(AMERICAN, "$1is$2");
}

/**
 * A decimal number times a power of ten, with no zeros that say nothing.
 * @param {string} number
 * @param {number} places
 */
function shifted(number, places) {
  const [whole, fraction = ""] = number.split(".");
  const digits = whole + fraction.padEnd(places, "0");
  const at = whole.length + places;
  const left = digits.slice(0, at).replace(/^0+/, "") || "0";
  const right = digits.slice(at).replace(/0+$/, "");
  return right ? `${left}.${right}` : left;
}

/**
 * Reads a number in characters: 十二 is 12, 三万五 is 35,000; undefined if they write none.
 * @param {Object<string, number>} numerals
 * @returns {(numeral: string) => number | undefined}
 */
function numberReader(numerals) {
  const digit = Object.keys(numerals).filter((one) => numerals[one] > 0 && numerals[one] < 10).join("");
  const group = `(?:[${digit}]千零?)?(?:[${digit}]百零?)?(?:[${digit}]?十)?[${digit}]?`;
  const COUNT = new RegExp(`^(?=[十${digit}])(?:(${group})亿零?)?(?:(${group})万零?)?(${group})$`);
  const CUT_SHORT = new RegExp(`([百千万亿])([${digit}])$`);
  const ofGroup = (text) => {
    let value = 0;
    let before = 0;
    for (const one of text) {
      const known = numerals[one];
      if (known >= 10) value += (before || 1) * known;
      before = known >= 10 ? 0 : known;
    }
    return value + before;
  };
  return (numeral) => {
    const groups = COUNT.exec(numeral);
    if (!groups) return undefined;
    const [, scale, last] = CUT_SHORT.exec(numeral) ?? [];
    const value = groups.slice(1).reduce((sum, one) => sum * numerals["万"] + ofGroup(one ?? ""), 0);
    return scale ? value + numerals[last] * (numerals[scale] / 10 - 1) : value;
  };
}

/** @param {Tables} tables */
export function makeAnalyser(tables) {
  const simplified = new Map([...tables.traditional].map((one, at) => [one, [...tables.simplified][at]]));
  const passedOver = new Set(tables.passed_over_latin);
  const graded = new Set(tables.graded);
  const irregular = new Map(Object.entries(tables.irregular));
  const spellings = new Map(Object.entries(tables.spellings));
  const same = new Map(Object.entries(tables.same));
  const stem = (/** @type {string} */ word) => stemOf(word, irregular, spellings);
  /** The word that stands for all that say the same. */
  const meant = (/** @type {string} */ short) => same.get(short) ?? short;
  const scales = Object.keys(tables.scales).sort((a, b) => b.length - a.length).join("|");
  const numberOf = numberReader(tables.numerals);
  const counted = new Set(tables.counted);
  const NUMERALS = new RegExp(`[${Object.keys(tables.numerals).join("")}]+`, "g");
  const PIECE = new RegExp(
    `(?<number>[0-9]+(?:\\.[0-9]+)?)(?: ?(?<scale>${scales})(?![a-z0-9])|(?![a-z0-9]))` +
      `|(?<word>[a-z](?: ?& ?[a-z])+(?![a-z0-9])|[a-z0-9]+)|(?<han>[${HAN}]+)`,
    "g",
  );

  /** @param {RegExp} pattern @param {string} plain @param {number} at */
  function isFollowed(pattern, plain, at) {
    pattern.lastIndex = at;
    return pattern.test(plain);
  }

  /** @param {string} plain @param {number} at */
  function hanAt(plain, at) {
    NEXT_HAN.lastIndex = at;
    const found = NEXT_HAN.exec(plain);
    return found && { character: found[1], end: NEXT_HAN.lastIndex };
  }

  /** @param {string} run @param {number} start @returns {Generator<Token>} */
  function* ofHan(run, start) {
    if (run.length === 1) yield { text: run, start, end: start + 1 };
    for (let at = 0; at < run.length - 1; at += 1) {
      yield { text: run.slice(at, at + 2), start: start + at, end: start + at + 2 };
    }
    for (const numeral of run.matchAll(NUMERALS)) yield* ofNumeral(run, numeral, start);
  }

  /** The number that characters in a run write, where it counts something or is an amount. */
  function* ofNumeral(run, { 0: numeral, index: at }, start) {
    const end = at + numeral.length;
    const value = numberOf(numeral);
    const following = run.slice(end, end + 1);
    if (value === undefined) return;
    if (run.slice(0, at).endsWith(SHARE)) {
      yield { text: `${value}`, start: start + at, end: start + end };
      yield { text: `${value}%`, start: start + at - SHARE.length, end: start + end };
    } else if (numeral !== "一" && (counted.has(following) || AMOUNT.test(numeral))) {
      yield { text: `${value}`, start: start + at, end: start + end };
      if (following) yield { text: `${value}${following}`, start: start + at, end: start + end + 1 };
    }
  }

  /** @returns {Generator<Token>} */
  function* ofNumber(plain, number, scale, start, end) {
    const value = shifted(number, scale ? tables.scales[scale] : 0);
    yield { text: value, start, end };
    if (scale) return;
    const next = hanAt(plain, end);
    if (plain[end] === "%") yield { text: `${value}%`, start, end: end + 1 };
    else if (next) yield { text: value + next.character, start, end: next.end };
  }

  /** @returns {Generator<Token>} */
  function* ofWord(plain, word, before, start) {
    const end = start + word.length;
    if (word.length === 1 && LETTERS.test(word)) {
      const next = hanAt(plain, end);
      if (next) yield { text: word + next.character, start, end: next.end };
      else if (graded.has(before)) yield { text: `${before} ${word}`, start, end };
      return;
    }
    if (passedOver.has(word)) return;
    yield { text: meant(stem(word.replaceAll(" ", ""))), start, end };
    if (LETTERS.test(word)) return;
    for (const part of word.matchAll(PARTS)) {
      yield { text: part[0], start: start + part.index, end: start + part.index + part[0].length };
    }
  }

  /**
   * The tokens of a folded text with their places.
   * @param {string} plain
   * @returns {Generator<Token>}
   */
  function* placedTokens(plain) {
    let before = "";
    let joined = "";
    for (const piece of plain.matchAll(PIECE)) {
      const { number, scale, word, han } = piece.groups;
      const start = piece.index;
      const end = start + piece[0].length;
      if (han) yield* ofHan(han, start);
      else if (number) yield* ofNumber(plain, number, scale, start, end);
      else yield* ofWord(plain, word, before, start);
      if (word && joined) yield { text: meant(stem(joined + word)), start: start - joined.length - 1, end };
      before = word ?? "";
      joined = isFollowed(HYPHEN, plain, end) && LETTERS.test(before) ? before : "";
    }
  }

  /** A text without case, marks, width, separators inside words and numbers, traditional forms. */
  const folded = (/** @type {string} */ text) =>
    [...text.normalize("NFKD").toLowerCase().replace(MARKS, "").normalize("NFKD")]
      .map((one) => simplified.get(one) ?? one)
      .join("")
      .replace(OWNER, "")
      .replace(APOSTROPHE, "$1")
      .replace(GROUPED, "$1");

  return { folded, placedTokens, stem, meant, tokens: (text) => [...placedTokens(folded(text))].map((one) => one.text) };
}
