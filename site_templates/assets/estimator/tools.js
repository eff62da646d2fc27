// SPDX-License-Identifier: MIT
/** What can be done with results, to choose from; what each does is fetched when there is need. */

import { make, setText } from "../elements.js";

/** @typedef {import("./extras.js").Extras} Extras */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./wording.js").Wording} Wording */

/**
 * What is shared and printed: `base` is the address of the page, empty where no other could open it.
 * @typedef {{session: Session, wording: Wording, base: string, site: string, loadExtras: () => Promise<Extras>}} Shared
 */

// So many milliseconds after an answer, what files and sheets need is fetched.
const REST = 500;

/** The tools beside the results. */
export class Tools {
  /** @param {Shared} page */
  constructor(page) {
    const { session, wording, base } = page;
    this.page = page;
    /** @type {Extras | null} */
    this.extras = null;
    const fetched = () => this._with(() => {});
    const isSent = "share" in navigator && window.matchMedia("(pointer: coarse)").matches;
    const tools = [base && "copy", base && isSent && "send", "print", "csv", "case", "json"].filter(Boolean);
    this.live = make("p", { class: "pa-keep__done", role: "status" });
    this.link = make("input", {
      class: "pa-input", readonly: true, "aria-label": wording.say("estimator.tool.copy"),
      onfocus: () => this.link.select(),
    });
    this.element = make("details", {
      class: "pa-keep", onkeydown: this._closeWithEscape,
      ontoggle: fetched, onpointerenter: fetched, onfocusin: fetched,
    },
      make("summary", {}, wording.say("estimator.keep")),
      make("div", { class: "pa-keep__tools" }, this.live, this.link,
        !base && make("p", { class: "pa-keep__none" }, wording.say("estimator.no_link")),
        tools.map((id) => make("button", {
          type: "button", "data-tool": id, onclick: () => this._with((extras) => extras.uses[id](this)),
        },
        make("b", {}, wording.say(`estimator.tool.${id}`)),
        make("small", {}, wording.say(`estimator.tool.${id}.note`))))));
    this.tell("");
    // A link that stands here holds answers that no longer do.
    session.listeners.push(() => {
      this.tell("");
      this._rest();
    });
    window.addEventListener("load", () => this._rest());
    document.addEventListener("click", ({ target }) => {
      if (!this.element.contains(target)) this.element.open = false;
    });
  }

  /**
   * Tell what was done, with a link to copy by hand if there is one.
   * @param {string} words
   * @param {string} [link]
   */
  tell(words, link = "") {
    setText(this.live, words);
    this.link.value = link;
    this.link.hidden = !link;
  }

  /** Once there are answers, fetch the sheet, so that the browser's own way to print finds it. */
  _rest() {
    const { situations } = this.page.session.state;
    const isAnswered = situations.length > 1 || Object.keys(situations[0]).length > 0;
    if (isAnswered && !this.extras) window.setTimeout(() => this._with(() => {}), REST);
  }

  /**
   * Do something with what is fetched for it; at once where it is there already, since a browser
   * lets a page copy and send only while it answers a click.
   * @param {(extras: Extras) => void} run
   */
  async _with(run) {
    const { loadExtras, wording } = this.page;
    const extras = this.extras ?? await loadExtras().catch(() => null);
    if (!extras) {
      if (this.element.open) this.tell(wording.say("estimator.not_loaded"));
      return;
    }
    if (!this.extras) extras.printSheet(this.page);
    this.extras = extras;
    this.element.dataset.ready = "";
    run(extras);
  }

  /** @param {KeyboardEvent} event */
  _closeWithEscape({ key, currentTarget }) {
    const details = /** @type {HTMLDetailsElement} */ (currentTarget);
    if (key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  }
}
