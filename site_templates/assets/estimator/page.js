// SPDX-License-Identifier: MIT
/**
 * The estimator page: who is asking, the questions that still matter, and the results in place.
 *
 * Nothing is sent anywhere; what is given stays in this tab. Focus is only moved where the reader
 * asks for a question or removes what has it.
 */

import { LETTERS } from "./differing.js";
import { announcer, make, setText, settle, steadily } from "../elements.js";
import { evaluation } from "./evaluation.js";
import { Audiences, Form } from "./form.js";
import { ResultList } from "./results.js";
import { Situations } from "./situations.js";
import { announced, rangeTold, spaced } from "./telling.js";
import { Tools } from "./tools.js";

/** @typedef {import("./context.js").Node} Node */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./wording.js").Wording} Wording */

// How the fragment of a shared link is told from others before it is read.
const SHARED = /[#&]v=[1-9]/;

/** The widget as a whole: the parts of the page, and what goes from one to the other. */
export class EstimatorPage {
  /**
   * @param {HTMLElement} element
   * @param {Session} session
   * @param {Wording} wording
   * @param {() => Promise<import("./extras.js").Extras>} loadExtras
   */
  constructor(element, session, wording, loadExtras) {
    this.session = session;
    this.wording = wording;
    this.loadExtras = loadExtras;
    /** @type {import("./extras.js").Extras | null} */
    this.extras = null;
    this.isOpening = false;
    this._build(element);
    this._cameFor();
    window.addEventListener("hashchange", () => this._cameFor());
    session.listeners.push((isOutside) => steadily(this.columns, () => this.update(isOutside)));
    this.update(true);
  }

  /**
   * Compute everything again and show it.
   * @param {boolean} isOutside whether fields have to be filled in anew
   */
  update(isOutside) {
    const { session } = this;
    const { given, program, state } = session;
    if (state.era !== this.era) this.opened.replaceChildren();
    const isStarted = given.audiences.length > 0;
    this.columns.hidden = !isStarted;
    this.empty.hidden = isStarted;
    this.audiences.show();
    const evaluated = state.situations.map((answers) => evaluation(program, { ...given, answers }));
    const { results, sums } = evaluated[state.at];
    this.situations.show();
    const isCompared = evaluated.length > 1;
    if (isCompared && !this.extras) this._fetchExtras();
    if (this.extras || !isCompared) {
      settle(this.comparison, make("div", {},
        isCompared && this.extras?.comparison(this.page, state, evaluated)));
    }
    this.form.show(results, { isOutside });
    this.list.show(results, sums, given);
    const heading = this._heading();
    setText(this.heading, heading);
    const words = [isCompared && heading, announced(results, this.wording)];
    this.live.announce(isStarted && !this.isOpening ? words.filter(Boolean).join(this.wording.say("colon")) : "");
    setText(this.form.jump, this._jumpText(sums));
    this.form.jump.setAttribute("href", isCompared ? "#comparison" : "#results");
  }

  /**
   * Take up what a link shares. It leaves the address at once, and is opened when the script for it
   * is there: what was answered meanwhile Back brings again; where all was cleared, it is not opened.
   * @param {string} hash
   */
  async _open(hash) {
    const { session, wording, opened: note } = this;
    const { era } = session.state;
    this.era = era;
    this.isOpening = true;
    _cleanAddress();
    setText(note, wording.say("estimator.opening"));
    const extras = await this.loadExtras().catch(() => null);
    this.isOpening = false;
    if (session.state.era !== era) return;
    if (!extras) {
      this._failed(hash);
      return;
    }
    note.replaceChildren();
    const link = extras.opened(hash, session);
    if (!link) return;
    this.form.startAnew();
    const isKept = session.open(link.state);
    note.replaceChildren(extras.openedTold(link, session, wording, isKept));
  }

  /**
   * Tell that a link could not be opened. A file that was published anew meanwhile only the page
   * read anew can find; the link goes with it.
   * @param {string} hash
   */
  _failed(hash) {
    const again = () => {
      window.history.replaceState(window.history.state, "", hash);
      window.location.reload();
    };
    this.opened.replaceChildren(make("p", {}, this.wording.say("estimator.not_loaded")),
      make("button", { type: "button", class: "pa-button pa-button--quiet", onclick: again },
        this.wording.say("estimator.reload")));
  }

  async _fetchExtras() {
    try {
      this.extras = await this.loadExtras();
      steadily(this.columns, () => this.update(false));
    } catch {
      setText(this.comparison, this.wording.say("estimator.not_loaded"));
    }
  }

  /** Take up what the address holds: all that a link shares, or the measure that it names. */
  _cameFor() {
    const { program, audiences: known, state } = this.session;
    const { hash } = window.location;
    if (SHARED.test(hash)) {
      this._open(hash);
      return;
    }
    const asked = new URLSearchParams(hash.slice(1));
    const audience = asked.get("audience") ?? "";
    const measure = asked.get("measure") ?? "";
    const audiences = known.includes(audience) ? [audience] : state.audiences;
    if (Object.hasOwn(program.measures, measure)) {
      this.session.take({ audiences: this.session.concerned(measure, audiences), measure });
    } else if (audiences !== state.audiences) this.session.take({ audiences });
  }

  _heading() {
    const { situations, at } = this.session.state;
    return situations.length > 1
      ? this.wording.say("estimator.compare.results_of", { letter: LETTERS[at] })
      : this.wording.say("estimator.results");
  }

  /** @param {Node[]} sums */
  _jumpText(sums) {
    const words = this.wording.say("estimator.see_results");
    // A sum that leaves something out would say too little.
    if (sums.length !== 1 || sums[0].not_added.length) return words;
    const { lead, figure } = rangeTold(sums[0].low, sums[0].high, this.wording);
    return `${words} · ${spaced([lead, figure], this.wording)}`;
  }

  /** @param {HTMLElement} element */
  _build(element) {
    const { session, wording } = this;
    const say = (/** @type {string} */ key) => wording.say(key);
    this.live = announcer();
    this.empty = make("p", { class: "pa-empty" }, say("estimator.nothing"));
    this.audiences = new Audiences(session, wording);
    this.form = new Form(session, wording);
    this.situations = new Situations(session, wording);
    this.form.element.prepend(make("div", { class: "pa-form__head" },
      this.form.element.firstElementChild, this.situations.element));
    const results = make("div", {});
    this.page = { wording, program: session.program };
    this.comparison = make("div", {});
    this.heading = make("h2", { id: "results", tabindex: "-1" });
    this.list = new ResultList(results, {
      ...this.page, onAsk: (question) => this.form.want(question),
    });
    const { address, site = "" } = element.dataset;
    // What was opened from a disk, or stands in another page, no other can open.
    const base = address || (/^http[^#]*/.exec(window.location.href)?.[0] ?? "");
    const tools = new Tools({ session, wording, base, site, loadExtras: this.loadExtras });
    this.opened = make("div", { role: "status" });
    this.columns = make("div", { class: "pa-columns-2" }, this.form.element,
      make("div", {}, this.comparison,
        make("section", { class: "pa-results", "aria-labelledby": "results" },
          make("div", { class: "pa-results__head" }, this.heading, tools.element), results)));
    element.replaceChildren(
      this.opened, this.audiences.element, this.live.element, this.empty, this.columns);
  }
}

/** Take what a link brought out of the address: others may see it there, and soon it no longer holds. */
function _cleanAddress() {
  const { pathname, search } = window.location;
  try {
    window.history.replaceState(window.history.state, "", pathname + search);
  } catch {
    // A page in a frame without an address of its own.
  }
}
