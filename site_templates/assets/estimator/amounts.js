// SPDX-License-Identifier: MIT
/**
 * The amount forms: each is a function from a form and a context to an amount.
 *
 * An amount is a schedule: what is paid in the first, second, … year, and how firm that is. Twin
 * of `generator/estimator/amounts.py`: the functions stand in the same order, under the same names.
 */

import { FROM_THE_CLAUSE, told } from "./context.js";
import {
  ANYTHING,
  ZERO,
  ends,
  exactly,
  excess,
  greatest,
  highest,
  hull,
  least,
  perhaps,
  rated,
  times,
  total,
} from "./intervals.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./intervals.js").Interval} Interval */

/**
 * What is paid year by year in fen; `bound` says in one word how firm it is.
 *
 * `origin` names the step that it is the result of, as part of an operand.
 * @typedef {{yearly: Interval[], bound: string, origin: Node}} Amount
 * @typedef {{yearly: Interval[], bound: string}} Computed
 */

/** A bound of what is money for some answers and support in kind for others: no number says so. */
const MIXED = "mixed";

/**
 * Compute an amount form.
 *
 * Where it is known exactly without the answer to a question, that question is not missed.
 * @param {Node} form
 * @param {Context} context
 * @returns {Amount}
 */
export function amount(form, context) {
  const [missed, stepped] = [context.missing.length, context.steps.length];
  let { yearly, bound } = FORMS[form.form](form, context);
  if (bound !== MIXED) {
    if (yearly.every((year) => year.low === year.high)) context.missing.length = missed;
    bound = borneOut(bound, total(yearly));
  }
  return { yearly, bound, origin: context.latestStep(stepped) };
}

/**
 * The amount of one value.
 * @param {Node} form
 * @param {Context} context
 * @returns {Computed}
 */
export function fixed(form, context) {
  const result = context.value(form.value);
  context.step("fixed", [_operand("value", form.value, context)], result);
  return { yearly: [result], bound: "exact" };
}

/**
 * Between two values.
 * @param {Node} form
 * @param {Context} context
 * @returns {Computed}
 */
export function between(form, context) {
  const result = { low: context.value(form.low).low, high: context.value(form.high).high };
  const inputs = [_operand("low", form.low, context), _operand("high", form.high, context)];
  context.step("range", inputs, result);
  return { yearly: [result], bound: "range" };
}

/**
 * An amount that is open above.
 * @param {Node} form
 * @param {Context} context
 * @returns {Computed}
 */
export function atLeast(form, context) {
  const inner = amount(form.amount, context);
  const yearly = inner.yearly.map((year) => ({ low: year.low, high: null }));
  context.step("at_least", [told("amount", "money", total(inner.yearly), inner.origin)], total(yearly));
  return { yearly, bound: "at_least" };
}

/**
 * A discretionary amount: from nothing up to its ceiling.
 * @param {Node} form
 * @param {Context} context
 * @returns {Computed}
 */
export function upTo(form, context) {
  const inner = amount(form.amount, context);
  const yearly = inner.yearly.map((year) => perhaps(year, false));
  context.step("up_to", [told("ceiling", "money", total(inner.yearly), inner.origin)], total(yearly));
  return { yearly, bound: "up_to" };
}

/**
 * A rate on a base or on its excess, with a floor and a cap.
 * @param {Node} form
 * @param {Context} context
 * @returns {Computed}
 */
export function share(form, context) {
  const [whole, origin] = _base(form.of, context);
  let base = whole;
  const inputs = [told("base", "money", base, origin)];
  if ("over" in form) {
    base = excess(base, context.value(form.over));
    inputs.push(_operand("over", form.over, context));
  }
  let result = rated(base, context.value(form.rate));
  inputs.push(_operand("rate", form.rate, context));
  let decided = null;
  if ("floor" in form) {
    const floor = context.value(form.floor);
    inputs.push(_operand("floor", form.floor, context));
    decided = result.high !== null && result.high < floor.low ? "floor" : null;
    result = greatest(result, floor);
  }
  if ("cap" in form) {
    const cap = _cap(form, context, inputs);
    decided = cap.high !== null && result.low > cap.high ? "cap" : decided;
    result = least(result, cap);
  }
  context.step("share", inputs, result, decided);
  return { yearly: [result], bound: decided === "cap" ? "capped" : "exact" };
}

/**
 * An amount in a ratio to what another pays in.
 * @param {Node} form
 * @param {Context} context
 * @returns {Computed}
 */
export function matching(form, context) {
  const [base, origin] = _base(form.of, context);
  const result = rated(base, context.value(form.ratio));
  const inputs = [told("base", "money", base, origin)];
  inputs.push(_operand("ratio", form.ratio, context));
  context.step("matching", inputs, result);
  return { yearly: [result], bound: "exact" };
}

/**
 * An amount paid each year, for as many years as are asked for and allowed.
 * @param {Node} form
 * @param {Context} context
 * @returns {Computed}
 */
export function perYear(form, context) {
  const limit = "years" in form ? context.value(form.years) : null;
  if ("entries" in form) return _yearByYear(form, limit, context);
  const asked = "question" in form ? context.number(form.question) : (limit ?? exactly(1));
  const years = limit === null ? asked : least(asked, limit);
  const inner = amount(form.amount, context);
  const year = total(inner.yearly);
  const yearly = Array.from({ length: years.high ?? 0 }, (_, at) => perhaps(year, at < years.low));
  const decided = asked.low > (years.high ?? 0) ? "limit" : null;
  const origin = "question" in form ? context.origin(form.question) : FROM_THE_CLAUSE;
  const inputs = [told("yearly", "money", year, inner.origin), told("years", "years", asked, origin)];
  if ("years" in form) inputs.push(_operand("limit", form.years, context));
  context.step("per_year", inputs, total(yearly), decided);
  return { yearly: yearly.length ? yearly : [ZERO], bound: inner.bound };
}

/**
 * An amount for each one counted, beyond the first few, up to so many.
 * @param {Node} form
 * @param {Context} context
 * @returns {Computed}
 */
export function perHead(form, context) {
  let counted = context.number(form.count);
  const inputs = [told("count", "count", counted, context.origin(form.count))];
  if ("beyond" in form) {
    counted = excess(counted, context.value(form.beyond));
    inputs.push(_operand("beyond", form.beyond, context));
  }
  if ("at_most" in form) {
    counted = least(counted, context.value(form.at_most));
    inputs.push(_operand("at_most", form.at_most, context));
  }
  const inner = amount(form.amount, context);
  const yearly = inner.yearly.map((year) => times(year, counted));
  inputs.push(told("each", "money", total(inner.yearly), inner.origin));
  context.step("per_head", inputs, total(yearly));
  return { yearly, bound: inner.bound };
}

/**
 * The sum over the entries of a list question, each computed on its own.
 * @param {Node} form
 * @param {Context} context
 * @returns {Computed}
 */
export function each(form, context) {
  /** @type {number[] | null} */
  const entries = context.answer(form.entries);
  if (entries === null) return { yearly: [ANYTHING], bound: "exact" };
  const parts = entries.map((entry) => amount(form.amount, _withEntry(form, context, entry)));
  const result = total(parts.map((part) => total(part.yearly)));
  const inputs = parts.map((part) => told("entry", "money", total(part.yearly), part.origin));
  context.step("each", inputs, result);
  return { yearly: [result], bound: firmness(parts.map((part) => part.bound)) };
}

/**
 * An amount that is paid where a base reaches a value.
 * @param {Node} form
 * @param {Context} context
 * @returns {Computed}
 */
export function threshold(form, context) {
  const [base, origin] = _base(form.of, context);
  const needed = context.value(form.at_least);
  const inner = amount(form.amount, context);
  const reached = needed.high !== null && base.low >= needed.high;
  const missed = base.high !== null && base.high < needed.low;
  const inputs = [told("base", "money", base, origin)];
  inputs.push(_operand("at_least", form.at_least, context));
  const yearly = inner.yearly.map((year) => (missed ? ZERO : perhaps(year, reached)));
  context.step("threshold", inputs, total(yearly), missed ? "at_least" : null);
  return { yearly, bound: inner.bound };
}

/**
 * Pays when yearly figures first pass a threshold, within a number of years.
 * @param {Node} form
 * @param {Context} context
 * @returns {Computed}
 */
export function milestones(form, context) {
  const window = context.value(form.within);
  /** @type {[Interval, Interval][]} */
  const pays = form.steps.map((/** @type {Node} */ step) => [
    context.value(step.over), context.value(step.pays),
  ]);
  /** @type {number[] | null} */
  const entries = context.answer(form.entries);
  if (entries === null) {
    return { yearly: [total(pays.map(([, pay]) => perhaps(pay, false)))], bound: "exact" };
  }
  const figures = entries.slice(0, window.high ?? undefined);
  const paid = form.pay === "highest" ? highest : total;
  const yearly = figures.map((figure, year) =>
    perhaps(paid(_newlyPassed(figures.slice(0, year), figure, pays)), year < window.low),
  );
  const origin = context.origin(form.entries);
  const inputs = figures.map((figure) => told("figure", "money", exactly(figure), origin));
  inputs.push(..._marks(form.steps, Math.max(0, ...figures), context));
  inputs.push(_operand("within", form.within, context));
  context.step("milestones", inputs, total(yearly));
  return { yearly: yearly.length ? yearly : [ZERO], bound: "exact" };
}

/**
 * Another form for each option of a choice.
 * @param {Node} form
 * @param {Context} context
 * @returns {Computed}
 */
export function byClass(form, context) {
  const missed = context.missing.length;
  const option = context.answer(form.question);
  const has = (/** @type {string} */ one) => Object.hasOwn(form.table, one);
  if (option !== null) {
    return has(option) ? amount(form.table[option], context) : { yearly: [ZERO], bound: "exact" };
  }
  /** @type {string[]} */
  const options = context.program.questions[form.question].options;
  const asked = context.missing.length;
  const allOfThem = options.filter(has).map((one) => amount(form.table[one], context));
  const kinds = new Set(allOfThem.map((one) => JSON.stringify([one.yearly, one.bound])));
  const alike = kinds.size === 1;
  if (alike && context.missing.length === asked) context.missing.length = missed;
  const longest = Math.max(0, ...allOfThem.map((one) => one.yearly.length));
  const yearly = Array.from({ length: longest }, (_, year) =>
    hull(allOfThem.map((one) => one.yearly[year] ?? ZERO)),
  );
  const inMoney = allOfThem.filter((one) => one.yearly.length).length;
  const isMixed = (inMoney > 0 && inMoney < allOfThem.length) || allOfThem.some((one) => one.bound === MIXED);
  return { yearly, bound: isMixed ? MIXED : alike ? allOfThem[0].bound : "range" };
}

/**
 * The amount of another measure, with some answers taken as given.
 * @param {Node} form
 * @param {Context} context
 * @returns {Computed}
 */
export function sameAs(form, context) {
  const other = _measure(form.measure, context);
  return amount(other.amount, context.withGiven(form.answers));
}

/**
 * Settled case by case: nothing can be said about the amount.
 * @returns {Computed}
 */
export function caseByCase() {
  return { yearly: [ANYTHING], bound: "open" };
}

/**
 * Not money.
 * @returns {Computed}
 */
export function inKind() {
  return { yearly: [], bound: "exact" };
}

/** @type {Record<string, (form: Node, context: Context) => Computed>} */
export const FORMS = {
  fixed,
  range: between,
  at_least: atLeast,
  up_to: upTo,
  share,
  matching,
  per_year: perYear,
  per_head: perHead,
  each,
  threshold,
  milestones,
  by_class: byClass,
  same_as: sameAs,
  case_by_case: caseByCase,
  in_kind: inKind,
};

/**
 * Return one word for how firm several amounts are together.
 * @param {string[]} bounds
 * @returns {string}
 */
export function firmness(bounds) {
  const found = new Set(bounds);
  if (found.size === 1) return bounds[0];
  if (bounds.every((bound) => bound === "exact" || bound === "capped")) {
    return found.size ? "capped" : "exact";
  }
  return "range";
}

/**
 * Return the word for how firm an amount is, corrected where its numbers say otherwise.
 * @param {string} bound
 * @param {Interval} whole
 * @returns {string}
 */
export function borneOut(bound, whole) {
  if (whole.low === whole.high) return bound === "capped" ? "capped" : "exact";
  if (whole.high === null) return bound === "open" ? "open" : "at_least";
  return bound === "exact" || bound === "capped" ? "range" : bound;
}

/**
 * Return what a share is taken of, and where it is from.
 * @param {Node} base
 * @param {Context} context
 * @returns {[Interval, Node]}
 */
function _base(base, context) {
  if ("answer" in base) return [context.number(base.answer), context.origin(base.answer)];
  if ("product" in base) return _product(base.product, context);
  const other = amount(_measure(base.measure, context).amount, context);
  return [total(other.yearly), other.origin];
}

/**
 * @param {string[]} questions
 * @param {Context} context
 * @returns {[Interval, Node]}
 */
function _product(questions, context) {
  const [whole, rate] = questions.map((question) => context.number(question));
  const [ofWhole, ofRate] = questions.map((question) => context.origin(question));
  const result = rated(whole, rate);
  const inputs = [told("amount", "money", whole, ofWhole), told("rate", "percent", rate, ofRate)];
  context.step("product", inputs, result);
  return [result, context.latestStep()];
}

/**
 * @param {Node} form
 * @param {Context} context
 * @param {Node[]} inputs
 * @returns {Interval}
 */
function _cap(form, context, inputs) {
  const cap = context.value(form.cap);
  inputs.push(_operand("cap", form.cap, context));
  if (!("already" in form)) return cap;
  const used = context.number(form.already);
  inputs.push(told("already", "money", used, context.origin(form.already)));
  return excess(cap, used);
}

/**
 * @param {Node} form
 * @param {Interval | null} limit
 * @param {Context} context
 * @returns {Computed}
 */
function _yearByYear(form, limit, context) {
  /** @type {number[] | null} */
  const entries = context.answer(form.entries);
  if (entries === null) return { yearly: [ANYTHING], bound: "exact" };
  const counted = limit === null ? entries : entries.slice(0, limit.high ?? undefined);
  const parts = counted.map((entry) => amount(form.amount, _withEntry(form, context, entry)));
  const yearly = parts.map((part, year) =>
    perhaps(total(part.yearly), limit === null || year < limit.low),
  );
  const inputs = yearly.map((year, at) => told("yearly", "money", year, parts[at].origin));
  context.step("per_year", inputs, total(yearly));
  const bound = firmness(parts.map((part) => part.bound));
  return { yearly: yearly.length ? yearly : [ZERO], bound };
}

/**
 * @param {Node} form
 * @param {Context} context
 * @param {number} entry
 * @returns {Context}
 */
function _withEntry(form, context, entry) {
  return context.withAnswers({ [form.entries]: entry });
}

/**
 * Return what the thresholds pay that a figure passes and no earlier one has.
 * @param {number[]} earlier
 * @param {number} figure
 * @param {[Interval, Interval][]} pays
 * @returns {Interval[]}
 */
function _newlyPassed(earlier, figure, pays) {
  const before = Math.max(0, ...earlier);
  /** @type {Interval[]} */
  const found = [];
  for (const [over, pay] of pays) {
    const now = excess(exactly(figure), over);
    const already = excess(exactly(before), over);
    if (figure > before && now.high && !already.low) {
      found.push(perhaps(pay, now.low > 0 && already.high === 0));
    }
  }
  return found;
}

/**
 * Return what each threshold pays as an operand, named by whether a figure has passed it.
 * @param {Node[]} steps
 * @param {number} most
 * @param {Context} context
 * @returns {Node[]}
 */
function _marks(steps, most, context) {
  let ahead = "next";
  return steps.map((step) => {
    const over = context.value(step.over);
    let name = "passed";
    if (over.high === null || most <= over.high) [name, ahead] = [ahead, "ahead"];
    return { ..._operand(name, step.pays, context), over: ends(over) };
  });
}

/**
 * @param {string} id
 * @param {Context} context
 * @returns {Node}
 */
function _measure(id, context) {
  return context.program.measures[id];
}

/**
 * @param {string} name
 * @param {Node} value
 * @param {Context} context
 * @returns {Node}
 */
function _operand(name, value, context) {
  return told(name, value.unit, context.value(value), context.originOf(value));
}
