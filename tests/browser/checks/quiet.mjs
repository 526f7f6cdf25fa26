// A page with the widget stays quiet: nothing on the console that the page did not earn, no foreign host, no breach of policy,
// nothing that moves.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PAGES, settled } from "../site.mjs";

export default ({ name, open, address }) => {
  for (const expected of PAGES) {
    describe(`${expected.name}: the page stays quiet`, () => {
      it("says what it should on the console, asks no other host, breaks no policy, and nothing moves", () =>
        open(expected.path, {}, async (view) => {
          await settled(view, expected);
          const said = (await view.log()).filter((entry) => ["warn", "error"].includes(entry.level) && !expected.noise?.test(entry.text)
            || (entry.level === "warn" && entry.text.startsWith("<kroniek-")));
          assert.equal(said.length, expected.warns.length, `on the console: ${JSON.stringify(said)}`);
          expected.warns.forEach((wanted, index) => {
            assert.equal(said[index].level, "warn");
            assert.match(said[index].text, wanted);
          });
          const errors = await view.evaluate(() => window.seen.events.filter((event) => event.type === "kroniek-error").length);
          assert.equal(errors, expected.warns.length, "one kroniek-error for each warning");
          const foreign = (await view.requests()).filter((url) => !url.startsWith(address) && /^https?:/.test(url));
          assert.deepEqual(foreign, [], "requests to other hosts");
          assert.deepEqual(await view.evaluate(() => window.seen.violations), [], "breaches of the policy");
          const { before, now, shift, act } = await view.evaluate(() =>
            ({ before: window.seen.before, now: window.seen.top(), shift: window.seen.shift }));
          if (!expected.act) {
            assert.equal(now, before, "the text below the widget moved");
            if (name === "chromium") assert.equal(shift, 0, "layout shift");
          }
        }));
    });
  }

  it("a phone: nothing within sight moves, and nothing scrolls sideways", () =>
    open("index.html", { width: 320, height: 640 }, async (view) => {
      await settled(view, PAGES[0]);
      const { before, now, shift, wide } = await view.evaluate(() => ({
        before: window.seen.before, now: window.seen.top(), shift: window.seen.shift,
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }));
      if (before < 640 || now < 640) assert.equal(now, before);
      assert.equal(shift, 0, "layout shift");
      assert.equal(wide, 0, "the page scrolls sideways");
    }));

  it("long words break within their column", () =>
    open("variants/long-words.html", { width: 768, height: 900 }, async (view) => {
      await settled(view, { ready: 1 });
      const out = await view.evaluate(() => {
        const root = document.querySelector("kroniek-digest").shadowRoot;
        const edge = root.querySelector(".main").getBoundingClientRect().right;
        return [...root.querySelectorAll(".main .sentence")].map((sentence) => sentence.getBoundingClientRect().right - edge).filter((over) => over > 1);
      });
      assert.deepEqual(out, []);
    }));

  it("a long word in an editor's title breaks on a phone", () =>
    open("variants/minimal.html", { width: 320, height: 640 }, async (view) => {
      await settled(view, { ready: 1 });
      const wide = await view.evaluate(async () => {
        const title = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk";
        document.querySelector("kroniek-digest").data = { title, events: [{ date: "2001", actors: ["FR", "MA"], headline: "Toen" }] };
        await window.seen.until("kroniek-ready", 2);
        return document.documentElement.scrollWidth - document.documentElement.clientWidth;
      });
      assert.equal(wide, 0, "the page scrolls sideways");
    }));
};
