// How the widget looks, held against stored pictures; BLESS=1 writes these anew, after somebody has looked at them.
// They are kept at half their size and in few colours: small, and blind to how one machine smooths letters.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { it } from "node:test";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { PAGES, frames, settled } from "../site.mjs";

// Of all points, so many may differ: less than a label covers.
const TOLERANCE = 0.001;
const WIDTHS = [320, 768, 1280];
const MODES = { light: {}, dark: { dark: true }, forced: { forced: true }, print: {} };
const PICTURES = [
  ...WIDTHS.flatMap((width) => Object.keys(MODES).map((mode) => ["index", width, mode])),
  ...WIDTHS.map((width) => ["rtl", width, "light"]),
  ["rtl", 320, "dark"],
  ["rtl", 1280, "dark"],
  ["rtl", 1280, "forced"],
  ["rtl", 1280, "print"],
  ["long-words", 320, "light"],
  ["chinese", 320, "light"],
  ["chinese", 1280, "light"],
  ["pairs", 1280, "light"],
  ["many", 1280, "light"],
  ["many", 1280, "forced"],
];
const stored = new URL("../pictures/", import.meta.url);
const failed = new URL("../results/", import.meta.url);

// Each four points as one, with three bits a colour.
const small = (buffer) => {
  const { width, height, data } = PNG.sync.read(buffer);
  const half = new PNG({ width: width >> 1, height: height >> 1, colorType: 2 });
  for (let y = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1) {
      const [from, to] = [4 * (2 * y * width + 2 * x), 4 * (y * half.width + x)];
      for (let colour = 0; colour < 3; colour += 1) {
        const sum = [0, 4, 4 * width, 4 * width + 4].reduce((all, next) => all + data[from + next + colour], 0);
        half.data[to + colour] = (sum >> 7) << 5;
      }
      half.data[to + 3] = 255;
    }
  }
  return half;
};
const write = (folder, name, picture) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${name}.png`, folder), PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, filterType: 0 }));
};

export default ({ name: browser, open }) => {
  if (browser !== "chromium") return;
  for (const [name, width, mode] of PICTURES) {
    const file = `${name}-${width}-${mode}`;
    it(`${file}: looks as it did`, () =>
      open(PAGES.find((page) => page.name === name).path, { width, ...MODES[mode] }, async (view) => {
        await settled(view, { ready: 1 });
        await view.evaluate(() => document.fonts.ready.then(() => null));
        if (mode === "print") {
          await view.evaluate(() => dispatchEvent(new Event("beforeprint")));
          await view.paper();
        }
        await view.evaluate(frames);
        const now = small(await view.picture("kroniek-digest, kroniek-timeline"));
        if (process.env.BLESS) write(stored, file, now);
        const at = new URL(`${file}.png`, stored);
        assert.ok(existsSync(at), "there is no such picture yet: BLESS=1 stores it");
        const then = PNG.sync.read(readFileSync(at));
        const difference = new PNG({ width: now.width, height: now.height });
        const same = then.width === now.width && then.height === now.height;
        const count = same ? pixelmatch(then.data, now.data, difference.data, now.width, now.height, { threshold: 0.15 }) : Infinity;
        const share = count / (now.width * now.height);
        if (share > TOLERANCE) {
          write(failed, file, now);
          if (same) write(failed, `${file}-difference`, difference);
        }
        assert.ok(share <= TOLERANCE,
          same ? `${(100 * share).toFixed(2)} % differs: see tests/browser/results` : `${now.width} × ${now.height}, not ${then.width} × ${then.height}`);
      }));
  }
};
