// What did not come is asked for again when something changes, and only then.
import assert from "node:assert/strict";
import { it } from "node:test";
import { frames, settled } from "../site.mjs";

const quiet = async (view) => {
  for (let round = 0; round < 20; round += 1) await view.evaluate(frames);
};
const count = (type) => window.seen.events.filter((event) => event.type === type).length;

export default ({ open }) => {
  for (const [what, act] of [
    ["comes near again", async () => {
      document.body.style.paddingBlockEnd = "9000px";
      scrollTo(0, 8000);
      for (let turn = 0; turn < 10; turn += 1) await new Promise(requestAnimationFrame);
      scrollTo(0, 0);
    }],
    ["gets another attribute", () => document.querySelector("kroniek-digest").setAttribute("theme", "dark")],
  ]) {
    it(`after a failed load the widget tries again when it ${what}, and not before`, () =>
      open("variants/flaky.html", {}, async (view) => {
        await view.evaluate(() => window.seen.until("kroniek-error").then(() => null));
        await quiet(view);
        assert.equal(await view.evaluate(count, "kroniek-ready"), 0);
        await view.evaluate(act);
        await view.evaluate(() => window.seen.until("kroniek-ready").then(() => null));
      }));
  }

  it("an engine that never comes is asked for once each time, also by a page that changes the tag at each error, and told of once", () =>
    open("variants/wasm-missing.html", {}, async (view) => {
      await settled(view, { ready: 0 });
      await quiet(view);
      const asked = [];
      await view.evaluate(() => {
        const own = window.fetch;
        let turn = 0;
        window.asked = 0;
        window.fetch = (url, ...others) => {
          window.asked += String(url).endsWith("_bg.wasm");
          return own(url, ...others);
        };
        const widget = document.querySelector("kroniek-digest");
        addEventListener("kroniek-error", () => widget.setAttribute("theme", (turn += 1) % 2 ? "dark" : "light"));
      });
      for (const act of [() => { dispatchEvent(new Event("online")); }, () => document.querySelector("kroniek-digest").setAttribute("view", "list")]) {
        await view.evaluate(act);
        await quiet(view);
        asked.push(await view.evaluate(() => window.asked));
      }
      assert.deepEqual(asked, [1, 2]);
      assert.equal(await view.evaluate(count, "kroniek-error"), 1);
    }));

  it("a file that answers 503 is asked for again when the network is back; as long as it does, the widget stays as it is", () =>
    open("variants/minimal.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      await view.evaluate(() => {
        const own = window.fetch;
        window.answers = [503, 503, 200];
        window.fetch = async (url, ...others) => {
          if (!String(url).endsWith("/later.json")) return own(url, ...others);
          const events = [{ date: "2001", actors: ["FR", "MA"], headline: "Later gekomen" }];
          return new Response(JSON.stringify({ events }), { status: window.answers.shift() });
        };
        document.querySelector("kroniek-digest").setAttribute("src", "later.json");
        return window.seen.until("kroniek-ready", 2).then(() => null);
      });
      await quiet(view);
      const [left, same] = await view.evaluate(async () => {
        const widget = document.querySelector("kroniek-digest");
        const drawn = widget.shadowRoot.querySelector(".kroniek");
        dispatchEvent(new Event("online"));
        while (window.answers.length > 1) await new Promise(requestAnimationFrame);
        for (let turn = 0; turn < 20; turn += 1) await new Promise(requestAnimationFrame);
        return [window.answers, drawn === widget.shadowRoot.querySelector(".kroniek")];
      });
      assert.deepEqual([left, same], [[200], true]);
      assert.equal(await view.evaluate(count, "kroniek-error"), 1);
      const shown = await view.evaluate(async () => {
        dispatchEvent(new Event("online"));
        await window.seen.until("kroniek-ready", 3);
        return JSON.parse(await document.querySelector("kroniek-digest").export("json")).events.map(({ headline }) => headline);
      });
      assert.ok(shown.includes("Later gekomen"), `${shown}`);
      await view.evaluate(() => { dispatchEvent(new Event("online")); });
      await quiet(view);
      assert.deepEqual([await view.evaluate(count, "kroniek-ready"), await view.evaluate(() => window.answers)], [3, []]);
    }));
};
