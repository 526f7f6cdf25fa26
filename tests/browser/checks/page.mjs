// What a page asks of the widget and cannot have: the developer is told once, and what to do; the reader keeps a widget that works.
import assert from "node:assert/strict";
import { it } from "node:test";
import { frames, settled } from "../site.mjs";

const picker = () => {
  const select = document.querySelector("kroniek-digest").shadowRoot.querySelector("select");
  return [select.value, select.selectedOptions[0]?.textContent ?? "", select.options.length];
};
const marks = () => [...document.querySelector("kroniek-digest").shadowRoot.querySelectorAll(".mark")].filter((mark) => mark.checkVisibility()).length;
const told = () => window.seen.events.filter(({ type }) => type === "kroniek-error").map(({ detail }) => detail.message);

export default ({ open }) => {
  it("an address of a folder without its slash leads to the folder", () =>
    open("variants", {}, async (view) => {
      assert.equal(await view.evaluate(() => location.pathname), "/variants/");
    }));

  it("a pair of no event is named in the picker, which leads back to all; the developer is told which pairs there are", () =>
    open("variants/pairs.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const [, , count] = await view.evaluate(picker);
      const all = await view.evaluate(marks);
      await view.evaluate(() => document.querySelector("kroniek-digest").setAttribute("dyad", "CN-TV"));
      await view.evaluate(() => window.seen.until("kroniek-error").then(() => null));
      await view.evaluate(frames);
      assert.deepEqual(await view.evaluate(picker), ["CN-TV", "China en Tuvalu (0)", count + 1]);
      assert.equal(await view.evaluate(marks), 0);
      const [message] = await view.evaluate(told);
      assert.match(message, /"CN-TV".*: .*ES-MA/);
      await view.evaluate(() => {
        const select = document.querySelector("kroniek-digest").shadowRoot.querySelector("select");
        select.value = "";
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await view.evaluate(frames);
      assert.deepEqual([await view.evaluate(marks), (await view.evaluate(picker))[2]], [all, count]);
    }));

  it("the pair that a tag asks for is shown, though the article's news is of another", () =>
    open("variants/pairs.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const shown = await view.evaluate(async () => {
        const shown = [];
        for (const tag of ["kroniek-timeline", "kroniek-digest"]) {
          const widget = document.createElement(tag);
          widget.setAttribute("dyad", "ES-MA");
          widget.setAttribute("loading", "eager");
          const ready = new Promise((done) => widget.addEventListener("kroniek-ready", done, { once: true }));
          document.querySelector("kroniek-digest").after(widget);
          await ready;
          const inside = widget.shadowRoot;
          shown.push([inside.querySelector("select").value, inside.querySelector(".timeline .title").textContent, inside.querySelector(".chosen").textContent]);
        }
        return shown;
      });
      for (const [pair, title, chosen] of shown) {
        assert.deepEqual([pair, title], ["ES-MA", "Spanje en Marokko"]);
        assert.match(chosen, /Spanje/);
      }
    }));

  it("an editor's events are there at the start, though the article's news is of another pair; the news is chosen", () =>
    open("variants/link.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const [pair, chosen, rows] = await view.evaluate(async () => {
        const widget = document.querySelector("kroniek-timeline");
        const inside = widget.shadowRoot;
        const start = [inside.querySelector("select").value, inside.querySelector(".chosen").textContent];
        widget.setAttribute("view", "list");
        while (!inside.querySelector(".list .row")) await new Promise(requestAnimationFrame);
        return [...start, [...inside.querySelectorAll(".list .row")].map((row) => row.textContent)];
      });
      assert.equal(pair, "");
      assert.match(chosen, /Frankrijk|Marokko/);
      for (const who of [/Verdrag van Moskou/, /Gorbatsjov/, /zonne-energie/]) assert.ok(rows.some((row) => who.test(row)), `${who}: ${rows}`);
    }));

  it("an editor's events between no two are there at the start, beside the news", () =>
    open("variants/minimal.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const rows = await view.evaluate(async () => {
        const widget = document.querySelector("kroniek-digest");
        widget.setAttribute("view", "list");
        widget.data = { events: [{ date: "1869-11-17", headline: "Kanaal open" }, { date: "1956", actors: ["EG"], headline: "Kanaal van de staat" }] };
        await window.seen.until("kroniek-ready", 2);
        return [...widget.shadowRoot.querySelectorAll(".list .row")].map((row) => row.textContent);
      });
      for (const who of [/Kanaal open/, /Kanaal van de staat/, /zonne-energie/]) assert.ok(rows.some((row) => who.test(row)), `${who}: ${rows}`);
    }));

  it("a tag that asks for no pair any more shows what it began with", () =>
    open("variants/minimal.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const shown = await view.evaluate(async () => {
        const widget = document.querySelector("kroniek-digest");
        const event = (date, actors) => ({ date, actors, headline: `In ${date}` });
        widget.data = { events: [event("2001", ["FR", "MA"]), event("2002", ["FR", "MA"]), event("2003", ["ES", "MA"])] };
        await window.seen.until("kroniek-ready", 2);
        const inside = widget.shadowRoot;
        const look = () => [inside.querySelector("select").value, inside.querySelector(".sentences")?.textContent];
        const shown = [look()];
        widget.setAttribute("dyad", "ES-MA");
        await window.seen.until("kroniek-filter", 1);
        shown.push(look());
        widget.removeAttribute("dyad");
        await window.seen.until("kroniek-filter", 2);
        return [...shown, look()];
      });
      assert.deepEqual(shown.map(([pair]) => pair), ["FR-MA", "ES-MA", "FR-MA"]);
      assert.equal(shown[2][1], shown[0][1]);
    }));

  it("a digest that was made before leads to its sentences in the page; one of another text leads nowhere, and the developer is told", () =>
    open("variants/minimal.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const [lit, told] = await view.evaluate(async () => {
        const widget = document.querySelector("kroniek-digest");
        const digest = widget.digest();
        const show = async (given, count) => {
          CSS.highlights.clear();
          widget.setAttribute("src", URL.createObjectURL(new Blob([JSON.stringify(given)])));
          await window.seen.until("kroniek-ready", count);
          widget.shadowRoot.querySelector("[data-act^=place]").click();
          return [...CSS.highlights.values()].flatMap((highlight) => [...highlight]).map(String);
        };
        const own = await show(digest, 2);
        const [sentence] = digest.summary.sentences;
        const moved = { ...sentence, start: sentence.start + 1, end: sentence.end + 1 };
        const other = await show({ ...digest, summary: { sentences: [moved] } }, 3);
        return [[own[0] === sentence.text, other.length], window.seen.events.filter(({ type }) => type === "kroniek-error").map(({ detail }) => detail.code)];
      });
      assert.deepEqual([lit, told], [[true, 0], ["no-place"]]);
    }));

  it("a page that has written its article anew meanwhile gets no error when the reader asks for the place; the developer is told once", () =>
    open("variants/minimal.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const told = await view.evaluate(async () => {
        const wrong = [];
        addEventListener("error", ({ message }) => wrong.push(message));
        for (const said of document.querySelectorAll(".body p")) said.textContent = said.textContent.slice(0);
        for (const place of document.querySelector("kroniek-digest").shadowRoot.querySelectorAll("[data-act^=place]")) place.click();
        return [...wrong, ...window.seen.events.filter(({ type }) => type === "kroniek-error").map(({ detail }) => detail.code)];
      });
      assert.deepEqual(told, ["no-place"]);
    }));

  for (const [what, selector] of [["a mark", ".mark[tabindex='0']"], ["the details", ".details [data-act=next]"]]) {
    it(`the focus that ${what} has goes to the chosen event when the axis becomes a list, and back`, () =>
      open("index.html", {}, async (view) => {
        await settled(view, { ready: 1 });
        const held = await view.evaluate(async (selector) => {
          const widget = document.querySelector("kroniek-digest");
          const inside = widget.shadowRoot;
          const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          inside.querySelector(selector).focus();
          const held = [];
          for (const value of ["list", "axis"]) {
            widget.setAttribute("view", value);
            await frames();
            held.push(inside.activeElement?.matches(".row[aria-expanded=true]"), inside.activeElement?.matches(".mark"));
          }
          return held;
        }, selector);
        assert.deepEqual(held, [true, false, false, true]);
      }));
  }

  it("where much stands, each lane has names", () =>
    open("variants/many.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const lanes = await view.evaluate(async () => {
        const widget = document.querySelector("kroniek-timeline");
        const inside = widget.shadowRoot;
        widget.zoom("1990", "1991");
        while (inside.querySelectorAll(".mark").length < 100) await new Promise(requestAnimationFrame);
        const height = (element) => Math.round(element.getBoundingClientRect().top / 20);
        const all = new Set([...inside.querySelectorAll(".mark")].map(height));
        return [all.size, new Set([...inside.querySelectorAll(".mark:has(.label)")].map(height)).size];
      });
      assert.deepEqual(lanes, [3, 3]);
    }));

  it("filter() with what is no pair changes nothing, and is told once", () =>
    open("variants/pairs.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const before = [await view.evaluate(picker), await view.evaluate(marks)];
      await view.evaluate(() => {
        for (const dyad of ["garbage", "garbage"]) document.querySelector("kroniek-digest").filter({ dyad });
      });
      await view.evaluate(frames);
      assert.deepEqual([await view.evaluate(picker), await view.evaluate(marks)], before);
      const said = await view.evaluate(told);
      assert.equal(said.length, 1);
      assert.match(said[0], /"garbage".*ES-MA/);
    }));

  it("filter(null) is no filter; export() without a format is refused, and told those that there are", () =>
    open("variants/pairs.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const before = await view.evaluate(marks);
      const refused = await view.evaluate(async () => {
        const widget = document.querySelector("kroniek-digest");
        for (const by of [null, { text: null }, { dyad: null }]) widget.filter(by);
        return Promise.all([widget.export(), widget.export(null)].map((made) => made.catch(String)));
      });
      await view.evaluate(frames);
      assert.equal(await view.evaluate(marks), before);
      for (const said of refused) assert.match(said, /RangeError.*json, csv, ics, svg, png/);
      assert.deepEqual(await view.evaluate(told), []);
    }));

  it("to choose an event of another pair than is shown tells that others are shown now; of the same pair, nothing but the choice", () =>
    open("variants/link.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const told = await view.evaluate(async () => {
        const widget = document.querySelector("kroniek-timeline");
        const { events } = JSON.parse(await widget.export("json"));
        widget.filter({ dyad: "FR-MA" });
        await window.seen.until("kroniek-filter");
        const pair = () => widget.shadowRoot.querySelector("select").value;
        const [own, others] = [true, false].map((same) => events.filter(({ dyad }) => (dyad?.join("-") === pair()) === same));
        const told = [];
        for (const [at, { id }] of [own[0], others[0], others[1]].entries()) {
          widget.select(id);
          await window.seen.until("kroniek-select", at + 1);
          told.push(window.seen.events.filter(({ type }) => type === "kroniek-filter").slice(1).map(({ detail }) => detail.shown === others.length));
        }
        return told;
      });
      assert.deepEqual(told, [[], [true], [true]]);
    }));

  for (const [what, value] of [["{}", {}], ["a list", []], ["a text", "events"]]) {
    it(`${what} as \`data\` is told for what it is`, () =>
      open("variants/minimal.html", {}, async (view) => {
        await settled(view, { ready: 1 });
        await view.evaluate((value) => { document.querySelector("kroniek-digest").data = value; }, value);
        await view.evaluate(() => window.seen.until("kroniek-ready", 2).then(() => null));
        const said = await view.evaluate(told);
        assert.equal(said.length, 1, `${said}`);
        assert.match(said[0], /^`data`: .*`events`/);
      }));
  }

  it("the page around a frame chooses an event in it by a message", () =>
    open("variants/frame.html", {}, async (view) => {
      const chosen = await view.evaluate(async () => {
        const inside = () => document.querySelector("iframe").contentDocument.querySelector("kroniek-timeline")?.shadowRoot?.querySelector(".chosen h3")?.textContent;
        const frame = () => new Promise(requestAnimationFrame);
        const all = [];
        while (!inside()) await frame();
        for (const button of document.querySelectorAll("button")) {
          const before = inside();
          button.click();
          while (inside() === before && before !== button.textContent) await frame();
          all.push(inside());
        }
        return all;
      });
      assert.deepEqual(chosen, ["Hulp na de aardbeving", "Staatsbezoek aan Rabat"]);
    }));

  it("years before Christ stand before those after, without a year 0", () =>
    open("variants/far.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const [ticks, dates] = await view.evaluate(async () => {
        const widget = document.querySelector("kroniek-timeline");
        const texts = (selector) => [...widget.shadowRoot.querySelectorAll(selector)].map((element) => element.textContent);
        const ticks = texts(".lines :is(.year, .name, .last):not(.lane)");
        widget.setAttribute("view", "list");
        while (!widget.shadowRoot.querySelector(".row")) await new Promise(requestAnimationFrame);
        return [ticks, texts(".year > h3")];
      });
      assert.match(ticks.join(), /\d+ v\.Chr\..*,1,.*8000/);
      assert.deepEqual(dates, ["9999", "1648", "1", "1 v.Chr.", "217 v.Chr.", "1259 v.Chr.", "9999 v.Chr."]);
    }));

  it("what a page does with the methods is seen, and told in events", () =>
    open("variants/control.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const said = await view.evaluate(async () => {
        const output = document.querySelector("output");
        const said = [];
        for (const name of ["select", "filter", "all", "export"]) {
          output.textContent = "";
          document.querySelector(`[data-do=${name}]`).click();
          while (!output.textContent) await new Promise(requestAnimationFrame);
          said.push(output.textContent);
        }
        return said;
      });
      assert.match(said[0], /^kroniek-select .*2001-07-16 Verdrag van Moskou.*"shown":12/);
      assert.match(said[1], /^kroniek-(filter|select) .*"shown":2\}/);
      assert.match(said[2], /^kroniek-filter .*"shown":12\}/);
      assert.match(said[3], /^id,edtf,/);
    }));

  it("a year stands clear of the large mark beside it, on a page from right to left", () =>
    open("variants/rtl.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const meet = await view.evaluate(() => {
        const inside = document.querySelector("kroniek-digest").shadowRoot;
        const mark = inside.querySelector(".mark[data-news]").getBoundingClientRect();
        const texts = [...inside.querySelectorAll(".lines :is(.year, .name, .last):not(.lane)")];
        return texts.filter((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          return left < mark.right && right > mark.left && top < mark.bottom && bottom > mark.top;
        }).map((text) => text.textContent);
      });
      assert.deepEqual(meet, []);
    }));

  for (const [path, count] of [["minimal", 1], ["no-year", 0]]) {
    it(`${path}: ${count ? "the page's own day is marked" : "a page without a date marks no day as its own"}`, () =>
      open(`variants/${path}.html`, {}, async (view) => {
        await settled(view, { ready: 1 });
        const drawn = await view.evaluate(() =>
          [...document.querySelector("kroniek-digest").shadowRoot.querySelectorAll("path.today")].filter((path) => path.getAttribute("d")).length);
        assert.equal(drawn, count);
      }));
  }

  it("previous and next go from event to event, and stop at the ends", () =>
    open("index.html", {}, async (view) => {
      await settled(view, { ready: 1 });
      const seen = await view.evaluate(async () => {
        const inside = document.querySelector("kroniek-digest").shadowRoot;
        const button = (act) => inside.querySelector(`.details [data-act=${act}]`);
        const seen = new Set([inside.querySelector(".chosen").textContent]);
        for (const [act, steps] of [["next", 20], ["previous", 20]]) {
          for (let step = 0; step < steps && button(act).ariaDisabled !== "true"; step += 1) {
            button(act).click();
            await new Promise(requestAnimationFrame);
            await new Promise(requestAnimationFrame);
            seen.add(inside.querySelector(".chosen").textContent);
          }
        }
        return [seen.size, button("previous").ariaDisabled, button("next").ariaDisabled];
      });
      assert.deepEqual(seen, [13, "true", "false"]);
    }));
};
