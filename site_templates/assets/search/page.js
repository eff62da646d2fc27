// SPDX-License-Identifier: MIT
/** The page of results: its address says what was asked, so that it can be shared and gone back to. */

import { make } from "../elements.js";
import { counted, say } from "./saying.js";
import { Source } from "./source.js";
import { Status, countTold, failureTold, nothingTold, textsOf } from "./telling.js";

/** @typedef {import("./source.js").Answer} Answer */
/** @typedef {{query: string, filters: Record<string, string>, page: number}} Asked */

const PAGE = 20;
const PAUSE = 60;
const root = /** @type {HTMLElement} */ (document.querySelector("[data-search-page]"));

/** @param {string} name */
const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-search-${name}]`));
const form = /** @type {HTMLFormElement} */ (part("own"));
const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const filters = /** @type {HTMLFormElement} */ (part("filters"));
const selects = [...filters.querySelectorAll("select")];
const fold = /** @type {HTMLDetailsElement} */ (part("fold"));
const wide = window.matchMedia("(min-width: 45em)");
const reset = /** @type {HTMLButtonElement} */ (filters.querySelector("[type=reset]"));
/** The links to the same page in other languages. */
const switches = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a.pa-switch")]);
const names = new Map(selects.flatMap((select) => [...select.options].map((one) => [one, one.text])));
const title = document.title;
const source = new Source(form);
const status = new Status(part("status"));
let turn = 0;
let waiting = 0;
/** Whether what stands in the address is still being typed. */
let typing = false;

/** Return what the address asks for; values that no filter has are left out. @returns {Asked} */
function asked() {
  const given = new URLSearchParams(window.location.search);
  const known = selects.map(({ name, options }) => [name, [...options].find((one) => one.value === given.get(name))?.value]);
  return {
    query: (given.get("q") ?? "").trim(),
    filters: Object.fromEntries(known.filter(([, value]) => value)),
    page: Math.max(1, Math.floor(Number(given.get("page"))) || 1),
  };
}

/** Return the address that asks for something. @param {Asked} asking */
function address({ query, filters: chosen, page }) {
  const parameters = new URLSearchParams({ ...(query && { q: query }), ...chosen });
  if (page > 1) parameters.set("page", String(page));
  const told = parameters.toString();
  return window.location.pathname + (told && `?${told}`);
}

/** Return what the box and the filters ask for now. @returns {Asked} */
function entered() {
  const chosen = selects.filter(({ value }) => value).map(({ name, value }) => [name, value]);
  return { query: input.value.trim(), filters: Object.fromEntries(chosen), page: 1 };
}

/**
 * Put what is asked into the address, and answer it.
 * @param {Asked} asking
 * @param {{again?: boolean}} [how] again: in place of what was there
 */
function ask(asking, { again = false } = {}) {
  const url = address(asking);
  if (url !== window.location.pathname + window.location.search) {
    window.history[again ? "replaceState" : "pushState"](null, "", url);
  }
  return answer();
}

/** Answer what the address asks for. */
async function answer() {
  const asking = asked();
  const own = ++turn;
  for (const other of switches) other.search = window.location.search;
  document.title = asking.query ? say("search.titled", { query: asking.query, title }) : title;
  if (!asking.query) return show("idle");
  root.dataset.searchState = "busy";
  try {
    const found = await source.find(asking.query, {
      filters: asking.filters, limit: PAGE, offset: (asking.page - 1) * PAGE, facets: true,
    });
    if (own === turn) tell(found, asking);
  } catch (error) {
    if (error.name !== "SearchUnavailable") throw error;
    if (own === turn) fail();
  }
}

/**
 * @param {Answer} found
 * @param {Asked} asking
 */
function tell(found, asking) {
  const last = Math.max(1, Math.ceil(found.total / PAGE));
  if (asking.page > last) return ask({ ...asking, page: last }, { again: true });
  const narrowed = Object.keys(asking.filters).length > 0;
  part("count").textContent = counted("search.count", found.total);
  part("results").replaceChildren(...found.results.map(row));
  part("close").replaceChildren(...found.close.map(row));
  part("pages").replaceChildren(...pages(asking, last));
  part("pages").hidden = last === 1;
  fillFilters(found, asking.filters);
  const words = [
    found.cut && make("p", { class: "pa-search__hint" }, say("search.cut", { n: [...found.query].length })),
    !found.total && nothingTold(found, { narrowed }),
  ];
  show("done", { words, list: found.total > 0, close: found.close.length > 0,
    narrowing: found.total > 0 || narrowed, ways: !found.total && !found.close.length });
  status.tell(countTold(found));
}

function fail() {
  show("failed", { words: [failureTold(() => { input.focus(); answer(); })] });
  status.tell(say("search.failed"));
}

/**
 * Show the parts of the page that there is something in.
 * @param {string} state
 * @param {{words?: any[], list?: boolean, close?: boolean, narrowing?: boolean, ways?: boolean}} [what]
 */
function show(state, { words = [], list = false, close = false, narrowing = false, ways = true } = {}) {
  part("told").replaceChildren(make("div", {}, words));
  part("told").hidden = !words.flat().some(Boolean);
  part("list").hidden = !list;
  part("close-list").hidden = !close;
  fold.hidden = !narrowing;
  part("lead").hidden = state !== "idle";
  part("ways").hidden = !ways;
  root.dataset.searchState = state;
}

/** @param {import("./source.js").Result} result */
function row(result) {
  const [name, ...texts] = textsOf(result);
  return make("li", { class: "pa-result" },
    make("a", { href: source.address(result.path), "data-result": true }, name),
    make("span", { class: "pa-result__kind" }, say(`search.kind.${result.kind}`)), texts);
}

/**
 * Say at each value how many results have it; those that none has cannot be chosen.
 * @param {Answer} found
 * @param {Record<string, string>} chosen
 */
function fillFilters({ counts }, chosen) {
  for (const select of selects) {
    select.value = chosen[select.name] ?? "";
    for (const option of select.options) {
      if (!option.value) continue;
      const n = counts?.[select.name]?.[option.value] ?? 0;
      const name = names.get(option) ?? "";
      option.text = n ? say("search.option", { name, n }) : name;
      option.hidden = option.disabled = !n && !option.selected;
    }
    const label = /** @type {HTMLElement} */ (select.closest("label"));
    label.hidden = [...select.options].every((option) => !option.value || option.hidden);
  }
  reset.hidden = !Object.keys(chosen).length;
}

/**
 * Return links to the pages of results; none if there is only one.
 * @param {Asked} asking
 * @param {number} last
 */
function pages(asking, last) {
  if (last === 1) return [];
  const link = (/** @type {number} */ page, /** @type {string} */ words, attributes = {}) =>
    make("a", { href: address({ ...asking, page }), "data-page": page, ...attributes }, words);
  const near = Array.from({ length: last }, (_, at) => at + 1)
    .filter((page) => page === 1 || page === last || Math.abs(page - asking.page) < 2);
  const numbered = near.map((page, at) => [
    at > 0 && near[at - 1] < page - 1 && make("span", { "aria-hidden": "true" }, "…"),
    link(page, String(page), {
      "aria-label": say("search.page", { n: page }),
      "aria-current": page === asking.page && "page",
    }),
  ]);
  return [
    asking.page > 1 && link(asking.page - 1, say("search.previous"), { rel: "prev" }),
    numbered,
    asking.page < last && link(asking.page + 1, say("search.next"), { rel: "next" }),
  ].flat(2).filter(Boolean);
}

/** Show what the address asks for, in the box and below it. */
function readAddress() {
  const { query, filters: chosen } = asked();
  input.value = query;
  for (const select of selects) select.value = chosen[select.name] ?? "";
  typing = false;
  return answer();
}

function typed() {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(() => {
    const asking = entered();
    if (asking.query === asked().query) return;
    ask(asking, { again: typing });
    typing = true;
  }, PAUSE);
}

input.addEventListener("input", (event) => {
  if (!(/** @type {InputEvent} */ (event).isComposing)) typed();
});
input.addEventListener("compositionend", typed);
input.addEventListener("change", () => { typing = false; });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  window.clearTimeout(waiting);
  typing = false;
  ask(entered());
});
filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("change", () => { ask(entered()); });
filters.addEventListener("reset", () => {
  window.requestAnimationFrame(() => { ask(entered()); });
});
part("pages").addEventListener("click", async (event) => {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  await ask({ ...asked(), page: Number(link.dataset.page) });
  part("count").focus({ preventScroll: true });
  root.scrollIntoView();
});
window.addEventListener("popstate", readAddress);
wide.addEventListener("change", () => { fold.open = wide.matches; });
fold.open = wide.matches || Object.keys(asked().filters).length > 0;

readAddress();
