// SPDX-License-Identifier: MIT
/** Marks in a text what a query found there. Pure: gives the parts of the text, makes no elements. */

import { HAN_CHARACTER } from "./analyser.js";

/**
 * @typedef {{text: string, marked: boolean}} Part
 */

const HAN_PAIR = new RegExp(`^(${HAN_CHARACTER.source}){2}$`);
/** Knows the words of Chinese; not every browser has one. */
const segmenter = Intl.Segmenter && new Intl.Segmenter("zh", { granularity: "word" });
const COMMA_IN_NUMBER = /([0-9]),(?=[0-9]{3}(?![0-9]))/;

/**
 * A text folded character by character, with the place in the text of each character.
 * @param {string} text
 * @param {(text: string) => string} folded
 */
function foldedInPlace(text, folded) {
  const characters = [];
  const places = [];
  let at = 0;
  for (const one of text) {
    for (const character of folded(one)) {
      characters.push(character);
      places.push([at, at + one.length]);
    }
    at += one.length;
  }
  let plain = characters.join("");
  for (let found = COMMA_IN_NUMBER.exec(plain); found; found = COMMA_IN_NUMBER.exec(plain)) {
    plain = plain.slice(0, found.index + 1) + plain.slice(found.index + 2);
    places.splice(found.index + 1, 1);
  }
  return { plain, places };
}

/**
 * Return what splits a text into parts that the query found and parts that it did not.
 * @param {import("./query.js").Plan} plan
 * @param {{folded: (text: string) => string, placedTokens: (plain: string) => Iterable<any>}} analyser
 * @returns {(text: string) => Part[]}
 */
export function marker(plan, analyser) {
  const { runs, others } = runsOf(plan.terms);
  const wanted = new Set(others.flatMap((term) => term.alternatives.flatMap((one) => one.tokens)));
  return (text) => {
    const { plain, places } = foldedInPlace(text, analyser.folded);
    const isMarked = new Array(text.length).fill(false);
    const mark = ({ start, end }) => isMarked.fill(true, places[start][0], places[end - 1][1]);
    for (const token of analyser.placedTokens(plain)) {
      if (wanted.has(token.text)) mark(token);
    }
    for (const run of runs) for (const piece of piecesOf(run, plain)) mark(piece);
    return partsOf(text, isMarked);
  };
}

/** The runs of Han characters that were asked for, put together from their pairs, and the other terms. */
function runsOf(terms) {
  const runs = [];
  const others = [];
  let last = -1;
  for (const term of terms) {
    const [token] = term.alternatives[0]?.tokens ?? [""];
    if (!HAN_PAIR.test(token)) others.push(term);
    else if (term.meets[0] === last) runs.push(runs.pop() + token[1]);
    else runs.push(token);
    last = HAN_PAIR.test(token) ? term.meets[1] : -1;
  }
  return { runs, others };
}

/**
 * Where a run stands in a text, and of a part of it the words that are whole: 租房补贴 has 补贴 in
 * common with 购房补贴, not 房补贴.
 * @param {string} run
 * @param {string} plain
 */
function* piecesOf(run, plain) {
  for (let start = 0; start < plain.length; start += 1) {
    const { from, length } = longestAt(start, run, plain);
    const end = start + length;
    if (length < 2) continue;
    if (length === run.length || !segmenter) yield { start, end };
    else yield* wholeWords(start, end, from === 0, wordsOf(plain));
    start = end - 2;
  }
}

/** The longest part of a run that stands at a place of a text. */
function longestAt(start, run, plain) {
  let longest = { from: 0, length: 0 };
  for (let from = 0; from < run.length; from += 1) {
    let length = 0;
    while (from + length < run.length && plain[start + length] === run[from + length]) length += 1;
    if (length > longest.length) longest = { from, length };
  }
  return longest;
}

/**
 * The words between two places of a text. Unless the query begins so, a lone character at the start
 * goes with a lone one before it.
 * @param {number} start
 * @param {number} end
 * @param {boolean} begins
 * @param {{start: number, end: number, lone: boolean}[]} words
 */
function wholeWords(start, end, begins, words) {
  const first = words.findIndex((word) => word.start >= start);
  const torn = !begins && words[first]?.lone && words[first - 1]?.lone;
  const whole = words.slice(torn ? first + 1 : first).filter((word) => word.end <= end);
  return whole.length === 1 && whole[0].lone ? [] : whole;
}

/** The words of a text. */
const wordsOf = (plain) =>
  [...segmenter.segment(plain)].map(({ segment, index }) => ({
    start: index, end: index + segment.length, lone: segment.length === 1 && HAN_CHARACTER.test(segment),
  }));

/** @param {string} text @param {boolean[]} isMarked @returns {Part[]} */
function partsOf(text, isMarked) {
  const parts = [];
  for (let at = 0; at < text.length; ) {
    let end = at + 1;
    while (end < text.length && isMarked[end] === isMarked[at]) end += 1;
    parts.push({ text: text.slice(at, end), marked: isMarked[at] });
    at = end;
  }
  return parts;
}
