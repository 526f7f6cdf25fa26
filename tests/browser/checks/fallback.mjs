// When something is missing, the text inside the tag is what the reader sees.
import assert from "node:assert/strict";
import { it } from "node:test";
import { frames, settled } from "../site.mjs";

const shown = () => {
  const widget = document.querySelector("kroniek-digest");
  const text = widget.querySelector("p");
  const box = text.getBoundingClientRect();
  return { text: text.textContent, visible: box.width > 0 && box.height > 0 && (text.checkVisibility?.() ?? true) };
};
const WHOLE = { text: "De tekst staat hieronder.", visible: true };

// A browser of long ago, which remembers what it was told.
const OLD = `
  window.told = { warnings: [], errors: [] };
  console.warn = (text) => window.told.warnings.push(text);
  addEventListener("kroniek-error", (event) => window.told.errors.push(event.detail.code));
  delete window.customElements;
  Object.defineProperty(window, "customElements", { value: undefined });
`;

// A browser without WebAssembly; what it was told, and what nobody caught.
const LOCKED = `
  window.told = { warnings: [], errors: [], uncaught: [] };
  console.warn = (text) => window.told.warnings.push(text);
  addEventListener("kroniek-error", (event) => window.told.errors.push(event.detail.code));
  addEventListener("error", (event) => window.told.uncaught.push(event.message));
  addEventListener("unhandledrejection", (event) => window.told.uncaught.push(String(event.reason)));
  delete window.WebAssembly;
`;

export default ({ open, name }) => {
  it("without the engine's file the text inside the tag stays", () =>
    open("variants/wasm-missing.html", {}, async (view) => {
      await settled(view, { ready: 0 });
      assert.deepEqual(await view.evaluate(shown), WHOLE);
      assert.equal(await view.evaluate(() => document.querySelector("kroniek-digest").digest()), null);
    }));

  it("without custom elements the page is as it was written, and says so once", () =>
    open("variants/no-custom-elements.html", { hook: OLD }, async (view) => {
      await view.evaluate(() => new Promise((done) => (document.readyState === "complete" ? done(null) : addEventListener("load", () => done(null)))));
      assert.deepEqual(await view.evaluate(shown), WHOLE);
      const { warnings, errors } = await view.evaluate(() => window.told);
      assert.equal(warnings.length, 1);
      assert.match(warnings[0], /custom elements/);
      assert.deepEqual(errors, ["too-old"]);
    }));

  it("without WebAssembly the text inside the tag stays, and the developer is told once", () =>
    open("variants/english.html", { hook: LOCKED }, async (view) => {
      const told = await view.evaluate(async () => {
        while (!window.told.errors.length && !window.told.uncaught.length) await new Promise(requestAnimationFrame);
        for (let turn = 0; turn < 10; turn += 1) await new Promise(requestAnimationFrame);
        return window.told;
      });
      assert.deepEqual([told.errors, told.uncaught], [["not-loaded"], []]);
      assert.equal(told.warnings.length, 1);
      assert.match(told.warnings[0], /WebAssembly/);
      assert.ok((await view.evaluate(shown)).visible);
    }));

  it("beside an empty article the text inside the tag stays, until there are an editor's events: then a timeline alone", () =>
    open("variants/empty.html", {}, async (view) => {
      await settled(view, { ready: 0 });
      await view.evaluate(frames);
      assert.deepEqual(await view.evaluate(shown), WHOLE);
      const types = () => window.seen.events.map(({ type, detail }) => [type, detail.code]);
      assert.deepEqual(await view.evaluate(types), [["kroniek-error", "no-text"]]);
      const [summary, headlines] = await view.evaluate(async () => {
        const widget = document.querySelector("kroniek-digest");
        widget.data = { events: [{ date: "2001", actors: ["FR", "MA"], headline: "Toen" }] };
        await window.seen.until("kroniek-ready");
        const inside = widget.shadowRoot;
        return [inside.querySelectorAll(".summary").length, [...inside.querySelectorAll(".mark .label")].map((label) => label.textContent)];
      });
      assert.deepEqual([summary, headlines], [0, ["Toen"]]);
      assert.equal(await view.evaluate(() => window.seen.events.filter(({ type }) => type === "kroniek-error").length), 1);
    }));

  if (name === "chromium") {
    it("without scripts the list inside the tag is there, and takes no more room than it needs", () =>
      open("index.html", { scripts: false }, async (view) => {
        const { links, height } = await view.evaluate(() => ({
          links: document.querySelectorAll("kroniek-digest a").length,
          height: document.querySelector("kroniek-digest").getBoundingClientRect().height,
        }));
        assert.equal(links, 5);
        assert.ok(height > 50 && height < 400, `${height}`);
      }));
  }

  it("after a failed load the widget tries again when the network is back", () =>
    open("variants/flaky.html", {}, async (view) => {
      const first = await view.evaluate(() =>
        Promise.race([window.seen.until("kroniek-error").then(() => "failed"), window.seen.until("kroniek-ready").then(() => "ready")]));
      assert.equal(first, "failed");
      assert.deepEqual(await view.evaluate(shown), WHOLE);
      await view.evaluate(() => {
        dispatchEvent(new Event("online"));
        return window.seen.until("kroniek-ready").then(() => null);
      });
      assert.ok(await view.evaluate(() => document.querySelector("kroniek-digest").digest().words > 20));
    }));

  it("a second copy of the script changes nothing", () =>
    open("variants/twice.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      assert.equal(await view.evaluate(() => window.seen.events.filter((event) => event.type === "kroniek-ready").length), 1);
    }));

  it("an article of 5 MB leaves the page alive", () =>
    open("variants/no-dates.html", { hook: "" }, async (view) => {
      // The page has no hook: the widget is put in by hand, beside a very long text.
      const outcome = await view.evaluate(() => {
        const sentence = "Op 8 juli 2025 bezocht de minister van Frankrijk de stad Rabat in Marokko. ";
        const article = document.querySelector("article");
        document.querySelector("kroniek-digest").remove();
        const body = document.querySelector(".body");
        for (let at = 0; at < 700; at += 1) {
          const paragraph = document.createElement("p");
          paragraph.textContent = sentence.repeat(100);
          body.append(paragraph);
        }
        const widget = document.createElement("kroniek-digest");
        widget.setAttribute("loading", "eager");
        const done = new Promise((resolve) => {
          widget.addEventListener("kroniek-ready", () => resolve("ready"), { once: true });
          widget.addEventListener("kroniek-error", (event) => event.detail.code === "not-loaded" && resolve(event.detail.message));
        });
        article.querySelector("header").after(widget);
        return done;
      });
      assert.equal(outcome, "ready");
    }));
};
