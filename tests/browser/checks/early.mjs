// What comes before the widget is ready, or before it has any width, is not lost.
import assert from "node:assert/strict";
import { it } from "node:test";
import { frames } from "../site.mjs";

const BARE = "variants/index.html"; // a page without the script
const EVENTS = [
  { date: "2001-07-16", actors: ["CN", "RU"], type: "SUPPORT", headline: "Verdrag van Moskou" },
  { date: "2014-05-21", actors: ["CN", "RU"], type: "AGREE", headline: "Gascontract voor dertig jaar" },
];

// A widget with events of a page's script, which comes before the widget's own; below the screen, or out of sight by a style.
const prepare = async ({ events, style, hash, loading }) => {
  const place = document.createElement("article");
  const widget = document.createElement("kroniek-timeline");
  widget.data = { events };
  widget.setAttribute("loading", loading);
  place.append(widget);
  place.style.cssText = style || "margin-top: 4000px";
  document.querySelector("main").append(place);
  location.hash = hash;
  await import("/kroniek/kroniek.js");
  await window.seen.until("kroniek-ready");
  await new Promise(requestAnimationFrame);
  if (style) place.style.cssText = "";
};
const chosen = () => document.querySelector("kroniek-timeline").shadowRoot.querySelector("[aria-current=true]").textContent;

export default ({ open }) => {
  it("events that a page gave before the script came are shown; a link to one brings it on the screen", () =>
    open(BARE, {}, async (view) => {
      const hash = `kroniek=/${encodeURIComponent("2001-07-16 Verdrag van Moskou")}`;
      await view.evaluate(prepare, { events: EVENTS, hash, loading: "lazy" });
      await view.evaluate(frames);
      assert.match(await view.evaluate(chosen), /Verdrag van\s+Moskou/);
      assert.ok(await view.evaluate(() => scrollY > 3000), "the widget is on the screen");
    }));

  for (const [what, style] of [["hidden, as in a tab", "display: none"], ["without a width", "inline-size: 0; overflow: hidden"],
    ["folded, as in an accordion", "block-size: 0; overflow: hidden"], ["skipped by the browser", "content-visibility: hidden"]]) {
    it(`first laid out ${what}: the axis has its width, and names their room, when it is shown`, () =>
      open(BARE, {}, async (view) => {
        await view.evaluate(prepare, { events: EVENTS, style, hash: "", loading: "eager" });
        const { cut, wide } = await view.evaluate(async () => {
          const inside = document.querySelector("kroniek-timeline").shadowRoot;
          const plot = () => inside.querySelector(".plot .lines")?.getBoundingClientRect().width ?? 0;
          while (plot() < 600) await new Promise(requestAnimationFrame);
          return {
            cut: [...inside.querySelectorAll(".label")].map((label) => [label.textContent, label.scrollWidth - label.clientWidth]),
            wide: plot() - document.querySelector("kroniek-timeline").clientWidth,
          };
        });
        assert.equal(cut.length, 2);
        assert.deepEqual(cut.filter(([, over]) => over > 1), []);
        assert.ok(Math.abs(wide) < 1, `${wide} px`);
      }));
  }

  it("a list that becomes wide enough for the axis: the wheel with Ctrl zooms there, and is the page's beside it", () =>
    open(BARE, {}, async (view) => {
      await view.evaluate(prepare, { events: EVENTS, style: "inline-size: 400px", hash: "", loading: "eager" });
      const [x, y, before] = await view.evaluate(async () => {
        const inside = document.querySelector("kroniek-timeline").shadowRoot;
        while (!inside.querySelector(".plot .mark")) await new Promise(requestAnimationFrame);
        addEventListener("wheel", (event) => { window.taken = event.defaultPrevented; });
        const plot = inside.querySelector(".plot");
        plot.scrollIntoView({ block: "center" });
        const { left, top, width } = plot.getBoundingClientRect();
        return [left + width / 2, top + 24, inside.querySelector(".window").getBoundingClientRect().width];
      });
      await view.wheel([x, y], -240, true);
      const after = await view.evaluate(async () => {
        while (window.taken === undefined) await new Promise(requestAnimationFrame);
        for (let turn = 0; turn < 3; turn += 1) await new Promise(requestAnimationFrame);
        return document.querySelector("kroniek-timeline").shadowRoot.querySelector(".window").getBoundingClientRect().width;
      });
      assert.ok(after < before - 10, `${before} to ${after}`);
      const strip = await view.evaluate(() => {
        window.taken = undefined;
        const { left, top, width, height } = document.querySelector("kroniek-timeline").shadowRoot.querySelector(".strip").getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      });
      await view.wheel(strip, 1, true);
      assert.equal(await view.evaluate(async () => {
        while (window.taken === undefined) await new Promise(requestAnimationFrame);
        return window.taken;
      }), false);
    }));

  it("`loading` set to eager later starts a widget that is far below", () =>
    open(BARE, {}, async (view) => {
      const before = await view.evaluate(async () => {
        const widget = document.createElement("kroniek-timeline");
        widget.data = { events: [{ date: "2001", actors: ["CN", "RU"], headline: "Toen" }] };
        widget.style.marginTop = "9000px";
        document.querySelector("main").append(widget);
        await import("/kroniek/kroniek.js");
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length;
      });
      assert.equal(before, 0);
      await view.evaluate(() => {
        document.querySelector("kroniek-timeline").setAttribute("loading", "eager");
        return window.seen.until("kroniek-ready").then(() => null);
      });
    }));

  it("events that a page gives to its other widgets when the first is ready are shown; of one taken off no more is heard", () =>
    open(BARE, {}, async (view) => {
      const found = await view.evaluate(async () => {
        const events = [{ date: "2001", actors: ["FR", "MA"], headline: "Later gegeven" }];
        const widgets = Array.from({ length: 4 }, () => document.createElement("kroniek-timeline"));
        const place = document.createElement("article");
        const ready = [];
        let given = null;
        place.addEventListener("kroniek-ready", ({ target }) => {
          if (given) return;
          given = widgets.filter((widget) => widget !== target);
          given.pop().remove();
          for (const widget of given) widget.data = { events };
        });
        for (const widget of widgets) {
          widget.setAttribute("loading", "eager");
          widget.addEventListener("kroniek-ready", () => ready.push(widget));
        }
        place.append(...widgets);
        document.querySelector("main").append(place);
        await import("/kroniek/kroniek.js");
        const shows = (widget) => /Later\s+gegeven/.test(widget.shadowRoot?.querySelector(".timeline")?.textContent);
        while (!given?.every(shows)) await new Promise(requestAnimationFrame);
        return ready.filter((widget) => !widget.isConnected).length;
      });
      assert.equal(found, 0);
    }));
};
