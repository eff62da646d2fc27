// SPDX-License-Identifier: MIT
/** One question on the page: its words, its field, and what is wrong with what was typed. */

import { read, written } from "./answers.js";
import { make, setText } from "../elements.js";
import { spaced } from "./telling.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./wording.js").Wording} Wording */

/**
 * A question on the page. `show` takes the answer that is held, null for none.
 * @typedef {{element: HTMLElement, focus: () => void, show: (answer: any) => void}} Control
 */

/**
 * What a control needs to know.
 * @typedef {{id: string, question: Node, wording: Wording, onAnswer: (answer: any) => void}} Asked
 */

// More options than this stand in a list to open, fewer side by side.
const SIDE_BY_SIDE = 7;
// Whoever gives less, in fen, may have meant so many times as much: 25 for 25万.
const SMALL = 100_000;
const MEANT = 10_000;

/**
 * Make the control of a question.
 * @param {Asked} asked
 * @returns {Control}
 */
export function control(asked) {
  const { type, options } = asked.question;
  if (type === "list") return _list(asked);
  if (type === "boolean") return _radios(asked, ["true", "false"], (value) => value === "true");
  if (type !== "choice") return _number(asked);
  return options.length > SIDE_BY_SIDE ? _select(asked) : _radios(asked, options, (value) => value);
}

/**
 * @param {Asked} asked
 * @param {string[]} values
 * @param {(value: string) => any} meaning
 * @returns {Control}
 */
function _radios({ id, question, wording, onAnswer }, values, meaning) {
  const answered = () => {
    const value = radios.find((radio) => radio.checked)?.value ?? "";
    onAnswer(value === "" ? null : meaning(value));
  };
  const radios = [...values, ""].map((value) =>
    make("input", { type: "radio", name: `ask-${id}`, value, onchange: answered }),
  );
  const choices = radios.map((radio) =>
    make("label", { class: radio.value ? "pa-choice" : "pa-choice pa-choice--unsure" },
      radio, make("span", {}, _choiceName(id, question, radio.value, wording))),
  );
  return {
    element: _group(id, wording, make("div", { class: "pa-choices" }, choices)),
    focus: () => (radios.find((radio) => radio.checked) ?? radios[0]).focus(),
    show: (answer) => {
      for (const radio of radios) radio.checked = radio.value === String(answer ?? "");
    },
  };
}

/**
 * @param {Asked} asked
 * @returns {Control}
 */
function _select({ id, question, wording, onAnswer }) {
  const options = ["", ...question.options].map((value) =>
    make("option", { value }, _choiceName(id, question, value, wording)),
  );
  const select = make("select", {
    id: `ask-${id}`, class: "pa-input pa-input--wide", "aria-describedby": _helpId(id, wording),
    onchange: () => onAnswer(select.value || null),
  }, options);
  return {
    element: _single(id, wording, select),
    focus: () => select.focus(),
    show: (answer) => {
      select.value = answer ?? "";
    },
  };
}

/**
 * @param {Asked} asked
 * @returns {Control}
 */
function _number({ id, question, wording, onAnswer }) {
  const typed = field({
    id: `ask-${id}`, question, wording, describedBy: _helpId(id, wording),
    onRead: () => {
      unsure.setAttribute("aria-pressed", String(typed.isBlank()));
      onAnswer(typed.value());
    },
  });
  const unsure = make("button", {
    type: "button", class: "pa-unsure", "aria-pressed": "true",
    "aria-label": `${wording.say("estimator.unsure")}${wording.say("colon")}${wording.question(id)}`,
    onclick: () => typed.show(null, true),
  }, wording.say("estimator.unsure"));
  typed.row.append(unsure);
  return {
    element: _single(id, wording, typed.element),
    focus: () => typed.input.focus(),
    show: (answer) => {
      typed.show(answer);
      unsure.setAttribute("aria-pressed", String(answer === null));
    },
  };
}

/**
 * @param {Asked} asked
 * @returns {Control}
 */
function _list({ id, question, wording, onAnswer }) {
  /** @type {ReturnType<typeof _entry>[]} */
  let entries = [];
  const rows = make("ol", { class: "pa-entries" });
  const add = make("button", {
    type: "button", class: "pa-add", onclick: () => {
      append(null);
      entries[entries.length - 1].typed.input.focus();
    },
  }, wording.say("estimator.add"));

  const changed = () => onAnswer(_entriesValue(entries.map((entry) => entry.typed)));
  const renumber = () => {
    entries.forEach((entry, at) => entry.number(at + 1, entries.length > 1));
    add.hidden = entries.length >= question.most_entries;
  };
  /** @param {number | null} value */
  const append = (value) => {
    const entry = _entry(id, question, wording, changed, () => {
      const at = entries.indexOf(entry);
      entries.splice(at, 1);
      entry.element.remove();
      renumber();
      changed();
      entries[Math.min(at, entries.length - 1)].typed.input.focus();
    });
    entry.typed.show(value);
    entries.push(entry);
    rows.append(entry.element);
    renumber();
  };
  return {
    element: _group(id, wording, [rows, add]),
    focus: () => entries[0].typed.input.focus(),
    show: (answer) => {
      entries = [];
      rows.replaceChildren();
      (answer ?? [null]).forEach(append);
    },
  };
}

let entriesMade = 0;

/**
 * @param {string} id
 * @param {Node} question
 * @param {Wording} wording
 * @param {() => void} onRead
 * @param {() => void} onRemove
 */
function _entry(id, question, wording, onRead, onRemove) {
  const inputId = `ask-${id}-entry-${(entriesMade += 1)}`;
  const typed = field({
    id: inputId, question, wording, describedBy: _helpId(id, wording), onRead,
  });
  const label = make("label", { for: inputId, class: "pa-entry__label" });
  const remove = make("button", { type: "button", class: "pa-remove", onclick: onRemove },
    wording.say("estimator.remove"));
  typed.row.append(remove);
  return {
    element: make("li", {}, label, typed.element),
    typed,
    number: (/** @type {number} */ n, /** @type {boolean} */ removable) => {
      const { entry } = wording.names.questions[id];
      const name = wording.say(entry ? "estimator.entry_of" : "estimator.entry", { entry, n });
      setText(label, name);
      remove.setAttribute("aria-label", spaced([wording.say("estimator.remove"), name], wording));
      remove.hidden = !removable;
    },
  };
}

/**
 * Return the entries; null where none is given, where one is wrong, or where one in the middle is
 * blank: what follows a gap could belong to another year.
 * @param {ReturnType<typeof field>[]} fields
 * @returns {number[] | null}
 */
function _entriesValue(fields) {
  const filled = fields.map((field) => !field.isBlank());
  const values = fields.slice(0, filled.lastIndexOf(true) + 1).map((field) => field.value());
  const whole = /** @type {number[]} */ (values.filter((value) => value !== null));
  return whole.length && whole.length === values.length ? whole : null;
}

/**
 * A field for a number or a day. What is wrong is told when the reader has left the field, and from
 * then on as they type.
 * @param {{id: string, question: Node, wording: Wording, describedBy: string | null, onRead: () => void}} asked
 */
export function field({ id, question, wording, describedBy, onRead }) {
  const kind = question.of ?? question.type;
  const [echoId, wrongId] = [`${id}-echo`, `${id}-wrong`];
  let told = false;
  const input = make("input", {
    id, class: "pa-input", type: kind === "date" ? "date" : "text", autocomplete: "off",
    inputmode: kind === "integer" ? "numeric" : kind === "date" ? null : "decimal",
    "aria-describedby": [describedBy, echoId, wrongId].filter(Boolean).join(" "),
    oninput: () => refresh(),
    // A day counts as changed with every key.
    [kind === "date" ? "onblur" : "onchange"]: () => refresh(true),
  });
  const echo = make("span");
  // Only this is read out: the amount itself changes with every key.
  const asking = make("span", { role: "status" });
  const wrong = make("span", { id: wrongId, class: "pa-field__wrong", role: "alert" });
  const row = make("div", { class: "pa-field__row" }, _withUnit(input, kind, wording));
  /** @returns {import("./answers.js").Read} */
  const result = () =>
    input.validity.badInput ? { value: null, wrong: "date" } : read(question, input.value);
  const refresh = (leaving = false) => {
    const { value, wrong: what } = result();
    told = what !== "" && (told || leaving);
    const isSmall = leaving && value && value < SMALL && value * MEANT <= question.most;
    const amount = kind === "money" && value !== null ? `= ${wording.money(value)}` : "";
    const asks = amount && isSmall;
    setText(echo, asks ? "" : amount);
    setText(asking, asks
      ? wording.say("estimator.small", { amount, more: wording.money(value * MEANT) }) : "");
    setText(wrong, told ? _wrongTold(what, question, wording) : "");
    input.toggleAttribute("aria-invalid", told);
    if (told) input.setAttribute("aria-invalid", "true");
    if (!leaving) onRead();
  };
  return {
    element: make("div", { class: "pa-field" }, row,
      make("p", { class: "pa-field__note" },
        make("span", { id: echoId, class: "pa-field__echo" }, echo, asking), wrong)),
    row,
    input,
    isBlank: () => input.value.trim() === "" && !input.validity.badInput,
    value: () => result().value,
    show: (/** @type {number | null} */ value, loud = false) => {
      input.value = value === null ? "" : written(question, value);
      told = false;
      if (loud) refresh();
      else refresh(true);
    },
  };
}

/**
 * @param {HTMLElement} input
 * @param {string} kind
 * @param {Wording} wording
 * @returns {HTMLElement[]}
 */
function _withUnit(input, kind, wording) {
  const units = { money: wording.say("estimator.money_unit"), percent: "%" };
  if (kind !== "money" && kind !== "percent") return [input];
  const unit = make("span", { class: "pa-field__unit", "aria-hidden": "true" }, units[kind]);
  return kind === "money" && wording.say("span.before") ? [unit, input] : [input, unit];
}

/**
 * @param {string} what
 * @param {Node} question
 * @param {Wording} wording
 * @returns {string}
 */
function _wrongTold(what, question, wording) {
  // A list has no “Not sure”.
  if (what === "range" && question.type === "list") return wording.say("estimator.bad.one");
  if (what !== "bounds") return wording.say(`estimator.bad.${what}`);
  const kind = question.of ?? question.type;
  const unit = kind === "integer" ? "count" : kind;
  return wording.say(kind === "date" ? "estimator.bad.dates" : "estimator.bad.bounds", {
    least: wording.number(unit, question.least), most: wording.number(unit, question.most),
  });
}

/**
 * @param {string} id
 * @param {Node} question
 * @param {string} value
 * @param {Wording} wording
 * @returns {string}
 */
function _choiceName(id, question, value, wording) {
  if (value === "") return wording.say("estimator.unsure");
  if (question.type === "choice") return wording.option(id, value, "name");
  return wording.say(value === "true" ? "estimator.yes" : "estimator.no");
}

/**
 * @param {string} id
 * @param {Wording} wording
 * @returns {string | null}
 */
function _helpId(id, wording) {
  return wording.names.questions[id].help ? `ask-${id}-help` : null;
}

/**
 * @param {string} id
 * @param {Wording} wording
 * @returns {HTMLElement | null}
 */
function _help(id, wording) {
  const { help } = wording.names.questions[id];
  return help ? make("p", { id: `ask-${id}-help`, class: "pa-ask__help" }, help) : null;
}

/**
 * A question with one field.
 * @param {string} id
 * @param {Wording} wording
 * @param {HTMLElement} field
 * @returns {HTMLElement}
 */
function _single(id, wording, field) {
  return make("div", { class: "pa-ask", "data-question": id },
    make("label", { class: "pa-ask__text", for: `ask-${id}` }, wording.question(id)),
    _help(id, wording), field);
}

/**
 * A question with several fields.
 * @param {string} id
 * @param {Wording} wording
 * @param {HTMLElement | HTMLElement[]} fields
 * @returns {HTMLElement}
 */
function _group(id, wording, fields) {
  return make("fieldset", {
    class: "pa-ask", "data-question": id, "aria-describedby": _helpId(id, wording),
  }, make("legend", { class: "pa-ask__text" }, wording.question(id)), _help(id, wording), fields);
}
