// SPDX-License-Identifier: MIT
/** The small estimator on the page of a measure: its questions, and what comes of them. */

import { Cards } from "./cards.js";
import { announcer, make, settle, steadily } from "../elements.js";
import { evaluation } from "./evaluation.js";
import { Form } from "./form.js";
import { amountTold, spaced } from "./telling.js";

/** @typedef {import("./context.js").Node} Node */

/** The estimator of one measure; it knows what was answered on other pages, and they know of it. */
export class MeasureEstimator {
  /**
   * @param {HTMLElement} element
   * @param {import("./session.js").Session} session of the part of the program for this measure
   * @param {import("./wording.js").Wording} wording
   */
  constructor(element, session, wording) {
    const { estimates: measure = "" } = element.dataset;
    const { program } = session;
    this.session = session;
    this.wording = wording;
    this.measure = measure;
    this.form = new Form(session, wording);
    this.cards = new Cards({ wording, program });
    this.card = make("div", { class: "pa-results" });
    this.live = announcer();
    this.cards.listen(this.card, (question) => this.form.want(question));
    element.replaceChildren(make("div", { class: "pa-columns-2" }, this.form.element, this.card), this.live.element);
    session.listeners.push((isOutside) => steadily(element, () => this.update(isOutside)));
    this.update(true);
  }

  /** @param {boolean} isOutside whether fields have to be filled in anew */
  update(isOutside) {
    const { given, program } = this.session;
    const { results } = evaluation(program, given);
    const result = results.find((one) => one.measure === this.measure);
    if (!result) return;
    this.form.show([result], { isOutside });
    this.cards.given = given;
    // What it can be combined with, the page says below.
    const place = { state: "", isAlone: false, isBest: false };
    settle(this.card, make("div", {}, this.cards.card(result, place)));
    this.live.announce(this._told(result));
  }

  /** @param {Node} result */
  _told(result) {
    const told = amountTold(result, this.wording);
    const state = this.wording.say(`state.${result.state}`);
    return spaced([state, ...(told?.sure ? [told.lead, told.figure] : [])], this.wording);
  }
}
