// What comes before the widget is ready, or before it has any width, is not lost.
import assert from "node:assert/strict";
import { it } from "node:test";
import { frames } from "../site.mjs";

const BARE = "variants/index.html"; // a page without the script
const EVENTS = [
  { date: "2001-07-16", actors: ["CN", "RU"], type: "SUPPORT", headline: "Verdrag van Moskou" },
  { date: "2014-05-21", actors: ["CN", "RU"], type: "AGREE", headline: "Gascontract voor dertig jaar" },
];

// A widget with events of a page's script, which comes before the widget's own; below the screen, or not laid out.
const prepare = async ({ events, hidden, hash, loading }) => {
  const place = document.createElement("article");
  const widget = document.createElement("kroniek-timeline");
  widget.data = { events };
  widget.setAttribute("loading", loading);
  place.append(widget);
  place.hidden = hidden;
  if (!hidden) place.style.marginTop = "4000px";
  document.body.append(place);
  location.hash = hash;
  await import("/kroniek/kroniek.js");
  await window.seen.until("kroniek-ready");
  place.hidden = false;
};
const chosen = () => document.querySelector("kroniek-timeline").shadowRoot.querySelector("[aria-current=true]").textContent;

export default ({ open }) => {
  it("events that a page gave before the script came are shown; a link to one brings it on the screen", () =>
    open(BARE, {}, async (view) => {
      const hash = `kroniek=/${encodeURIComponent("2001-07-16 Verdrag van Moskou")}`;
      await view.evaluate(prepare, { events: EVENTS, hidden: false, hash, loading: "lazy" });
      await view.evaluate(frames);
      assert.match(await view.evaluate(chosen), /Verdrag van\s+Moskou/);
      assert.ok(await view.evaluate(() => scrollY > 3000), "the widget is on the screen");
    }));

  it("names have their room where the widget was hidden at first", () =>
    open(BARE, {}, async (view) => {
      await view.evaluate(prepare, { events: EVENTS, hidden: true, hash: "", loading: "eager" });
      await view.evaluate(frames);
      await view.evaluate(frames);
      const cut = await view.evaluate(() => [...document.querySelector("kroniek-timeline").shadowRoot.querySelectorAll(".label")]
        .map((label) => [label.textContent, label.scrollWidth - label.clientWidth]));
      assert.ok(cut.length > 0);
      assert.deepEqual(cut.filter(([, over]) => over > 1), []);
    }));
};
