// SPDX-License-Identifier: MIT
/** What can be done with results: a link, a sheet of extras, files; and what a link brought. */

import { make, setText } from "../elements.js";
import { evaluation } from "./evaluation.js";

/** @typedef {import("./extras.js").Extras} Extras */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./wording.js").Wording} Wording */

// So many milliseconds after all else, what files and sheets need is fetched.
const REST = 500;

/** The tools beside the results. */
export class Tools {
  /**
   * @param {{session: Session, wording: Wording, address: () => string, site: string,
   *     loadExtras: () => Promise<Extras>}} page
   */
  constructor(page) {
    const { session, wording, address } = page;
    this.session = session;
    this.wording = wording;
    this.address = address;
    this.page = page;
    this.isPrinted = false;
    // So that the browser's own way to print finds the sheet as well.
    window.addEventListener("load", () => window.setTimeout(() => this._with(() => {}), REST));
    const isSent = "share" in navigator && window.matchMedia("(pointer: coarse)").matches;
    const tools = {
      copy: () => this._copy(), ...(isSent && { send: () => this._send() }),
      print: () => this._with(() => window.print()), csv: () => this._with((extras) => this._csv(extras)),
      case: () => this._with((extras) => this._case(extras)),
      json: () => this._with((extras) => this._json(extras)),
    };
    this.live = make("p", { class: "pa-keep__done", role: "status" });
    this.link = make("input", {
      class: "pa-input", readonly: true, hidden: true,
      "aria-label": this._say("estimator.tool.copy"), onfocus: () => this.link.select(),
    });
    this.element = make("details", { class: "pa-keep", onkeydown: this._closeWithEscape },
      make("summary", {}, this._say("estimator.keep")),
      make("div", { class: "pa-keep__tools" }, this.live, this.link, Object.entries(tools).map(([id, run]) =>
        make("button", { type: "button", "data-tool": id, onclick: run },
          make("b", {}, this._say(`estimator.tool.${id}`)),
          make("small", {}, this._say(`estimator.tool.${id}.note`))))));
    // A link that stands here holds answers that no longer do.
    session.listeners.push(() => {
      this.link.hidden = true;
      this.link.value = "";
      setText(this.live, "");
    });
    document.addEventListener("click", ({ target }) => {
      if (!this.element.contains(target)) this.element.open = false;
    });
  }

  async _copy() {
    const link = this.address();
    try {
      await navigator.clipboard.writeText(link);
      this._done("estimator.copied");
    } catch {
      // Refused, or not there: in a frame, or in a file.
      this._done("estimator.copy_by_hand");
      this.link.hidden = false;
      this.link.value = link;
      this.link.focus();
    }
  }

  async _send() {
    try {
      await navigator.share({ title: document.title, url: this.address() });
    } catch {
      // The reader has thought better of it.
    }
  }

  /**
   * Do something with what is fetched for it.
   * @param {(extras: Extras) => void} run
   */
  async _with(run) {
    let extras;
    try {
      extras = await this.page.loadExtras();
    } catch {
      if (this.element.open) this._done("estimator.not_loaded");
      return;
    }
    if (!this.isPrinted) extras.printSheet(this.page);
    this.isPrinted = true;
    this.element.dataset.ready = "";
    run(extras);
  }

  /** @param {Extras} extras */
  _json(extras) {
    const { program, given, day } = this.session;
    this._save(`estimate-${day}.json`, "application/json", extras.jsonOf(program, given, this.address()));
  }

  /** @param {Extras} extras */
  _csv(extras) {
    const { program, given, day, state } = this.session;
    const results = state.situations.map((answers) => evaluation(program, { ...given, answers }).results);
    this._save(`estimate-${day}.csv`, "text/csv", extras.csvOf(program, results, this.wording));
  }

  /** @param {Extras} extras */
  _case(extras) {
    const { program, given } = this.session;
    const { results } = evaluation(program, given);
    const { id, text } = extras.caseOf(program, given, results, this.wording);
    this._save(`${id}.yaml`, "application/yaml", text);
  }

  /**
   * @param {string} name
   * @param {string} type
   * @param {string} text
   */
  _save(name, type, text) {
    const href = URL.createObjectURL(new Blob([text], { type }));
    make("a", { href, download: name }).click();
    window.setTimeout(() => URL.revokeObjectURL(href), 1000);
    this._done("estimator.saved", { name });
  }

  /**
   * @param {string} key
   * @param {Record<string, string>} [details]
   */
  _done(key, details) {
    this.link.hidden = true;
    setText(this.live, this._say(key, details));
  }

  /** @param {KeyboardEvent} event */
  _closeWithEscape({ key, currentTarget }) {
    const details = /** @type {HTMLDetailsElement} */ (currentTarget);
    if (key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  }

  /**
   * @param {string} key
   * @param {Record<string, string>} [details]
   */
  _say(key, details) {
    return this.wording.say(key, details);
  }
}
