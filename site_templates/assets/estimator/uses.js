// SPDX-License-Identifier: MIT
/** What each of the tools beside the results does. */

import { make } from "../elements.js";
import { caseOf, csvOf, jsonOf } from "./exports.js";
import { addressOf } from "./links.js";

/** @typedef {import("./tools.js").Tools} Tools */

/**
 * What a tool does, by its id.
 * @type {Record<string, (tools: Tools) => unknown>}
 */
export const uses = {
  copy: _copied,
  send: _sent,
  print: () => window.print(),
  csv: (tools) => {
    const { session, wording } = tools.page;
    _saved(tools, `estimate-${session.day}.csv`, "text/csv", csvOf(session, wording));
  },
  case: (tools) => {
    const { session, wording } = tools.page;
    const { id, text } = caseOf(session.program, session.given, wording);
    _saved(tools, `${id}.yaml`, "application/yaml", text);
  },
  json: (tools) => {
    const { session, wording } = tools.page;
    const text = jsonOf(session, addressOf(tools.page), wording);
    _saved(tools, `estimate-${session.day}.json`, "application/json", text);
  },
};

/** @param {Tools} tools */
async function _copied(tools) {
  const link = addressOf(tools.page);
  try {
    await navigator.clipboard.writeText(link);
    tools.tell(tools.page.wording.say("estimator.copied"));
  } catch {
    // Refused, or not there: in a frame, or in a file.
    _shown(tools, link);
  }
}

/** @param {Tools} tools */
async function _sent(tools) {
  const url = addressOf(tools.page);
  try {
    await navigator.share({ title: document.title, url });
  } catch (error) {
    // Aborted: the reader has thought better of it.
    if (/** @type {Error} */ (error).name !== "AbortError") _shown(tools, url);
  }
}

/**
 * Show a link to copy by hand.
 * @param {Tools} tools
 * @param {string} link
 */
function _shown(tools, link) {
  tools.tell(tools.page.wording.say("estimator.copy_by_hand"), link);
  tools.link.focus();
}

/**
 * Hand a file to the browser; whether it is kept, a page does not learn.
 * @param {Tools} tools
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
function _saved(tools, name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(href), 1000);
  tools.tell(tools.page.wording.say("estimator.saved", { name }));
}
