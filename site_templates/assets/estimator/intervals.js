// SPDX-License-Identifier: MIT
/**
 * Whole numbers that are known only to lie between two ends; the upper end may be open.
 *
 * Twin of `generator/estimator/intervals.py`, which says more. A sum or product that goes beyond
 * `MOST` is no longer exact here, but it is still beyond it, and so becomes open as it does there.
 */

/** @typedef {{low: number, high: number | null}} Interval */

export const PPM = 1_000_000n;
export const MOST = Number.MAX_SAFE_INTEGER;

/** @type {Interval} */
export const ZERO = Object.freeze({ low: 0, high: 0 });
/** @type {Interval} */
export const ANYTHING = Object.freeze({ low: 0, high: null });

/**
 * Return an interval as the list `[low, high]`, as results show it.
 * @param {Interval} a
 * @returns {[number, number | null]}
 */
export function ends(a) {
  return [a.low, a.high];
}

/**
 * Return the interval that holds one number.
 * @param {number} number
 * @returns {Interval}
 */
export function exactly(number) {
  return { low: number, high: number };
}

/**
 * Return the interval from `low` to `high`, open above where an end lies beyond `MOST`.
 * @param {number} low
 * @param {number | null} high
 * @returns {Interval}
 */
export function held(low, high) {
  return { low: Math.min(low, MOST), high: high === null || high > MOST ? null : high };
}

/**
 * Return the interval itself where it is sure, else from nothing up to its upper end.
 * @param {Interval} a
 * @param {boolean} sure
 * @returns {Interval}
 */
export function perhaps(a, sure) {
  return sure ? a : { low: 0, high: a.high };
}

/**
 * Return the interval of sums.
 * @param {Interval} a
 * @param {Interval} b
 * @returns {Interval}
 */
export function plus(a, b) {
  return held(a.low + b.low, a.high === null || b.high === null ? null : a.high + b.high);
}

/**
 * Return the interval of the sum of all.
 * @param {Interval[]} intervals
 * @returns {Interval}
 */
export function total(intervals) {
  return intervals.reduce(plus, ZERO);
}

/**
 * Return how much `a` lies above `b`, nothing where it does not.
 * @param {Interval} a
 * @param {Interval} b
 * @returns {Interval}
 */
export function excess(a, b) {
  const low = b.high === null ? 0 : Math.max(0, a.low - b.high);
  return { low, high: a.high === null ? null : Math.max(0, a.high - b.low) };
}

/**
 * Return the interval of products.
 * @param {Interval} a
 * @param {Interval} b
 * @returns {Interval}
 */
export function times(a, b) {
  if (a.high === 0 || b.high === 0) return ZERO;
  return held(a.low * b.low, a.high === null || b.high === null ? null : a.high * b.high);
}

/**
 * Return the interval of the smaller of two numbers.
 * @param {Interval} a
 * @param {Interval} b
 * @returns {Interval}
 */
export function least(a, b) {
  const highs = [a.high, b.high].filter((high) => high !== null);
  return { low: Math.min(a.low, b.low), high: highs.length ? Math.min(...highs) : null };
}

/**
 * Return the interval of the greater of two numbers.
 * @param {Interval} a
 * @param {Interval} b
 * @returns {Interval}
 */
export function greatest(a, b) {
  const high = a.high === null || b.high === null ? null : Math.max(a.high, b.high);
  return { low: Math.max(a.low, b.low), high };
}

/**
 * Return the interval of the greatest of all; of nothing at all it is zero.
 * @param {Interval[]} intervals
 * @returns {Interval}
 */
export function highest(intervals) {
  return intervals.reduce(greatest, ZERO);
}

/**
 * Return the smallest interval that holds all; nothing at all counts as zero.
 * @param {Interval[]} intervals
 * @returns {Interval}
 */
export function hull(intervals) {
  if (!intervals.length) return ZERO;
  const highs = intervals.map((interval) => interval.high);
  const known = highs.filter((high) => high !== null);
  const high = known.length < highs.length ? null : Math.max(...known);
  return { low: Math.min(...intervals.map((interval) => interval.low)), high };
}

/**
 * Return a rate (parts per million) of an amount, each end rounded half up.
 * @param {Interval} a
 * @param {Interval} rate
 * @returns {Interval}
 */
export function rated(a, rate) {
  if (a.high === 0 || rate.high === 0) return ZERO;
  const open = a.high === null || rate.high === null;
  const high = open ? null : halfUp(BigInt(a.high) * BigInt(rate.high));
  return held(halfUp(BigInt(a.low) * BigInt(rate.low)), high);
}

/**
 * Divide by a million and round half up. This is the one rounding rule there is.
 * @param {bigint} product
 * @returns {number}
 */
export function halfUp(product) {
  return Number((2n * product + PPM) / (2n * PPM));
}
