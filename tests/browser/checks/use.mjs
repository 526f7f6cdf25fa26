// What a reader does with the timeline, and what a page does with the widget.
import assert from "node:assert/strict";
import { it } from "node:test";
import { PAGES, frames, settled } from "../site.mjs";

const TAG = { ready: 1 };
const marks = () => document.querySelector("kroniek-digest").shadowRoot.querySelectorAll(".mark").length;
const years = () => {
  const widget = document.querySelector("kroniek-digest");
  return JSON.stringify([...widget.shadowRoot.querySelectorAll(".plot svg text")].map((text) => text.textContent));
};
const plot = () => {
  const element = document.querySelector("kroniek-digest").shadowRoot.querySelector(".plot");
  element.scrollIntoView({ block: "center" });
  const box = element.getBoundingClientRect();
  return [box.left, box.top, box.width, box.height];
};
const click = (act) => document.querySelector("kroniek-digest").shadowRoot.querySelector(`[data-act^=${act}]`).click();


// Frame by frame, until what `look` tells of the page is, or is no longer, what it was. `look` needs nothing from outside.
const follow = (view, look, value, same) => view.evaluate(({ look, value, same }) => new Promise((done) => {
  const tell = new Function(`return (${look})()`);
  const check = () => ((tell() === value) === same ? done(tell()) : requestAnimationFrame(check));
  check();
}), { look: String(look), value, same });
const becomes = (view, look, value) => follow(view, look, value, true);
const leaves = (view, look, value) => follow(view, look, value, false);

const short = () => {
  const root = document.querySelector("kroniek-digest").shadowRoot;
  return [root.querySelector(".title").textContent, ...[...root.querySelector(".sentences").children].map((item) => item.textContent)];
};
const pick = (pair) => {
  const select = document.querySelector("kroniek-digest").shadowRoot.querySelector("select");
  select.value = pair;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};

export default ({ open }) => {
  it("the summary is of the pair that is picked, and of the article again", () => open("variants/pairs.html", {}, async (view) => {
    await settled(view, TAG);
    const whole = await view.evaluate(short);
    assert.equal(whole.length, 4, whole);
    await view.evaluate(pick, "ES-MA");
    const pair = await becomes(view, () => document.querySelector("kroniek-digest").shadowRoot.querySelector(".sentences").children.length, 1)
      .then(() => view.evaluate(short));
    assert.match(pair[0], /Spanje/);
    assert.match(pair[1], /premier van Spanje/);
    await view.evaluate(pick, "");
    await becomes(view, () => document.querySelector("kroniek-digest").shadowRoot.querySelector(".sentences").children.length, 3);
    assert.deepEqual(await view.evaluate(short), whole);
    await view.evaluate(() => document.querySelector("kroniek-digest").filter({ dyad: "ES-MA" }));
    await becomes(view, () => document.querySelector("kroniek-digest").shadowRoot.querySelector("select").value, "ES-MA");
    await view.evaluate(() => document.querySelector("kroniek-digest").filter());
    await becomes(view, () => document.querySelector("kroniek-digest").shadowRoot.querySelector("select").value, "");
    assert.deepEqual(await view.evaluate(short), whole);
  }));

  const index = (name, use, options = {}) => it(name, () => open("index.html", options, async (view) => {
    await settled(view, TAG);
    await use(view);
  }));

  index("the editor's twelve events stand beside the one of the article, and say whose they are", async (view) => {
    const events = await view.evaluate(async () => JSON.parse(await document.querySelector("kroniek-digest").export("json")).events);
    assert.ok(events.length >= 13, `${events.length} events`);
    assert.equal(events.filter((event) => event.origin === "editor").length, 12);
    const news = events.find((event) => event.origin === "found" && event.date?.edtf === "2025-07-11");
    assert.ok(news, "the event of 11 July 2025");
    assert.deepEqual(news.dyad, ["CN", "RU"]);
    await view.evaluate((id) => document.querySelector("kroniek-digest").select(id), events.find((event) => event.origin === "editor").id);
    await view.evaluate(() => window.seen.until("kroniek-select").then(() => null));
    const details = await view.evaluate(() => document.querySelector("kroniek-digest").shadowRoot.querySelector(".details").textContent);
    assert.match(details, /redactie/i);
  });

  index("choosing an event shows its details and tells the page", async (view) => {
    const id = await view.evaluate(async () => {
      const widget = document.querySelector("kroniek-digest");
      const treaty = JSON.parse(await widget.export("json")).events.find((event) => event.date.edtf === "2001-07-16");
      widget.select(treaty.id);
      return treaty.id;
    });
    const [detail] = await view.evaluate(() => window.seen.until("kroniek-select"));
    assert.equal(detail.id, id);
    const text = await view.evaluate(() => document.querySelector("kroniek-digest").shadowRoot.querySelector(".details").textContent);
    assert.match(text, /16 juli 2001/);
  });

  index("“toon in artikel” marks the sentence without touching the page", async (view) => {
    const before = await view.evaluate(() => document.querySelector(".body").innerHTML);
    const marked = await view.evaluate(async () => {
      const widget = document.querySelector("kroniek-digest");
      widget.select(JSON.parse(await widget.export("json")).events.find((event) => event.origin === "found" && event.dyad).id);
      widget.shadowRoot.querySelector(".details [data-act^=place]").click();
      return [...CSS.highlights.values()].flatMap((highlight) => [...highlight]).map(String);
    });
    assert.equal(marked.length, 1);
    assert.match(marked[0], /^Een delegatie van tien Chinese bedrijven was op 11 juli in Novosibirsk/);
    assert.equal(await view.evaluate(() => document.querySelector(".body").innerHTML), before);
  });

  index("axis and list: the buttons change the view, both ways", async (view) => {
    const shown = () => {
      const inside = document.querySelector("kroniek-digest").shadowRoot;
      const there = (name) => inside.querySelector(name)?.getBoundingClientRect().height > 1;
      return `${there(".plot .mark") ? "axis" : ""}${there(".list .row") ? "list" : ""}`;
    };
    await becomes(view, shown, "axis");
    await view.evaluate(click, "list");
    await becomes(view, shown, "list");
    await view.evaluate(click, "axis");
    await becomes(view, shown, "axis");
  });

  index("on a phone the timeline is a list", async (view) => {
    assert.equal(await view.evaluate(() => document.querySelector("kroniek-digest").shadowRoot.querySelector(".list .row").checkVisibility()), true);
  }, { width: 360, height: 740 });

  index("plus comes closer, “alles” goes back", async (view) => {
    const whole = await view.evaluate(years);
    await view.evaluate(click, "closer");
    await leaves(view, years, whole);
    await view.evaluate(click, "fit");
    await becomes(view, years, whole);
  });

  index("the wheel zooms with Ctrl, and is the page's without", async (view) => {
    const [x, y, width, height] = await view.evaluate(plot);
    const whole = await view.evaluate(years);
    await view.evaluate(() => addEventListener("wheel", (event) => { window.taken = event.defaultPrevented; }));
    await view.wheel([x + width / 2, y + height / 2], -240, true);
    await leaves(view, years, whole);
    assert.equal(await view.evaluate(() => window.taken), true);
    await view.evaluate(() => { window.taken = null; });
    await view.wheel([x + width / 2, y + height / 2], 120, false);
    await becomes(view, () => window.taken, false);
  });

  index("dragging the axis moves through time", async (view) => {
    const whole = await view.evaluate(years);
    await view.evaluate(() => document.querySelector("kroniek-digest").zoom("2000", "2005"));
    await leaves(view, years, whole);
    const [x, y, width, height] = await view.evaluate(plot);
    const before = await view.evaluate(years);
    await view.drag([x + width / 2, y + height - 20], [x + width / 2 - 200, y + height - 20]);
    await leaves(view, years, before);
  });

  index("zoom() and fit() do what the buttons do", async (view) => {
    const whole = await view.evaluate(years);
    assert.equal(await view.evaluate(() => document.querySelector("kroniek-digest").zoom("2019", "2024-06-01")), true);
    await leaves(view, years, whole);
    await view.evaluate(() => document.querySelector("kroniek-digest").fit());
    await becomes(view, years, whole);
  });

  index("a filter takes its kind away and tells the page", async (view) => {
    const before = await view.evaluate(marks);
    await view.evaluate(click, "toggle");
    await view.evaluate(() => window.seen.until("kroniek-filter").then(() => null));
    assert.ok((await view.evaluate(marks)) < before);
  });

  index("the timeline can be taken along as CSV, iCalendar and SVG", async (view) => {
    const files = await view.evaluate(() => Promise.all(["csv", "ics", "svg"].map((format) => document.querySelector("kroniek-digest").export(format))));
    assert.match(files[0], /2001-07-16/);
    assert.match(files[1], /BEGIN:VCALENDAR/);
    assert.match(files[2], /^<svg/);
  });

  index("the picture can be taken along as PNG", async (view) => {
    const [type, start] = await view.evaluate(async () => {
      const blob = await document.querySelector("kroniek-digest").export("png");
      return [blob.type, [...new Uint8Array(await blob.slice(1, 4).arrayBuffer())]];
    });
    assert.equal(type, "image/png");
    assert.deepEqual(start, [0x50, 0x4e, 0x47]);
  });

  index("“bewaar” hands the timeline over as a file", async (view) => {
    const files = await view.evaluate(async () => {
      const inside = document.querySelector("kroniek-digest").shadowRoot;
      inside.querySelector(".save summary").click();
      const taken = [];
      for (const button of inside.querySelectorAll(".save button")) {
        const file = new Promise((done) => {
          HTMLAnchorElement.prototype.click = function () {
            fetch(this.href).then((answer) => answer.text()).then((text) => done([button.textContent, this.download, text.slice(0, 15)]));
          };
        });
        button.click();
        taken.push(await file);
      }
      return taken;
    });
    assert.deepEqual(files.map(([name, file]) => [name, file]), [["JSON", "kroniek.json"], ["CSV", "kroniek.csv"], ["iCalendar", "kroniek.ics"],
      ["SVG", "kroniek.svg"], ["PNG", "kroniek.png"]]);
    assert.match(files[2][2], /^BEGIN:VCALENDAR/);
    assert.match(files[4][2], /PNG/);
  });

  index("an unknown format is refused, and those that there are are named", async (view) => {
    const said = await view.evaluate(() => document.querySelector("kroniek-digest").export("pdf").catch(String));
    assert.match(said, /RangeError.*json, csv, ics, svg, png/);
  });

  index("F opens the filters, words narrow the timeline, Escape closes them", async (view) => {
    await view.evaluate(() => document.querySelector("kroniek-digest").shadowRoot.querySelector(".mark[tabindex='0']").focus());
    await view.press("f");
    await becomes(view, () => document.querySelector("kroniek-digest").shadowRoot.activeElement?.type, "search");
    for (const key of "corona") await view.press(key);
    await becomes(view, () => document.querySelector("kroniek-digest").shadowRoot.querySelectorAll(".mark").length, 1);
    const status = await view.evaluate(() => document.querySelector("kroniek-digest").shadowRoot.querySelector("[role=status]").textContent);
    assert.match(status, /^1 van 1\d getoond$/);
    await view.press("Escape");
    await becomes(view, () => document.querySelector("kroniek-digest").shadowRoot.querySelector(".panel") === null, true);
    assert.equal(await view.evaluate(() => document.querySelector("kroniek-digest").shadowRoot.activeElement?.getAttribute("aria-expanded")), "false");
  });

  index("a double click comes closer", async (view) => {
    const whole = await view.evaluate(years);
    await view.evaluate(() => {
      const plot = document.querySelector("kroniek-digest").shadowRoot.querySelector(".plot");
      const { left, top } = plot.getBoundingClientRect();
      plot.dispatchEvent(new MouseEvent("dblclick", { clientX: left + 300, clientY: top + 8, bubbles: true, composed: true }));
    });
    await leaves(view, years, whole);
  });

  index("on paper every event is in the list, and the screen comes back", async (view) => {
    const rows = () => document.querySelector("kroniek-digest").shadowRoot.querySelectorAll(".list .row").length;
    assert.equal(await view.evaluate(rows), 0);
    await view.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.ok((await view.evaluate(rows)) >= 13);
    await view.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await view.evaluate(rows), 0);
    assert.ok((await view.evaluate(marks)) > 5);
  });

  index("on paper a list that the reader has filtered says how much of it is there", async (view) => {
    const said = await view.evaluate(async () => {
      const widget = document.querySelector("kroniek-digest");
      const line = () => widget.shadowRoot.querySelector(".paper")?.textContent ?? "";
      const print = () => {
        dispatchEvent(new Event("beforeprint"));
        const said = line();
        dispatchEvent(new Event("afterprint"));
        return said;
      };
      const said = [print()];
      widget.filter({ text: "corona" });
      await window.seen.until("kroniek-filter");
      return [...said, print(), line()];
    });
    assert.deepEqual(said, ["", "1 van 13 getoond", ""]);
    if (!view.paper) return;
    await view.paper();
    await view.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.ok(await view.evaluate(() => document.querySelector("kroniek-digest").shadowRoot.querySelector(".paper").checkVisibility()));
  });

  for (const [where, selector] of [["a mark", ".mark[tabindex='0']"], ["the details", ".details [data-act=next]"], ["the pair of views", "[data-act=axis]"]]) {
    index(`printing leaves the focus on ${where}`, async (view) => {
      await view.evaluate((selector) => document.querySelector("kroniek-digest").shadowRoot.querySelector(selector).focus(), selector);
      if (view.print) await view.print();
      else {
        await view.evaluate(() => dispatchEvent(new Event("beforeprint")));
        await view.evaluate(frames);
        await view.evaluate(() => dispatchEvent(new Event("afterprint")));
      }
      await view.evaluate(frames);
      const [same, rows] = await view.evaluate((selector) => {
        const inside = document.querySelector("kroniek-digest").shadowRoot;
        return [inside.activeElement === inside.querySelector(selector), inside.querySelectorAll(".list").length];
      }, selector);
      assert.deepEqual([same, rows], [true, 0]);
    });
  }

  index("a link to an event chooses it, also when the page around the frame sends it", async (view) => {
    const ids = await view.evaluate(async () => JSON.parse(await document.querySelector("kroniek-digest").export("json")).events.map((event) => event.id));
    const chosen = () => document.querySelector("kroniek-digest").shadowRoot.querySelector(".chosen h3, .chosen .said").textContent;
    const before = await view.evaluate(chosen);
    await view.evaluate((id) => { location.hash = `#kroniek=/${encodeURIComponent(id)}`; }, ids[0]);
    const [detail] = await view.evaluate(() => window.seen.until("kroniek-select"));
    assert.equal(detail.id, ids[0]);
    await leaves(view, chosen, before);
  });

  index("a link to the chosen event can be copied", async (view) => {
    const copied = await view.evaluate(async () => {
      const done = new Promise((resolve) => {
        Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => resolve(text) }, configurable: true });
      });
      document.querySelector("kroniek-digest").shadowRoot.querySelector("[data-act=copy]").click();
      return done;
    });
    assert.match(copied, /index\.html#kroniek=\/.+/);
    await becomes(view, () => document.querySelector("kroniek-digest").shadowRoot.querySelector("[role=status]").textContent, "Link gekopieerd");
  });

  index("two hundred times taken away and put back, a widget leaves no listener behind", async (view) => {
    const [before, after] = await view.evaluate(async () => {
      const widget = document.querySelector("kroniek-digest");
      const [parent, next] = [widget.parentNode, widget.nextSibling];
      const soon = () => new Promise((done) => queueMicrotask(() => queueMicrotask(done)));
      widget.setAttribute("loading", "eager");
      widget.remove();
      await soon();
      const start = window.seen.listeners;
      for (let round = 0; round < 200; round += 1) {
        const count = window.seen.events.filter((event) => event.type === "kroniek-ready").length;
        parent.insertBefore(widget, next);
        // Some are taken away while they start, some when they are ready.
        if (round % 20 === 0) await window.seen.until("kroniek-ready", count + 1);
        else if (round % 2) await new Promise((done) => setTimeout(done));
        widget.remove();
        await soon();
      }
      return [start, window.seen.listeners];
    });
    assert.equal(after, before);
  });

  index("a widget taken away and put back leaves no listener behind", async (view) => {
    const [before, after] = await view.evaluate(async () => {
      const widget = document.querySelector("kroniek-digest");
      const [parent, next] = [widget.parentNode, widget.nextSibling];
      const out = () => new Promise((done) => (widget.remove(), setTimeout(done)));
      widget.setAttribute("loading", "eager");
      await out();
      const start = window.seen.listeners;
      for (let round = 0; round < 3; round += 1) {
        const ready = new Promise((done) => widget.addEventListener("kroniek-ready", done, { once: true }));
        const count = window.seen.events.filter((event) => event.type === "kroniek-ready").length;
        parent.insertBefore(widget, next);
        await ready;
        await window.seen.until("kroniek-ready", count + 1);
        await out();
        window.seen.listeners -= 1; // the one that waited here, which went by itself
      }
      return [start, window.seen.listeners];
    });
    assert.equal(after, before);
  });

  for (const [path, width] of [["index.html", 1280], ["index.html", 1600], ["variants/minimal.html", 1280], ["variants/german.html", 1000]]) {
    it(`${path} at ${width} px: no gap between the widget and the text below it`, () =>
      open(path, { width }, async (view) => {
        await settled(view, TAG);
        const gap = await view.evaluate(() => {
          const widget = document.querySelector("kroniek-digest");
          return widget.getBoundingClientRect().bottom - widget.shadowRoot.querySelector(".chosen").getBoundingClientRect().bottom;
        });
        assert.ok(gap < 24, `${gap} px`);
      }));
  }

  it("the halves of a page share its article, and `for` names another", () =>
    open("variants/several.html", {}, async (view) => {
      await settled(view, PAGES.find((page) => page.name === "several"));
      const [summary, timeline, other] = await view.evaluate(() =>
        ["kroniek-summary", "kroniek-timeline", "kroniek-digest"].map((name) => document.querySelector(name).digest()));
      assert.deepEqual(summary, timeline);
      assert.match(other.summary.sentences[0].text, /België|Luxemburg/);
      assert.doesNotMatch(summary.summary.sentences[0].text, /België|Luxemburg/);
      assert.equal(other.published, "2025-07-03");
    }));

  it("a widget that goes takes its own highlight along, and no other", () =>
    open("variants/several.html", {}, async (view) => {
      await settled(view, PAGES.find((page) => page.name === "several"));
      const lit = await view.evaluate(async () => {
        const lit = () => [...CSS.highlights.values()].flatMap((highlight) => [...highlight]).length;
        const show = (name) => document.querySelector(name).shadowRoot.querySelector("[data-act^=place]").click();
        show("kroniek-summary");
        show("kroniek-digest");
        const counts = [lit()];
        document.querySelector("kroniek-summary").remove();
        await new Promise((done) => setTimeout(done));
        counts.push(lit());
        document.querySelector("kroniek-digest").remove();
        await new Promise((done) => setTimeout(done));
        return [...counts, lit()];
      });
      assert.deepEqual(lit, [1, 1, 0]);
    }));

  it("a widget that is hidden at first draws its axis when it is shown", () =>
    open("variants/hidden.html", {}, async (view) => {
      assert.equal(await view.evaluate(() => window.seen.events.length), 0);
      await settled(view, { ready: 1, act: () => { document.querySelector("details").open = true; } });
      const width = await view.evaluate(() => document.querySelector("kroniek-digest").shadowRoot.querySelector(".plot")?.getBoundingClientRect().width ?? 0);
      assert.ok(width > 300, `${width}`);
    }));
};
