// What is wrong with what a page hands over costs only itself: the rest is shown, and the developer is told which it was.
import assert from "node:assert/strict";
import { it } from "node:test";
import { frames, settled } from "../site.mjs";

const told = () => window.seen.events.filter(({ type }) => type === "kroniek-error").map(({ detail }) => detail.message);
// Hands over what `make` makes, and waits until it shows; tells what is shown, and of what the developer was told.
const give = async (make) => {
  const widget = document.querySelector("kroniek-digest");
  const count = window.seen.events.filter(({ type }) => type === "kroniek-ready").length;
  new Function("widget", `(${make})(widget)`)(widget);
  await window.seen.until("kroniek-ready", count + 1);
  const { events } = JSON.parse(await widget.export("json"));
  return events.filter(({ origin }) => origin === "editor").map(({ headline }) => headline);
};

/** In the page: an article that the page did not have. */
const dutch = () => {
  const article = document.createElement("article");
  Object.assign(article, { id: "dutch", lang: "nl" });
  const said = document.createElement("p");
  said.textContent = "De minister van Frankrijk bezocht op 8 juli 2025 Marokko. In Rabat tekende zij een akkoord over visserij.";
  article.append(said);
  document.querySelector("main").append(article);
};

export default ({ open }) => {
  const minimal = (name, use) => it(name, () => open("variants/minimal.html", {}, async (view) => {
    await settled(view, { ready: 1 });
    await use(view, (make) => view.evaluate(give, String(make)));
  }));

  minimal("an entry that no JSON can hold is left out, and named; those beside it are shown", async (view, give) => {
    const shown = await give((widget) => {
      const event = (headline, more) => ({ date: "2001", actors: ["FR", "MA"], headline, ...more });
      const circle = event("Kring");
      circle.source = { circle };
      widget.data = {
        title: "Wat er staat",
        events: [event("Eerst"), event("Te groot", { intensity: 1n }), Object.defineProperty(event("Stuk"), "place", { enumerable: true, get() { throw new Error("no place"); } }),
          circle, null, event("Kade \ud83d"), event("Anker\ud83d", { intensity: 2 }), event("Nul\0len"), event("Laatst")],
      };
    });
    assert.deepEqual(shown.sort(), ["Anker\ufffd", "Eerst", "Kade \ufffd", "Laatst", "Nul\0len"]);
    const said = await view.evaluate(told);
    assert.equal(said.length, 4, `${said}`);
    for (const [at, why] of [[1, /BigInt/], [2, /no place/], [3, /circular|cyclic/i], [4, /`headline`/]]) {
      const [message] = said.filter((message) => message.startsWith(`\`data\`: events[${at}]: `));
      assert.match(message ?? "", why);
      assert.match(message, /the entry is left out$/);
    }
    assert.match(await view.evaluate(() => document.querySelector("kroniek-digest").shadowRoot.querySelector(".timeline .title").textContent), /Wat er staat/);
  });

  minimal("a title that no JSON can hold costs no event", async (view, give) => {
    const shown = await give((widget) => { widget.data = { title: 1n, events: [{ date: "2001", actors: ["FR", "MA"], headline: "Toen" }] }; });
    assert.deepEqual(shown, ["Toen"]);
    assert.match((await view.evaluate(told)).join(), /^`data`: .*BigInt[^,]*$/);
  });

  for (const [what, length] of [["short", 10], ["long", 1_000_010]]) {
    minimal(`a ${what} file that is no JSON is told, and leaves the events of the page's script`, async (view, give) => {
      await view.evaluate((length) => { window.file = URL.createObjectURL(new Blob(['{"events":'.padEnd(length)])); }, length);
      const shown = await give((widget) => {
        widget.setAttribute("src", window.file);
        widget.data = { events: [{ date: "2001", actors: ["FR", "MA"], headline: "Toen" }] };
      });
      assert.deepEqual(shown, ["Toen"]);
      const said = await view.evaluate(told);
      assert.equal(said.length, 1, `${said}`);
      assert.match(said[0], /^`src`: .*JSON/);
    });
  }

  minimal("the same mistake in the file and in the page's script is told of both; of two thousand a few are told, and how many there are", async (view, give) => {
    const shown = await give((widget) => {
      const bad = { date: "gisteren", actors: ["FR", "MA"], headline: "Toen" };
      widget.setAttribute("src", URL.createObjectURL(new Blob([JSON.stringify({ events: [bad] })])));
      widget.data = { events: Array(2000).fill(bad) };
    });
    assert.deepEqual(shown, []);
    const said = await view.evaluate(told);
    assert.equal(said.length, 7, `${said}`);
    assert.match(said[0], /^`src`: events\[0\]: `date`/);
    assert.match(said[1], /^`data`: events\[0\]: `date`/);
    assert.match(said[5], /^`data`: events\[4\]: `date`/);
    assert.equal(said[6], "`data`: 1995 more of the same kind");
  });

  minimal("a count of thousands stands on one line; a name that crosses a line keeps its paper around it", async (view) => {
    const found = await view.evaluate(async () => {
      const events = Array.from({ length: 9000 }, (_, at) => ({
        id: `e${at}`, date: `20${at % 3}1-0${1 + (at % 9)}`, actors: ["FR", "MA"], headline: `Gebeurtenis ${at}`,
      }));
      const widget = document.querySelector("kroniek-digest");
      widget.data = { events };
      let mark = null;
      const many = () => [...(widget.shadowRoot.querySelectorAll(".mark[data-many]") ?? [])].find((one) => +one.dataset.many > 999);
      while (!(mark = many())) await new Promise(requestAnimationFrame);
      const { width, whiteSpace } = getComputedStyle(mark, "::after");
      return { room: parseFloat(width), whiteSpace, halo: getComputedStyle(widget.shadowRoot.querySelector(".label")).textShadow };
    });
    assert.ok(found.room >= 40, `${found.room} px`);
    assert.equal(found.whiteSpace, "nowrap");
    assert.notEqual(found.halo, "none");
  });

  minimal("the timeline as JSON needs no engine more than the page has", async (view) => {
    const engines = await view.evaluate(async () => {
      JSON.parse(await document.querySelector("kroniek-digest").export("json"));
      return performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length;
    });
    assert.equal(engines, 1);
  });

  minimal("a long file and the events of the page's script keep their own words", async (view, give) => {
    const event = (at, place, type, code) => ({ date: `20${10 + (at % 10)}`, headline: `${place} ${at}`, place, type, actors: [code, "RU"] });
    const file = { title: " ".repeat(1_000_000), events: Array.from({ length: 1200 }, (_, at) => event(at, `Oord ${at % 7}`, "CONSULT", "CN")) };
    await view.evaluate((file) => { window.file = URL.createObjectURL(new Blob([file])); }, JSON.stringify(file));
    const shown = await give((widget) => {
      widget.setAttribute("src", window.file);
      widget.data = { events: [{ date: "2001", actors: ["FR", "MA"], headline: "Rabat 0", place: "Rabat", type: "AGREE" }] };
    });
    assert.equal(shown.length, 1201);
    const events = await view.evaluate(async () => JSON.parse(await document.querySelector("kroniek-digest").export("json")).events);
    for (const { headline, place, type, actors, origin } of events.filter(({ origin }) => origin === "editor")) {
      assert.ok(headline.startsWith(`${place.name} `), `${headline}: ${place.name}`);
      const expected = place.name === "Rabat" ? ["AGREE", "FR", "MA"] : ["CONSULT", "CN", "RU"];
      assert.deepEqual([type, ...actors.map(({ code }) => code)], expected, origin);
    }
  });

  minimal("an era that cannot be written down costs only itself", async (view) => {
    const [title, names, told] = await view.evaluate(async () => {
      const widget = document.querySelector("kroniek-digest");
      const round = { label: "In de rondte", start: "1990", end: "1991" };
      round.itself = round;
      const events = [{ date: "1988", headline: "Begin" }, { date: "1999", headline: "Eind" }];
      const eras = [{ label: "Eerst", start: "1989", end: "1990" }, round, { label: "Dan", start: "1995", end: "?" }, { label: "Laatst", start: "1996", end: "1998" }];
      widget.data = { title: "Tijdperken", eras, events };
      await window.seen.until("kroniek-ready", 2);
      const inside = widget.shadowRoot;
      const told = window.seen.events.filter(({ type }) => type === "kroniek-error").map(({ detail }) => detail.message);
      return [inside.querySelector(".timeline .title").textContent, JSON.parse(await widget.export("json")).eras.map(({ label }) => label), told];
    });
    assert.match(title, /Tijdperken/);
    assert.deepEqual(names, ["Eerst", "Laatst"]);
    assert.equal(told.length, 2, `${told}`);
    assert.match(told[0], /`data`: eras\[1\]: .*(circular|cyclic).*left out/is);
    assert.match(told[1], /`data`: eras\[2\]: /);
  });

  minimal("title and eras of the file stay beside events of the script; a title of the script goes first, and its eras join", async (view, give) => {
    const told = () => view.evaluate(async () => {
      const widget = document.querySelector("kroniek-digest");
      return [widget.shadowRoot.querySelector(".timeline .title").textContent, JSON.parse(await widget.export("json")).eras.map(({ label }) => label)];
    });
    const file = { title: "Van de redactie", eras: [{ label: "Toen", start: "1990", end: "1995" }], events: [{ date: "1991", headline: "Uit het bestand" }] };
    await view.evaluate((file) => { window.file = URL.createObjectURL(new Blob([file])); }, JSON.stringify(file));
    const shown = await give((widget) => {
      widget.setAttribute("src", window.file);
      widget.data = { events: [{ date: "2001", headline: "Uit het script" }] };
    });
    assert.deepEqual(shown.sort(), ["Uit het bestand", "Uit het script"]);
    assert.deepEqual(await told(), ["Van de redactie", ["Toen"]]);
    await give((widget) => {
      widget.data = { title: "Zo heet het nu", eras: [{ label: "Later", start: "2000", end: "2002" }], events: [{ date: "2001", headline: "Uit het script" }] };
    });
    assert.deepEqual(await told(), ["Zo heet het nu", ["Later", "Toen"]]);
  });

  for (const [what, file, expected] of [
    ["a title by another name beside its events", { events: [{ date: "2001", headline: "Toen" }], titel: "Kop", summary: "Eén datum" }, /^`src`: beside `events` there is no `titel`, `summary`,.* known: events, title, language, eras$/],
    ["its events by another name", { evnts: [{ date: "2001", headline: "Toen" }] }, /^`src`: nothing to read in `evnts`: .*editor's file have `events`/],
    ["only a list", [{ date: "2001", headline: "Toen" }], /^`src`: nothing to read in a list: .*editor's file have `events`/],
  ]) {
    minimal(`a file that has ${what}: what nothing reads is told once, with what would be`, async (view, give) => {
      await view.evaluate((file) => { window.file = URL.createObjectURL(new Blob([JSON.stringify(file)])); }, file);
      const shown = await give((widget) => widget.setAttribute("src", window.file));
      assert.deepEqual(shown, file.events ? ["Toen"] : []);
      const said = await view.evaluate(told);
      assert.equal(said.length, 1, `${said}`);
      assert.match(said[0], expected);
    });
  }

  minimal("what is no era is named, whatever it is", async (view, give) => {
    const shown = await give((widget) => {
      const events = [{ date: "2001", headline: "Toen" }];
      widget.data = { eras: ["-", null, { label: "-", start: "1990", end: "1991" }], events };
    });
    assert.deepEqual(shown, ["Toen"]);
    const eras = await view.evaluate(async () => JSON.parse(await document.querySelector("kroniek-digest").export("json")).eras);
    assert.deepEqual(eras.map(({ label }) => label), ["-"]);
    const said = await view.evaluate(told);
    assert.equal(said.length, 2, `${said}`);
    assert.match(said[0], /^`data`: eras\[0\]: /);
    assert.match(said[1], /^`data`: eras\[1\]: /);
    await give((widget) => { widget.data = { eras: { label: "Los" }, events: [{ date: "2001", headline: "Toen" }] }; });
    assert.match((await view.evaluate(told)).at(-1), /^`data`: `eras` must be a list/);
  });

  minimal("who acts is what stands in the list, whatever the list hands out", async (view, give) => {
    const shown = await give((widget) => {
      const list = (codes, handed) => Object.assign([...codes], { [Symbol.iterator]: () => handed[Symbol.iterator]() });
      const event = (headline, actors) => ({ date: "2001", actors, headline });
      widget.data = { events: [event("Meer", list(["FR", "MA"], ["FR", "MA", "ES", "PT"])), event("Minder", list(["FR", "MA"], [])), event("Gewoon", ["CN", "RU"])] };
    });
    assert.deepEqual(shown.sort(), ["Gewoon", "Meer", "Minder"]);
    const events = await view.evaluate(async () => JSON.parse(await document.querySelector("kroniek-digest").export("json")).events);
    const actors = (name) => events.find(({ headline }) => headline === name).actors.map(({ code }) => code);
    assert.deepEqual(["Gewoon", "Meer", "Minder"].map(actors), [["CN", "RU"], ["FR", "MA"], ["FR", "MA"]]);
    assert.deepEqual(await view.evaluate(told), []);
  });

  minimal("that a link was copied is told until the reader does the next thing", async (view) => {
    const said = await view.evaluate(async () => {
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async () => {} }, configurable: true });
      const inside = document.querySelector("kroniek-digest").shadowRoot;
      const status = () => inside.querySelector("[role=status]");
      inside.querySelector("[data-act=copy]").click();
      while (!status().textContent) await new Promise(requestAnimationFrame);
      const said = [status().textContent];
      inside.querySelector("[data-act=filters]").click();
      while (status().textContent) await new Promise(requestAnimationFrame);
      return [...said, status().className];
    });
    assert.deepEqual(said, ["Link gekopieerd", "unseen"]);
  });

  for (const [act, target, make] of [
    ["a click elsewhere on the page", "h1", (to) => to.click()],
    ["a key elsewhere on the page", "body", (to) => to.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }))],
    ["the focus that leaves it", "kroniek-digest", (to) => to.shadowRoot.activeElement.blur()],
  ]) {
    minimal(`what was told goes with ${act}; with the act that it tells of it stays`, async (view) => {
      const said = await view.evaluate(async ([target, make]) => {
        Object.defineProperty(navigator, "clipboard", { value: { writeText: async () => {} }, configurable: true });
        const inside = document.querySelector("kroniek-digest").shadowRoot;
        const status = () => inside.querySelector("[role=status]").textContent;
        const copy = inside.querySelector("[data-act=copy]");
        copy.focus();
        copy.click();
        while (!status()) await new Promise(requestAnimationFrame);
        for (let turn = 0; turn < 3; turn++) await new Promise(requestAnimationFrame);
        const said = status();
        new Function("to", `(${make})(to)`)(document.querySelector(target));
        while (status()) await new Promise(requestAnimationFrame);
        return said;
      }, [target, String(make)]);
      assert.equal(said, "Link gekopieerd");
    });
  }

  it("eras are read only as long as they are wanted", () =>
    open("variants/data.html", {}, async (view) => {
      await view.evaluate(() => window.seen.until("kroniek-ready").then(() => null));
      const read = await view.evaluate(async () => {
        const widget = document.querySelector("kroniek-digest, kroniek-timeline");
        const events = [{ date: "2001", actors: ["FR", "MA"], headline: "Later gegeven" }];
        let read = 0;
        const era = { start: "2000", end: "2010", get label() {
          read += 1;
          if (read === 1) widget.data = { events };
          return "Tijdperk";
        } };
        widget.data = { eras: Array(50).fill(era), events };
        await window.seen.until("kroniek-ready", 2);
        return read;
      });
      assert.equal(read, 1);
    }));

  for (const what of ["answers 503", "is the host's page for what it has not", "does not come"])
    it(`a file of leaders that ${what} costs those names only`, () =>
      open("variants/index.html", {}, async (view) => {
        await view.evaluate(dutch);
        const found = await view.evaluate(async (what) => {
          const load = window.fetch;
          const answer = async () => {
            if (what === "does not come") throw new TypeError("no network");
            return what === "answers 503" ? new Response("", { status: 503 }) : new Response("<!doctype html><p>[leader]");
          };
          window.fetch = (address) => (/nl\.leaders/.test(address) ? answer() : load(address));
          const widget = document.createElement("kroniek-timeline");
          widget.setAttribute("loading", "eager");
          document.querySelector("#dutch").append(widget);
          await import("/kroniek/kroniek.js");
          await window.seen.until("kroniek-ready", 1);
          return widget.digest().events.filter((event) => event.dyad).length;
        }, what);
        assert.ok(found > 0);
      }));

  it("what was read without its language's pack is read again when the pack is there", () =>
    open("variants/index.html", {}, async (view) => {
      await view.evaluate(dutch);
      const counts = await view.evaluate(async () => {
        const load = window.fetch;
        window.fetch = (address) => (/nl\.pack/.test(address) ? Promise.resolve(new Response("", { status: 404 })) : load(address));
        const add = async (count) => {
          const widget = document.createElement("kroniek-timeline");
          widget.setAttribute("loading", "eager");
          document.querySelector("#dutch").append(widget);
          await import("/kroniek/kroniek.js");
          await window.seen.until("kroniek-ready", count);
          return widget.digest().events.length;
        };
        const before = await add(1);
        window.fetch = load;
        return [before, await add(2)];
      });
      await view.evaluate(frames);
      assert.equal(counts[0], 0);
      assert.ok(counts[1] > 0, `${counts}`);
    }));
};
