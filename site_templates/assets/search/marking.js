// SPDX-License-Identifier: MIT
/** Marks in a text what a query found there. Pure: gives the parts of the text, makes no elements. */

/**
 * @typedef {{text: string, marked: boolean}} Part
 */

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
  const wanted = new Set(plan.terms.flatMap((term) => term.alternatives.flatMap((one) => one.tokens)));
  return (text) => {
    const { plain, places } = foldedInPlace(text, analyser.folded);
    const isMarked = new Array(text.length).fill(false);
    for (const token of analyser.placedTokens(plain)) {
      if (wanted.has(token.text)) {
        isMarked.fill(true, places[token.start][0], places[token.end - 1][1]);
      }
    }
    return partsOf(text, isMarked);
  };
}

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
