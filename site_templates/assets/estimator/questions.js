// SPDX-License-Identifier: MIT
/** Which questions are asked: those that can still change a result, most telling first. */

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./session.js").Given} Given */

/** How many unanswered questions stand on the page at a time. */
export const AT_A_TIME = 6;
// Under these keys a program names a question, or another measure.
const NAMING = new Set(
  ["question", "entries", "count", "already", "by", "answer", "product", "measure"],
);

/**
 * Return the ids of the measures for what the reader has chosen.
 * @param {Node} program
 * @param {Given} given
 * @returns {string[]}
 */
export function chosenMeasures(program, given) {
  return Object.keys(program.measures).filter((id) =>
    program.measures[id].audience.some((/** @type {string} */ one) => given.audiences.includes(one)),
  );
}

/**
 * Return the questions to ask, in the order of the program, and how many more there are.
 *
 * Of the unanswered ones those that stand already stay; then come those of the measure the reader
 * came for, and where there is none, those that hold up most results. `next` are those to show when
 * the reader asks for more.
 * @param {Node} program
 * @param {Given} given
 * @param {Node[]} results of the chosen measures
 * @param {string[]} standing those on the page
 * @param {string[]} wanted those to show whatever happens
 * @returns {{shown: string[], next: string[], left: number}}
 */
export function asked(program, given, results, standing, wanted) {
  const order = Object.keys(program.questions);
  const isOpen = (/** @type {string} */ id) => !Object.hasOwn(given.answers, id);
  const weights = heldUp(results);
  const cameFor = results.find((one) => one.measure === given.measure);
  const first = cameFor?.missing ?? [];
  const open = order.filter((id) => weights.has(id) && isOpen(id));
  const ranked = [...open].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  const kept = open.filter((id) => [...standing, ...wanted, ...first].includes(id));
  const room = cameFor ? 0 : Math.max(0, AT_A_TIME - kept.length);
  const others = ranked.filter((id) => !kept.includes(id));
  const fresh = [...kept, ...others.slice(0, room), ...wanted];
  const used = usedBy(program, results.map((one) => one.measure));
  const shown = order.filter((id) => fresh.includes(id) || (!isOpen(id) && used.has(id)));
  const left = others.slice(room);
  return { shown, next: left.slice(0, AT_A_TIME), left: left.length };
}

/**
 * Return how many results each question holds up.
 * @param {Node[]} results
 * @returns {Map<string, number>}
 */
export function heldUp(results) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const question of results.flatMap((one) => one.missing)) {
    counts.set(question, (counts.get(question) ?? 0) + 1);
  }
  return counts;
}

/**
 * Return every question that some measures look at, whatever is answered.
 * @param {Node} program
 * @param {string[]} measures
 * @returns {Set<string>}
 */
export function usedBy(program, measures) {
  /** @type {Set<string>} */
  const found = new Set();
  const seen = new Set(measures);
  for (const id of seen) {
    const { conditions, amount, readings } = program.measures[id];
    for (const [key, text] of _references([conditions, amount, readings])) {
      (key === "measure" ? seen : found).add(text);
    }
  }
  return found;
}

/**
 * Return the program with no upper bound on any numeric answer.
 *
 * Where a result of it is higher, the number only repeats how much could be typed.
 * @param {Node} program
 * @returns {Node}
 */
export function unbounded(program) {
  const questions = Object.fromEntries(
    Object.entries(program.questions).map(([id, question]) => [id, { ...question, most: null }]),
  );
  return { ...program, questions };
}

/**
 * Return every (key, id) below a node that names a question or a measure.
 * @param {any} node
 * @param {string} [under] the key that the node stands under
 * @returns {[string, string][]}
 */
function _references(node, under = "") {
  if (typeof node === "string") return NAMING.has(under) ? [[under, node]] : [];
  if (Array.isArray(node)) return node.flatMap((one) => _references(one, under));
  if (!node || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([key, one]) => _references(one, key));
}
