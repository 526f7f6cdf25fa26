// Whoever cannot see or cannot point: axe finds nothing, in light and in dark, wide and narrow.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { it } from "node:test";
import { PAGES, frames, settled } from "../site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BOTH = new Set(["index", "english", "several", "no-dates", "no-year"]);

// What a screen reader is told, as it was looked at and found good; BLESS=1 writes it anew.
const tree = (path, file, selector, options) => async (open) =>
  open(path, options, async (view) => {
    await settled(view, { ready: 1 });
    const stored = new URL(`../trees/${file}.yml`, import.meta.url);
    const now = `${await view.tree(selector)}\n`;
    if (process.env.BLESS) writeFileSync(stored, now);
    assert.equal(now, readFileSync(stored, "utf8"));
  });

// Everything that opens is open.
const all = () => {
  const inside = document.querySelector("kroniek-digest").shadowRoot;
  inside.querySelectorAll("details").forEach((details) => { details.open = true; });
  inside.querySelector("[data-act=filters]").click();
};

export default ({ open, name }) => {
  if (name === "chromium") {
    const show = tree("variants/src-only.html", "axis", "kroniek-timeline", {});
    it("the axis as a screen reader is told of it", () => show(open));
    const list = tree("variants/src-only.html", "list", "kroniek-timeline", { width: 360, height: 740 });
    it("the list as a screen reader is told of it", () => list(open));
  }
  const check = (expected, options, how, prepare = () => null) =>
    it(`${expected.name}: axe finds nothing ${how}`, () =>
      open(expected.path, options, async (view) => {
        await settled(view, expected);
        await view.evaluate(prepare);
        await view.evaluate(frames);
        await view.evaluate(name === "webkit" ? axe : `${axe};null`);
        const found = await view.evaluate(async () => {
          const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
          return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.flat().join(" ")} ${node.failureSummary}`));
        });
        assert.deepEqual(found, []);
      }));
  for (const expected of PAGES) {
    check(expected, {}, "in light");
    if (BOTH.has(expected.name)) check(expected, { dark: true }, "in dark");
  }
  check(PAGES[0], { width: 320, height: 640 }, "on a phone");
  for (const options of [{}, { dark: true }, { width: 320, height: 640 }]) {
    check(PAGES[0], options, `with all menus open ${JSON.stringify(options)}`, all);
  }
  check({ ...PAGES[0], name: "variants", path: "variants/", ready: -1 }, {}, "on the index of variants");
  check({ ...PAGES[0], name: "guide", path: "guide.html", ready: -1 }, {}, "in the guide");
};
