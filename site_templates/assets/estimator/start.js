// SPDX-License-Identifier: MIT
/** Starts what the page has: the whole estimator, or that of one measure. */

import { MeasureEstimator } from "./measure.js";
import { EstimatorPage } from "./page.js";
import { Session } from "./session.js";
import { Wording } from "./wording.js";

/** @typedef {import("./context.js").Node} Node */

/**
 * @param {string} id
 * @returns {Node}
 */
function json(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null");
}

/**
 * @param {HTMLElement} element
 * @param {Node} words
 * @param {string} [measure] the one that the page is about, where its program is only a part
 * @returns {[HTMLElement, Session, Wording]}
 */
function parts(element, words, measure) {
  const { root = null } = element.dataset;
  const site = root === null ? "" : new URL(`${root}..`, document.baseURI).pathname;
  const program = json("estimator-program");
  return [element, new Session(program, Object.keys(words.audiences), site, measure), new Wording(words, root)];
}

/** @param {HTMLElement} element */
async function startOne(element) {
  const answer = await fetch(element.dataset.words ?? "");
  const words = { ...(await answer.json()), ...json("estimator-words") };
  new MeasureEstimator(...parts(element, words, element.dataset.estimates));
  const section = element.closest("section");
  if (section) section.hidden = false;
  document.querySelector(".pa-measure__action a")?.setAttribute("href", "#estimate");
}

/**
 * Start the estimator of the page.
 * @param {() => Promise<import("./extras.js").Extras>} loadExtras
 */
export function start(loadExtras) {
  const whole = document.getElementById("estimator");
  if (whole) {
    new EstimatorPage(...parts(whole, json("estimator-words")), once(loadExtras));
    whole.hidden = false;
  }
  /** @type {HTMLElement | null} */
  const one = document.querySelector("[data-estimates]");
  // Without its words the small estimator stays away; the button leads to the whole one.
  if (one) startOne(one).catch(() => undefined);
}

/**
 * Return a function that fetches once; after a failure it fetches anew.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>}
 */
function once(load) {
  /** @type {Promise<T> | null} */
  let loaded = null;
  return () => (loaded ??= load().catch((error) => {
    loaded = null;
    throw error;
  }));
}
