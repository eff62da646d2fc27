# SPDX-License-Identifier: MIT
"""Ask the theme's own search: type into its box, and read what its worker answers to the page."""

from __future__ import annotations

from playwright.sync_api import Page

from benchmarks.search_report.queries import DEPTH, Found, Query, found

# What a browser fetches for the search: with the page, before anything is typed.
FILES = ("/search", "/lunr/")

# The worker answers in the order in which it is asked: query is message 2, result is message 3.
_WATCH = """
  const asked = [];
  window.answers = new Map();
  window.ready = false;
  window.Worker = class extends Worker {
    constructor(...options) {
      super(...options);
      this.addEventListener("message", ({ data }) => {
        window.ready ||= data.type === 1;
        if (data.type === 3) window.answers.set(asked.shift(), data.data.items);
      });
    }
    postMessage(message) {
      if (message.type === 2) asked.push(message.data);
      super.postMessage(message);
    }
  };
"""
_TYPE = """(query) => {
  const box = document.querySelector("[data-md-component=search-query]");
  box.focus();
  box.value = query;
  box.dispatchEvent(new KeyboardEvent("keyup"));
}"""
_READ = """([query, depth]) =>
  window.answers.get(query).slice(0, depth).map(([first]) => first.location)
"""


def put(page: Page, address: str, query: Query) -> None:
    """Type into the box of the start page of the language."""
    start = f"{address}/{query.language}/"
    if page.url != start:
        page.add_init_script(_WATCH)
        page.goto(start)
        page.wait_for_function("window.ready")
    page.evaluate(_TYPE, query.text)


def read(page: Page, query: Query) -> Found:
    """Return what is found."""
    page.wait_for_function("(query) => window.answers.has(query)", arg=query.text)
    return found(page.evaluate(_READ, [query.text, DEPTH]), query.language)
