// The room that a widget takes: free from the first paint by the rule in the README, and no more of it than it needs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { frames, root, settled } from "../site.mjs";

const BARE = "variants/index.html"; // a page without the script
const SCREENS = [[320, 640], [375, 812], [768, 1024], [1280, 900]];

const readme = readFileSync(`${root}README.md`, "utf8");
const rule = /```css\n(@media[^`]*)```/.exec(readme)?.[1] ?? "";
const heights = new Map([...readme.matchAll(/^\| `(kroniek-\w+)` \| (\w+) \| (\w+) \| (\w+) \|$/gm)].map(([, tag, ...three]) => [tag, three]));
// The rule for a tag, as the README tells to write it.
const ruleOf = (tag) => {
  let at = 0;
  return rule.replaceAll("kroniek-digest", tag).replace(/\d+rem/g, () => heights.get(tag)?.[at++] ?? "");
};

// The tag at the top of a page that has no sheet but the rule; the text of an article below it.
const prepare = async ({ tag, rule }) => {
  const other = new DOMParser().parseFromString(await (await fetch("minimal.html")).text(), "text/html");
  document.querySelector("link[rel=stylesheet]").remove();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rule);
  document.adoptedStyleSheets = [sheet];
  document.documentElement.lang = "nl";
  const article = document.createElement("article");
  const widget = document.createElement(tag);
  widget.setAttribute("published", "2025-07-12");
  const own = document.createElement("p");
  own.textContent = "Onze eigen lijst.";
  widget.append(own);
  article.append(widget, document.adoptNode(other.querySelector(".body")));
  document.body.replaceChildren(article);
};
// How high the tag stands, and where the text below it.
const look = (tag) => [document.querySelector(tag).getBoundingClientRect().height, document.querySelector(".body").getBoundingClientRect().top];

export default ({ open, name }) => {
  for (const tag of ["kroniek-digest", "kroniek-summary", "kroniek-timeline"]) {
    for (const [width, height] of SCREENS) {
      it(`<${tag}> at the top of a page, ${width} px: with the README's rule nothing moves when the script comes, or the widget`, () =>
        open(BARE, { width, height }, async (view) => {
          await view.evaluate(prepare, { tag, rule: ruleOf(tag) });
          for (let round = 0; round < 2; round += 1) await view.evaluate(frames);
          const before = await view.evaluate(look, tag);
          const [defined, screen] = await view.evaluate(async (tag) => {
            window.seen.shift = 0;
            await import("/kroniek/kroniek.js");
            return [document.querySelector(tag).getBoundingClientRect().height, innerHeight];
          }, tag);
          assert.equal(defined, before[0], "the rule and the loader keep the same height");
          await view.evaluate(() => window.seen.until("kroniek-ready").then(() => null));
          for (let round = 0; round < 2; round += 1) await view.evaluate(frames);
          const after = await view.evaluate(look, tag);
          if (Math.min(before[1], after[1]) < screen) assert.deepEqual(after, before);
          if (name === "chromium") assert.equal(await view.evaluate(() => window.seen.shift), 0, "layout shift");
        }));
    }
  }

  // A line or two, because the letters of one machine are not those of another.
  for (const width of [700, 768, 1000]) {
    it(`index.html at ${width} px: little stays empty below the chosen event`, () =>
      open("index.html", { width }, async (view) => {
        await settled(view, { ready: 1 });
        const gap = await view.evaluate(() => {
          const widget = document.querySelector("kroniek-digest");
          const parts = [...widget.shadowRoot.querySelectorAll(".chosen > *")].map((part) => part.getBoundingClientRect().bottom);
          return widget.getBoundingClientRect().bottom - Math.max(...parts);
        });
        assert.ok(gap < 72, `${gap} px`);
      }));
  }
};
