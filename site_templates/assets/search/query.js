// SPDX-License-Identifier: MIT
/**
 * Works out what a query asks for: needs (a Han character, a word, a number), and terms that meet
 * them. A page that meets all needs is an exact result. No fetching, no DOM.
 */

import { HAN_CHARACTER } from "./analyser.js";
import { soundTokens, spellings, syllablesOf } from "./spelling.js";

/**
 * @typedef {{tokens: string[], weight: number}} Alternative  found where all its tokens are
 * @typedef {{alternatives: Alternative[], meets: number[], word?: string, token?: string}} Term
 * @typedef {{needs: {required: boolean, text: string}[], terms: Term[], near: (Term & {of: Term})[]}} Plan
   `near` tells of which pages a word says something though they do not have it
 */

/** Of a longer query the end is looked for, where a question stands; needs are kept as bits. */
const MOST_TERMS = 16;
const MOST_NEEDS = 32;
/** A token meets so many needs at most. */
const MOST_AT_ONCE = 3;
const HYPHEN = /[-\u2010]/;
const LATIN = /^[a-z]+$/;

/**
 * The places of a text that stand in one of some words, longer words first.
 * @param {string} plain
 * @param {string[]} words
 */
function placesOf(words, plain) {
  const places = new Map();
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
      for (let one = at; one < at + word.length; one += 1) {
        if (!places.has(one)) places.set(one, word);
      }
    }
  }
  return places;
}

/**
 * @param {string} query
 * @param {{analyser: any, tables: import("./analyser.js").Tables, words: any}} language
 * @returns {Plan}
 */
export function planOf(query, { analyser, tables, words }) {
  const plain = analyser.folded(query);
  const passed = placesOf(tables.passed_over_han, plain);
  const optional = placesOf(tables.optional_han, plain);
  const latinOptional = new Set(tables.optional_latin);
  /** @type {Map<number, number>} which need a place of the text belongs to */
  const needAt = new Map();
  const needs = [];
  const terms = [];

  const needFor = (start, text, required) => {
    if (!needAt.has(start)) needAt.set(start, needs.push({ required, text }) - 1);
    return needAt.get(start);
  };
  const every = [...analyser.placedTokens(plain)];
  const tokens = telling(every, passed, optional);
  const last = tokens.findLast((token) => LATIN.test(token.text));
  const ends = plain.trimEnd().length;

  for (const token of tokens) {
    if (needs.length > MOST_NEEDS - MOST_AT_ONCE) break;
    const written = plain.slice(token.start, token.end);
    const places = [...written].map((one, at) => [one, token.start + at]);
    if (HYPHEN.test(written)) {
      const meets = [...needAt].flatMap(([at, need]) => (at >= token.start && at < token.end ? [need] : []));
      terms.push({ alternatives: [{ tokens: [token.text], weight: 1 }], meets, token: token.text });
      continue;
    }
    const meets = [];
    const rest = places.filter(([one]) => !HAN_CHARACTER.test(one) && one !== " ");
    for (const [one, at] of places) {
      if (HAN_CHARACTER.test(one)) meets.push(needFor(at, one, !passed.has(at) && !optional.has(at)));
    }
    if (rest.length) {
      const text = rest.map(([one]) => one).join("");
      meets.push(needFor(rest[0][1], text, !latinOptional.has(token.text)));
    }
    const unfinished = token === last && token.end === ends;
    const alternatives = LATIN.test(token.text) && !/\s/.test(written)
      ? spellings(written, token.text, words, unfinished)
      : [{ tokens: [token.text], weight: 1 }];
    terms.push({ alternatives, meets, ...(LATIN.test(token.text) && { word: written, token: token.text }) });
  }
  if (!needs.some((need) => need.required)) for (const need of needs) need.required = true;
  const near = terms.filter((term) => term.token)
    .map((of) => ({ of, alternatives: [{ tokens: [`≈${of.token}`], weight: 1 }], meets: [] }));
  return { needs, near, terms: [...terms, ...spoken(terms, words), ...asNamed(every)] };
}

/**
 * The tokens to look for: none that stands in a word that only asks, unless there is no other; of
 * very many those that a page must have, and of these the last.
 */
function telling(tokens, passed, optional) {
  const placesIn = ({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at);
  const own = tokens.filter((token) => placesIn(token).every((at) => !(passed.get(at)?.length > 1)));
  const some = own.length ? own : tokens;
  if (some.length <= MOST_TERMS) return some;
  const needed = some.filter((token) => placesIn(token).some((at) => !passed.has(at) && !optional.has(at)));
  return needed.slice(-MOST_TERMS);
}

/** Words side by side that are all made of syllables: together they may be Chinese by its sounds. */
function spoken(terms, { syllables }) {
  const runs = [];
  let open = false;
  for (const term of terms) {
    const sounds = term.word && syllablesOf(term.word, syllables);
    if (sounds && open) runs.at(-1).push([term, sounds]);
    else if (sounds) runs.push([[term, sounds]]);
    open = Boolean(sounds);
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) => ({
      alternatives: [{ tokens: soundTokens(run.flatMap(([, sounds]) => sounds)), weight: 1 }],
      meets: run.flatMap(([term]) => term.meets),
    }));
}

/** The whole of a name. */
const whole = (tokens) => ({
  alternatives: [{ tokens: [`=${tokens.map((one) => one.text).join(" ")}`], weight: 1 }],
  meets: [],
});

/** A short query as a name, in whole and by words side by side; this meets no need of its own. */
const asNamed = (tokens) => (tokens.length > MOST_TERMS ? [] : [...neighbours(tokens), whole(tokens)]);

/** Two English words side by side. */
function neighbours(tokens) {
  const pairs = tokens.slice(1).map((token, at) => [tokens[at], token]);
  return pairs
    .filter(([one, other]) => LATIN.test(one.text) && LATIN.test(other.text))
    .map(([one, other]) => ({
      alternatives: [{ tokens: [`+${one.text} ${other.text}`], weight: 1 }],
      meets: [],
    }));
}
