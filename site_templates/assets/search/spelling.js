// SPDX-License-Identifier: MIT
/** What a word in Latin letters may stand for: a word, its beginning, Chinese by its sounds, a slip. */

/**
 * @typedef {{words: string[], found: string, syllables: Set<string>, meant: (word: string) => string}} Words
 * @typedef {import("./query.js").Alternative} Alternative
 */

const MOST_BEGINNINGS = 5;
const MOST_SLIPS = 4;
/** From so many letters on, words that begin like a stem are taken for forms of it. */
const SHORTEST_STEM = 6;
const LONGEST_SYLLABLE = 6;
/** No syllable begins with i, u or v. */
const FIRST_LETTERS = /^[a-hj-tw-z]{2,8}$/;
/** Shorter words are too much alike for their slips to be told. */
const SHORTEST_SLIP = 5;
const TWO_SLIPS_FROM = 8;

/** Where a word stands in sorted words, or would. */
function placeOf(word, words) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the words stand for that begin like this one and are found most. */
function beginning(written, { words, found, meant }) {
  const some = [];
  for (let at = placeOf(written, words); words[at]?.startsWith(written); at += 1) some.push(at);
  some.sort((a, b) => Number(found[b]) - Number(found[a]));
  return [...new Set(some.slice(0, MOST_BEGINNINGS).map((at) => meant(words[at])))];
}

/**
 * The syllables that a word is made of, longest first; null if it is not made of syllables.
 * @param {string} word
 * @param {Set<string>} known
 * @returns {string[] | null}
 */
export function syllablesOf(word, known) {
  /** How long the first syllable is from each place on, 0 if none leads to the end. */
  const steps = new Array(word.length).fill(0);
  for (let at = word.length - 1; at >= 0; at -= 1) {
    for (let length = Math.min(LONGEST_SYLLABLE, word.length - at); length > 0 && !steps[at]; length -= 1) {
      const leads = at + length === word.length || steps[at + length] > 0;
      if (leads && known.has(word.slice(at, at + length))) steps[at] = length;
    }
  }
  if (!steps[0]) return null;
  const sounds = [];
  for (let at = 0; at < word.length; at += steps[at]) sounds.push(word.slice(at, at + steps[at]));
  return sounds;
}

/**
 * The tokens of Chinese that is written by its sounds.
 * @param {string[]} sounds
 */
export const soundTokens = (sounds) => sounds.slice(1).map((sound, at) => `~${sounds[at]} ${sound}`);

/** @param {string} letters */
function letterTokens(letters) {
  const length = Math.min(3, letters.length);
  return Array.from({ length: letters.length - length + 1 }, (_, at) => `^${letters.slice(at, at + length)}`);
}

/**
 * What a word stands for if it is written rightly.
 * @param {string} written  as it stands in the query
 * @param {string} stem
 * @param {Words} known
 * @param {boolean} unfinished  the last of the query, which may be typed on
 * @returns {Alternative[]}
 */
export function spellings(written, stem, known, unfinished) {
  const told = [];
  const here = known.words[placeOf(stem, known.words)] === stem;
  if (here) told.push({ tokens: [stem], weight: 1 });
  const isSyllable = known.syllables.has(written);
  if (written.length > 1 && (unfinished || !(here || isSyllable))) {
    const weight = here ? 0.4 : 0.8;
    for (const word of beginning(written, known)) if (word !== stem) told.push({ tokens: [word], weight });
  }
  if (stem.length >= SHORTEST_STEM && !told.length && !isSyllable) {
    for (const word of beginning(stem, known)) told.push({ tokens: [word], weight: 0.4 });
  }
  const sounds = syllablesOf(written, known.syllables);
  if (sounds?.length > 1) told.push({ tokens: soundTokens(sounds), weight: 1 });
  if (!here && FIRST_LETTERS.test(written)) told.push({ tokens: letterTokens(written), weight: 1 });
  return told;
}

/**
 * Words that differ by a slip: a letter missing, added, wrong, or two changed in place.
 * @param {string} written
 * @param {string} stem
 * @param {Words} known
 * @returns {Alternative[]}
 */
export function slips(written, stem, { words, found, syllables, meant }) {
  if (stem.length < SHORTEST_SLIP || syllables.has(written)) return [];
  const most = written.length >= TWO_SLIPS_FROM ? 2 : 1;
  const near = [];
  words.forEach((word, at) => {
    if (word.length < SHORTEST_SLIP - 1) return;
    const distance = Math.min(distanceOf(stem, word, most), distanceOf(written, word, most));
    const sameStart = word[0] === stem[0] ? 0 : 1;
    if (distance + sameStart <= most) near.push({ word, at, distance: distance + sameStart });
  });
  near.sort((a, b) => a.distance - b.distance || Number(found[b.at]) - Number(found[a.at]));
  const best = near.filter((one) => one.distance === near[0].distance).slice(0, MOST_SLIPS);
  return best.map((one) => ({ tokens: [meant(one.word)], weight: one.distance === 1 ? 0.8 : 0.6 }));
}

/** The Damerau–Levenshtein distance of two words, or more than `most`. */
export function distanceOf(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      const changed = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (changed) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length];
}
