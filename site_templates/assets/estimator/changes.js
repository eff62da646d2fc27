// SPDX-License-Identifier: MIT
/**
 * What would have to be otherwise: the fewest tests that stand between a situation and a measure.
 *
 * Twin of `generator/estimator/changes.py`, which says more.
 */

import { COMPARISONS, holds, resolved } from "./conditions.js";

/** @typedef {import("./conditions.js").Truth} Truth */
/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./context.js").Node} Node */
/** @typedef {Node[]} Way */

const MOST_WAYS = 64;
/** @type {Record<string, string>} */
const COMPLEMENTS = {
  at_least: "less_than", less_than: "at_least", at_most: "more_than", more_than: "at_most",
};

/**
 * Return the fewest tests that have to come out true so that no condition fails any more.
 * @param {Node[]} conditions
 * @param {Context} context
 * @returns {Node[]}
 */
export function changes(conditions, context) {
  const whole = { all: conditions };
  const tests = _tests(whole, context, true);
  const failed = tests.filter((test) => holds(test, context) === "no").map(_question);
  const drawn = tests.filter((test) => failed.includes(_table(test) ?? "")).map(_question);
  const moved = [...failed, ...drawn];
  /** @type {Way | null} */
  let fewest = null;
  for (const way of _ways(whole, context, moved, true)) {
    for (const needed of _needed(way, context)) {
      if (fewest === null || needed.length < fewest.length) fewest = needed;
    }
  }
  return (fewest ?? []).map((test) => resolved(test, context.asOf));
}

/**
 * Return the tests that a condition, or its opposite, comes down to.
 * @param {Node} condition
 * @param {Context} context
 * @param {boolean} wanted
 * @returns {Node[]}
 */
function _tests(condition, context, wanted) {
  if ("not" in condition) return _tests(condition.not, context, !wanted);
  if ("question" in condition) return [wanted ? condition : _complement(condition, context)];
  /** @type {Node[]} */
  const parts = condition.all ?? condition.any;
  return parts.flatMap((part) => _tests(part, context, wanted));
}

/**
 * Return the ways to meet a condition or its opposite; other questions are left out of them.
 * @param {Node} condition
 * @param {Context} context
 * @param {string[]} moved
 * @param {boolean} wanted
 * @returns {Way[]}
 */
function _ways(condition, context, moved, wanted) {
  if ("not" in condition) return _ways(condition.not, context, moved, !wanted);
  if ("question" in condition) {
    if (!moved.includes(condition.question)) return [[]];
    return [[wanted ? condition : _complement(condition, context)]];
  }
  /** @type {Node[]} */
  const inner = condition.all ?? condition.any;
  const parts = inner.map((part) => _ways(part, context, moved, wanted));
  if ("all" in condition !== wanted) return _shortest(parts.flat());
  /** @type {Way[]} */
  const nothing = [[]];
  return parts.reduce(
    (ways, part) => _shortest(ways.flatMap((one) => part.map((other) => [...one, ...other]))),
    nothing,
  );
}

/**
 * Return the shortest ways; where nothing at all is needed, that is the only one.
 * @param {Way[]} ways
 * @returns {Way[]}
 */
function _shortest(ways) {
  const ordered = [...ways].sort((one, other) => one.length - other.length);
  return ordered.slice(0, ordered[0]?.length ? MOST_WAYS : 1);
}

/**
 * Return the tests of a way that fail now, for each choice of options that meets it.
 *
 * A number may be compared with a table on an option, so options are chosen first.
 * @param {Way} way
 * @param {Context} context
 * @returns {Way[]}
 */
function _needed(way, context) {
  const failed = way.filter((test) => !_compares(test) && holds(test, context) === "no");
  const asked = _questions(failed);
  const tables = way.map(_table);
  const fitting = asked.map((question) =>
    _fitting(question, way, context).slice(0, tables.includes(question) ? undefined : 1),
  );
  /** @type {Way[]} */
  const found = [];
  for (const options of combinations(fitting)) {
    const answers = Object.fromEntries(asked.map((question, at) => [question, options[at]]));
    const chosen = context.withAnswers(answers);
    const short = way.filter((test) => _compares(test) && holds(test, chosen) === "no");
    if (_questions(short).every((question) => _fitting(question, way, chosen).length)) {
      const needed = way.filter((test) => failed.includes(test) || short.includes(test));
      found.push(_withoutImplied(needed, chosen));
    }
  }
  return found;
}

/**
 * Return every way to take one of each list, the last list varying fastest.
 * @template T
 * @param {T[][]} lists
 * @returns {T[][]}
 */
export function combinations(lists) {
  /** @type {T[][]} */
  const nothing = [[]];
  return lists.reduce(
    (heads, list) => heads.flatMap((head) => list.map((one) => [...head, one])),
    nothing,
  );
}

/**
 * Return answers to a question that meet its failed tests and do not fail the others.
 * @param {string} question
 * @param {Way} way
 * @param {Context} context
 * @returns {any[]}
 */
function _fitting(question, way, context) {
  const own = way.filter((test) => _question(test) === question);
  const failed = own.filter((test) => holds(test, context) === "no");
  return _answers(question, own, context).filter((answer) =>
    _meets(answer, question, failed, ["yes"], context) &&
    _meets(answer, question, own, ["yes", "unknown"], context),
  );
}

/**
 * @param {any} answer
 * @param {string} question
 * @param {Way} tests
 * @param {Truth[]} wanted
 * @param {Context} context
 * @returns {boolean}
 */
function _meets(answer, question, tests, wanted, context) {
  const other = context.withAnswers({ [question]: answer });
  return tests.every((test) => wanted.includes(holds(test, other)));
}

/**
 * Return answers that tell the tests of a question apart: all there are, or the boundaries.
 * @param {string} question
 * @param {Way} tests
 * @param {Context} context
 * @returns {any[]}
 */
function _answers(question, tests, context) {
  const { type, options } = context.program.questions[question];
  if (type === "boolean") return [true, false];
  if (type === "choice") return options;
  const { low, high } = context.bounds(question);
  const ends = tests.flatMap((test) => Object.values(context.value(test.value)));
  const beside = ends.flatMap((end) => (end === null ? [] : [end - 1, end, end + 1]));
  return [low, ...beside, ...(high === null ? [] : [high])].filter(
    (number) => low <= number && (high === null || number <= high),
  );
}

/**
 * Leave out each test that comes out true whenever the others on its question do.
 * @param {Way} tests
 * @param {Context} context
 * @returns {Way}
 */
function _withoutImplied(tests, context) {
  let kept = tests;
  for (const test of tests) {
    const rest = kept.filter((one) => one !== test);
    if (_implied(test, rest, context)) kept = rest;
  }
  return kept;
}

/**
 * @param {Node} test
 * @param {Way} rest
 * @param {Context} context
 * @returns {boolean}
 */
function _implied(test, rest, context) {
  const question = _question(test);
  const own = rest.filter((one) => _question(one) === question);
  return own.length > 0 && _answers(question, [test, ...own], context).every((answer) =>
    !_meets(answer, question, own, ["yes"], context) ||
    _meets(answer, question, [test], ["yes"], context),
  );
}

/**
 * Return the test that is true where this one is false.
 * @param {Node} test
 * @param {Context} context
 * @returns {Node}
 */
function _complement(test, context) {
  if (_compares(test)) return { ...test, operator: COMPLEMENTS[test.operator] };
  if (context.program.questions[test.question].type === "boolean") {
    return { ...test, value: [true, false].filter((one) => !test.value.includes(one)) };
  }
  return { not: test };
}

/**
 * @param {Node} test
 * @returns {boolean}
 */
function _compares(test) {
  return test.operator in COMPARISONS;
}

/**
 * @param {Node} test
 * @returns {string}
 */
function _question(test) {
  return (test.not ?? test).question;
}

/**
 * @param {Way} tests
 * @returns {string[]}
 */
function _questions(tests) {
  return [...new Set(tests.map(_question))];
}

/**
 * Return the question on which the value of a comparison hangs.
 * @param {Node} test
 * @returns {string | null}
 */
function _table(test) {
  return _compares(test) ? (test.value.by ?? null) : null;
}
