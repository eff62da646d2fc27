// SPDX-License-Identifier: MIT
/** Years as bars, with the table that says the same. */

import { drawn, make } from "../elements.js";
import { scheduleTold } from "./telling.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./wording.js").Wording} Wording */

// In pixels; even thirty years fit on a phone.
const WIDTH = 290;
const HEIGHT = 64;
const WIDEST = 40;
const NARROWEST = 120;
const ABOVE = 15;
const BELOW = 16;
// An amount without an upper end rises above all others by this much.
const OPEN = 1.25;
// So many years have their number below them; of more, every fifth has.
const NUMBERED = 8;

/**
 * Return a chart of what is paid in each year, at least and at most, and its table.
 * @param {Node} paid a result, or what else has `yearly` and `bound`
 * @param {Wording} wording
 * @returns {HTMLElement}
 */
export function timeline(paid, wording) {
  const rows = scheduleTold(paid, wording);
  const title = wording.say("estimator.per_year");
  const told = rows.map((row) => row.join(wording.say("colon"))).join(wording.say("list.comma"));
  const isSure = paid.yearly.every((/** @type {number[]} */ [low, high]) => low === high);
  const key = (/** @type {string} */ name, /** @type {string} */ words) =>
    make("span", {}, make("i", { class: name }), wording.say(words));
  return make("div", { class: "pa-timeline" },
    _chart(paid.yearly, `${title}${wording.say("colon")}${told}`, wording),
    make("table", { class: "pa-schedule" },
      make("caption", {}, title),
      make("tbody", {}, rows.map(([year, figure]) =>
        make("tr", {}, make("th", { scope: "row" }, year), make("td", {}, figure))))),
    !isSure && make("p", { class: "pa-timeline__key", "aria-hidden": "true" },
      key("pa-year", "lead.at_least"), key("pa-year pa-year--perhaps", "lead.up_to")));
}

/**
 * @param {[number, number | null][]} yearly
 * @param {string} label
 * @param {Wording} wording
 * @returns {SVGElement | false}
 */
function _chart(yearly, label, wording) {
  const most = Math.max(...yearly.map(([low, high]) => high ?? low));
  if (!most) return false;
  const scale = HEIGHT / (most * (yearly.some(([, high]) => high === null) ? OPEN : 1));
  const slot = Math.min(WIDEST, WIDTH / yearly.length);
  const size = { width: Math.max(slot * yearly.length, NARROWEST), height: ABOVE + HEIGHT + BELOW };
  const every = yearly.length > NUMBERED ? 5 : 1;
  const line = ABOVE + HEIGHT - most * scale;
  return drawn("svg", { class: "pa-years", role: "img", "aria-label": label, ...size,
    viewBox: `0 0 ${size.width} ${size.height}` },
  drawn("path", { d: `M0 ${line}H${size.width}M0 ${ABOVE + HEIGHT}H${size.width}` }),
  drawn("text", { x: 0, y: line - 4 }, wording.money(most)),
  yearly.map((ends, at) => [
    _bars(ends, { x: slot * (at + 0.15), width: slot * 0.7 }, scale),
    (at === 0 || (at + 1) % every === 0) && drawn("text", {
      x: slot * (at + 0.5), y: size.height - 3, "text-anchor": "middle",
    }, String(at + 1)),
  ]));
}

/**
 * @param {[number, number | null]} ends
 * @param {{x: number, width: number}} place
 * @param {number} scale
 * @returns {(SVGElement | false)[]}
 */
function _bars([low, high], place, scale) {
  const sure = low * scale;
  const perhaps = high === null ? HEIGHT - sure : (high - low) * scale;
  const bottom = ABOVE + HEIGHT;
  return [
    low > 0 && drawn("rect", { class: "pa-year", ...place, y: bottom - sure, height: sure }),
    perhaps > 0 && drawn("rect", {
      class: "pa-year pa-year--perhaps", ...place, y: bottom - sure - perhaps, height: perhaps,
    }),
    high === null && drawn("text", {
      x: place.x + place.width / 2, y: ABOVE + 10, "text-anchor": "middle",
    }, "↑"),
  ];
}
