// SPDX-License-Identifier: MIT
/**
 * Interface words and formats of one language. Twin of `generator/pages/wording.py`; conditions are
 * told as `generator/pages/describe.py` tells them.
 */

import { timeOf } from "./answers.js";

/** @typedef {import("./context.js").Node} Node */

export const FEN_PER_YUAN = 100;
/** How many of the whole number inside make one of a unit that can have decimals. */
const DECIMALS = { percent: 10_000, points: 10_000, number: 1_000_000 };

/** Says things in one language: interface words by key, names of records, numbers with units. */
export class Wording {
  /**
   * @param {Node} words what the page holds in `estimator-words`
   * @param {string | null} root the way to the pages of the language, null where there is none
   */
  constructor(words, root = null) {
    this.root = root;
    this.names = words;
    this.language = words.language;
    this.words = words.interface;
  }

  /**
   * Return where a page is, or null where there is no way to it.
   * @param {string} path
   * @returns {string | null}
   */
  href(path) {
    return this.root === null ? null : this.root + path;
  }

  /**
   * Return the interface words of a key with its details filled in.
   * @param {string} key
   * @param {Record<string, string | number>} [details]
   * @returns {string}
   */
  say(key, details = {}) {
    return filled(this.words[key], details);
  }

  /**
   * Return the interface words of a key that has one form for one, two and more.
   * @param {string} key
   * @param {number} n
   * @returns {string}
   */
  counted(key, n) {
    const forms = this.words[key];
    const form = forms[["", "one", "two"][n] ?? "other"] ?? forms.other;
    return filled(form, { n: grouped(n) });
  }

  /**
   * Return a value with its unit; a table is told entry by entry.
   * @param {Node} value
   * @returns {string}
   */
  value({ unit, by, amount }) {
    if (typeof amount === "number") return this.number(unit, amount);
    const entries = Object.entries(amount).map(([option, entry]) =>
      this.say("table.entry", {
        option: this.option(by, option), value: this.number(unit, entry),
      }),
    );
    return this.listed(entries);
  }

  /**
   * Return a number with its unit: fen as money, parts per million as a percentage.
   * @param {string} unit
   * @param {number} amount
   * @returns {string}
   */
  number(unit, amount) {
    if (unit === "money") return this.money(amount);
    if (unit in DECIMALS) return this.decimalTold(unit, amount);
    if (unit === "date") return this.date(amount);
    for (const [size, form] of unit === "people" ? this.words["people.scales"] : []) {
      if (amount >= size && amount % (size / 100) === 0) return filled(form, { n: decimal(amount, size) });
    }
    return this.counted(`unit.${unit}`, amount);
  }

  /**
   * Return a number of a unit that can have decimals.
   * @param {string} unit
   * @param {number} amount
   * @returns {string}
   */
  decimalTold(unit, amount) {
    const forms = this.words[`unit.${unit}`];
    const form = amount === DECIMALS[unit] ? forms.one ?? forms.other : forms.other;
    return filled(form, { n: decimal(amount, DECIMALS[unit]) });
  }

  /**
   * Return money: 50万元, or CNY 500,000. A scale is used where two decimals are enough.
   * @param {number} fen
   * @returns {string}
   */
  money(fen) {
    for (const [size, form] of this.words["money.scales"]) {
      const scale = size * FEN_PER_YUAN;
      if (fen >= scale && fen % (scale / 100) === 0) return filled(form, { n: decimal(fen, scale) });
    }
    return this.say("money", { n: decimal(fen, FEN_PER_YUAN, 2) });
  }

  /**
   * Return a range of two numbers, or the number if they are the same.
   * @param {string} unit
   * @param {number} low
   * @param {number} high
   * @returns {string}
   */
  span(unit, low, high) {
    if (low === high) return this.number(unit, low);
    let [from, to] = [this.number(unit, low), this.number(unit, high)];
    const [before, after] = [this.say("span.before"), this.say("span.after")];
    if (unit === "money" && from.startsWith(before) && to.startsWith(before)) {
      to = to.slice(before.length);
    }
    if (unit === "money" && from.slice(-2) === to.slice(-2) && from.endsWith(after)) {
      from = from.slice(0, from.length - after.length);
    }
    return this.say("span", { low: from, high: to });
  }

  /**
   * Return a date: 2020年9月30日, or 30 September 2020.
   * @param {number} day the day number
   * @returns {string}
   */
  date(day) {
    const date = timeOf(day);
    const [year, month, number] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    return this.say("date", { year, month: this.words.months[month], day: number });
  }

  /**
   * Return items as a list in a sentence.
   * @param {string[]} items
   * @returns {string}
   */
  listed(items) {
    return this._joined(items, "list.last");
  }

  /**
   * Return items as alternatives.
   * @param {string[]} items
   * @returns {string}
   */
  either(items) {
    return this._joined(items, "list.last_or");
  }

  /**
   * Return the name of an option, the one for tables or the one for sentences.
   * @param {string} question
   * @param {string} option
   * @param {"short" | "name"} [form]
   * @returns {string}
   */
  option(question, option, form = "short") {
    return this.names.questions[question].options[option][form];
  }

  /**
   * Return the text of a question.
   * @param {string} id
   * @returns {string}
   */
  question(id) {
    return this.names.questions[id].text;
  }

  /**
   * Return one condition in words, its values being those of a day.
   * @param {Node} condition
   * @returns {string}
   */
  condition(condition) {
    if ("all" in condition) {
      const told = condition.all.map((/** @type {Node} */ part) => this.condition(part));
      return this.say("operator.all", { conditions: told.join(this.say("list.comma")) });
    }
    if ("any" in condition) {
      const told = condition.any.map((/** @type {Node} */ part) => this.condition(part));
      return this.say("operator.any", { conditions: this.either(told) });
    }
    if ("not" in condition) return this._negated(condition.not);
    const { question, operator } = condition;
    return this.say(`operator.${operator}`, {
      question: this.question(question), value: this._compared(condition),
    });
  }

  /**
   * Return an answer as it is told: the name of an option, yes or no, a number with its unit.
   * @param {string} question
   * @param {any} answer
   * @param {string} unit
   * @returns {string}
   */
  answer(question, answer, unit) {
    if (typeof answer === "boolean") return this.say(`answer.${answer}`);
    if (typeof answer === "string") return this.option(question, answer, "name");
    return this.number(unit, answer);
  }

  /**
   * @param {Node} condition
   * @returns {string}
   */
  _negated(condition) {
    const [single] = condition.operator === "is" ? condition.value : [];
    if (typeof single !== "string") {
      return this.say("operator.not", { condition: this.condition(condition) });
    }
    const { question } = condition;
    const value = this.option(question, single, "name");
    return this.say("operator.is_not", { question: this.question(question), value });
  }

  /**
   * @param {Node} condition
   * @returns {string}
   */
  _compared({ question, operator, value }) {
    if (operator !== "is" && operator !== "one_of") return this.value(value);
    return this.either(value.map((/** @type {any} */ one) => this.answer(question, one, "count")));
  }

  /**
   * @param {string[]} items
   * @param {string} lastWord
   * @returns {string}
   */
  _joined(items, lastWord) {
    const most = items.slice(0, -1);
    const last = items[items.length - 1] ?? "";
    return most.join(this.say("list.comma")) + (most.length ? this.say(lastWord) : "") + last;
  }
}

/**
 * Write amount / scale exactly, grouped by thousands, with no trailing zeros.
 * @param {number} amount
 * @param {number} scale
 * @param {number} [places]
 * @returns {string}
 */
export function decimal(amount, scale, places = 0) {
  const rest = amount % scale;
  const whole = grouped((amount - rest) / scale);
  if (!rest) return whole;
  const digits = String(rest).padStart(String(scale).length - 1, "0").replace(/0+$/, "");
  return `${whole}.${digits.padEnd(places, "0")}`;
}

/**
 * Return a whole number grouped by thousands.
 * @param {number} number
 * @returns {string}
 */
export function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * Fill the slots of a sentence. What is filled in is not looked at again.
 * @param {string} words
 * @param {Record<string, string | number>} details
 * @returns {string}
 */
function filled(words, details) {
  return words.replace(/\{(\w+)\}/g, (slot, name) =>
    Object.hasOwn(details, name) ? String(details[name]) : slot,
  );
}
