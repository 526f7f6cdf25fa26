// Whoever cannot see or cannot point: axe finds nothing, in light and in dark, wide and narrow.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { it } from "node:test";
import { PAGES, settled } from "../site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BOTH = new Set(["index", "english", "several", "no-dates", "no-year"]);

export default ({ open, name }) => {
  const check = (expected, options, how) =>
    it(`${expected.name}: axe finds nothing ${how}`, () =>
      open(expected.path, options, async (view) => {
        await settled(view, expected);
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
  check({ ...PAGES[0], name: "variants", path: "variants/", ready: -1 }, {}, "on the index of variants");
  check({ ...PAGES[0], name: "guide", path: "guide.html", ready: -1 }, {}, "in the guide");
};
