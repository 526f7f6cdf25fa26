// The timeline taken along: the same bytes as the program writes, in parts between which the page goes on; and what is said
// where it cannot be.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { it } from "node:test";
import { frames, settled } from "../site.mjs";

// So many that they come in several parts.
const MANY = 60_000;
const fill = (count) => {
  const widget = document.querySelector("kroniek-timeline");
  const day = (at) => new Date(Date.UTC(1990, 0, 1 + at * 1)).toISOString().slice(0, 10);
  const events = Array.from({ length: count }, (_, at) => ({
    date: day(at), actors: ["CN", "RU"], type: at % 3 ? "CONSULT" : "SANCTION", headline: `"Besluit", nummer ${at}`,
  }));
  widget.data = { title: "Veel", eras: [{ label: "Toen", start: "1990", end: "1995" }], events };
  return window.seen.until("kroniek-ready", window.seen.events.filter(({ type }) => type === "kroniek-ready").length + 1).then(() => null);
};
const say = () => {
  const inside = document.querySelector("kroniek-digest, kroniek-timeline").shadowRoot;
  return [inside.querySelector(".save summary").textContent, inside.querySelector("[role=status]").textContent];
};
const save = (kind) => {
  const buttons = document.querySelector("kroniek-digest, kroniek-timeline").shadowRoot.querySelectorAll(".save button");
  [...buttons].find((button) => button.textContent === kind).click();
};
const told = () => window.seen.events.filter(({ type }) => type === "kroniek-error").map(({ detail }) => detail);

export default ({ name, open, binary }) => {
  it("thousands of events are taken along in parts; the files are those of the program, and the control says how far it is", () =>
    open("variants/data.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      await view.evaluate(fill, MANY);
      const { files, words } = await view.evaluate(async () => {
        const widget = document.querySelector("kroniek-timeline");
        const inside = widget.shadowRoot;
        const files = {};
        for (const format of ["json", "csv", "ics", "svg"]) files[format] = await widget.export(format);
        // What the control says at each frame, until the file is there.
        const words = [inside.querySelector(".save summary").textContent];
        const saved = new Promise((done) => { HTMLAnchorElement.prototype.click = () => done(true); });
        [...inside.querySelectorAll(".save button")].at(1).click();
        const look = () => {
          const word = inside.querySelector(".save summary").textContent;
          if (word !== words.at(-1)) words.push(word);
        };
        const watch = new MutationObserver(look);
        watch.observe(inside, { subtree: true, childList: true, characterData: true });
        await saved;
        while (inside.querySelector(".save summary").textContent !== words[0]) await new Promise(requestAnimationFrame);
        return { files, words };
      });
      assert.ok(JSON.parse(files.json).events.length >= MANY);
      for (const [format, output] of [["csv", "csv"], ["ics", "icalendar"], ["svg", "svg"]]) {
        const native = execFileSync(binary, ["timeline", "--scope", "all", "--output", output, "--language", "nl"], { input: files.json, encoding: "utf8", maxBuffer: 1e8 });
        assert.ok(files[format] === native, `${format}: ${files[format].length} letters, the program's ${native.length}`);
      }
      assert.ok(words.length > 3, `${words}`);
      assert.ok(words.slice(1, -1).every((word) => /^Bewaar · (…|\d+ %)$/.test(word)), `${words}`);
    }));

  it("what cannot be saved or copied is told to the reader in the status line, and to the developer", () =>
    open("variants/minimal.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      await view.evaluate(() => {
        const load = window.fetch;
        window.fetch = (address) => (/kroniek_files/.test(address) ? Promise.reject(new TypeError("no network")) : load(address));
      });
      await view.evaluate(save, "CSV");
      await view.evaluate(() => window.seen.until("kroniek-error").then(() => null));
      await view.evaluate(frames);
      assert.deepEqual(await view.evaluate(say), ["Bewaar · Mislukt", "Bewaar · Mislukt"]);
      const [{ code, message }] = await view.evaluate(told);
      assert.equal(code, "not-saved");
      assert.match(message, /no network/);
      const seen = await view.evaluate(async () => {
        const status = document.querySelector("kroniek-digest").shadowRoot.querySelector("[role=status]");
        Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) }, configurable: true });
        document.querySelector("kroniek-digest").shadowRoot.querySelector("[data-act=copy]").click();
        while (status.textContent.startsWith("Bewaar")) await new Promise(requestAnimationFrame);
        return [status.textContent, status.getBoundingClientRect().width > 20, location.hash];
      });
      assert.deepEqual(seen.slice(0, 2), ["Kopieer link · Mislukt", true]);
      assert.match(seen[2], /^#kroniek=\/.+/);
    }));

  if (name === "chromium") {
    it("where the policy allows no picture the reader gets lines, and the developer is told what to allow", () =>
      open("variants/csp.html", {}, async (view) => {
        await settled(view, { ready: 1 });
        const file = view.evaluate(() => new Promise((done) => {
          HTMLAnchorElement.prototype.click = function () { done(this.download); };
        }));
        await view.evaluate(save, "PNG");
        assert.equal(await file, "kroniek.svg");
        await view.evaluate(() => window.seen.until("kroniek-error").then(() => null));
        const [{ message }] = await view.evaluate(told);
        assert.match(message, /img-src blob:.*SVG/);
        const refused = await view.evaluate(() => document.querySelector("kroniek-digest").export("png").catch(String));
        assert.match(refused, /img-src blob:/);
      }));
  }
};
