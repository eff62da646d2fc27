// SPDX-License-Identifier: MIT
/** Adds up what the terms of a query say of each entry. Pure: no fetching, no DOM. */

import { HAN_CHARACTER } from "./analyser.js";

/**
 * @typedef {import("./query.js").Plan} Plan
 * @typedef {import("./files.js").Postings} Postings
 * @typedef {{entry: number, score: number, share: number}} Ranked  `share` of the needs that it meets
 */

/** A token in more than this share of all entries is no need: nearly every page has it. */
const COMMON = 0.4;
/** How much an entry loses that does not meet all needs. */
const PARTIAL = 2;
/** If the best page says less than this share of what others say of its words, nothing is found: it comes close. */
const FAINT = 0.3;
const NEARLY = 0.99;
/** Of a whole sentence most is enough; a word is as long as so many Han characters. */
const SENTENCE = { length: 7, share: 0.66 };
const WORD = 2.5;

/**
 * The entries that have all tokens of an alternative, with what these say together.
 * @param {string[]} tokens
 * @param {(token: string) => Postings} postings
 * @returns {Postings}
 */
function together(tokens, postings) {
  const lists = tokens.map(postings);
  if (lists.length === 1) return lists[0];
  let sums = new Map(lists[0].entries.map((entry, at) => [entry, lists[0].impacts[at]]));
  for (const { entries, impacts } of lists.slice(1)) {
    const both = new Map();
    entries.forEach((entry, at) => {
      if (sums.has(entry)) both.set(entry, sums.get(entry) + impacts[at]);
    });
    sums = both;
  }
  return { entries: [...sums.keys()], impacts: [...sums.values()], found: sums.size };
}

/** What a term says of each entry: the best of its alternatives. */
function said({ alternatives }, postings) {
  const told = alternatives.map(({ tokens, weight }) => ({ ...together(tokens, postings), weight }));
  if (told.length === 1 && told[0].weight === 1) return told[0];
  const best = new Map();
  for (const { entries, impacts, weight } of told) {
    entries.forEach((entry, at) => {
      const score = impacts[at] * weight;
      if (score > (best.get(entry) ?? 0)) best.set(entry, score);
    });
  }
  return { entries: [...best.keys()], impacts: [...best.values()] };
}

/** What meets nothing says nothing of how rare a need is: it counts as much as the rarest. */
function rarities(plan, postings, { entries }) {
  const rarest = Math.log(1 + entries);
  const found = plan.needs.map(() => 0);
  for (const term of plan.terms) {
    const counts = term.alternatives.map(({ tokens }) => Math.min(...tokens.map((one) => postings(one).found)));
    for (const need of term.meets) found[need] = Math.max(found[need], ...counts);
  }
  return found.map((count) => (count ? Math.log(1 + entries / count) : rarest));
}

/** The needs that a page must meet: those required, unless what meets them is nearly everywhere. */
function requiredNeeds(plan, postings, { entries, most }) {
  const limit = Math.min(most, Math.max(20, entries * COMMON));
  const common = new Set(
    plan.terms
      .filter((term) => term.alternatives.some(({ tokens }) => tokens.every((one) => postings(one).found > limit)))
      .flatMap((term) => term.meets),
  );
  const required = plan.needs.flatMap((need, at) => (need.required ? [at] : []));
  const telling = required.filter((need) => !common.has(need));
  return telling.length ? telling : required;
}

/**
 * Return what tells from the needs that an entry meets which share of the query that is.
 * @param {number[]} required
 * @param {number[]} weights  of all needs
 * @param {Plan["needs"]} needs
 */
function shareOf(required, weights, needs) {
  const length = required.reduce((sum, need) => sum + (HAN_CHARACTER.test(needs[need].text) ? 1 : WORD), 0);
  const whole = required.reduce((sum, need) => sum + weights[need], 0);
  const enough = whole * (length >= SENTENCE.length ? SENTENCE.share : 1) - 1e-9;
  const known = new Map();
  return (/** @type {number} */ met) => {
    if (!known.has(met)) {
      const sum = required.reduce((all, need) => (met & (1 << need) ? all + weights[need] : all), 0);
      known.set(met, sum >= enough ? 1 : sum / whole);
    }
    return known.get(met);
  };
}

/**
 * All entries that any term finds, the best first.
 * @param {Plan} plan  of at most 32 needs
 * @param {(token: string) => Postings} postings
 * @param {{entries: number, most: number}} size  of the index
 * @returns {Ranked[]}
 */
export function rank(plan, postings, size) {
  const share = shareOf(requiredNeeds(plan, postings, size), rarities(plan, postings, size), plan.needs);
  const scores = new Float64Array(size.entries);
  /** The needs that each entry meets, as bits. */
  const met = new Uint32Array(size.entries);
  let most = 0;
  for (const term of plan.terms) {
    const needs = term.meets.reduce((bits, need) => bits | (1 << need), 0);
    const { entries, impacts } = said(term, postings);
    if (needs) most += impacts.reduce((one, other) => Math.max(one, other), 0);
    entries.forEach((entry, at) => {
      scores[entry] += impacts[at];
      met[entry] |= needs;
    });
  }
  const ranked = [];
  scores.forEach((score, entry) => {
    const part = score && share(met[entry]);
    if (part) ranked.push({ entry, score: score * part ** PARTIAL, share: part });
  });
  const isFound = ranked.some((one) => one.share === 1 && one.score >= FAINT * most);
  if (!isFound) for (const one of ranked) one.share = Math.min(one.share, NEARLY);
  return ranked.sort((a, b) => b.score - a.score || a.entry - b.entry);
}
