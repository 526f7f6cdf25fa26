// What the picture tells: tone, weight, eras, what is denied, and how many there are.
import assert from "node:assert/strict";
import { it } from "node:test";
import { frames, settled } from "../site.mjs";

// Hands over events of the editor, and waits until they show.
const give = async (data) => {
  const widget = document.querySelector("kroniek-digest");
  const count = window.seen.events.filter(({ type }) => type === "kroniek-ready").length;
  widget.data = data;
  await window.seen.until("kroniek-ready", count + 1);
};
// Of two countries that the article does not name, one a year, so that each has a mark of its own.
const yearly = (events) => events.map((event, at) => ({ date: `${2001 + 2 * at}-05-05`, actors: ["CN", "RU"], headline: `Nummer ${at}`, ...event }));

export default ({ open }) => {
  const picture = (name, data, use, options) => it(name, () => open("variants/minimal.html", options ?? {}, async (view) => {
    await settled(view, { ready: 1 });
    await view.evaluate(give, data);
    await view.evaluate(() => document.querySelector("kroniek-digest").filter({ dyad: "CN-RU" }));
    await view.evaluate(frames);
    await use(view);
  }));

  picture("on the strip, what has no tone is counted neither with those who work together nor with those who do not",
    { events: yearly([{}, {}, { type: "AID" }, { type: "SANCTION" }]) }, async (view) => {
      const bars = await view.evaluate(() => {
        const count = (tone) => document.querySelector("kroniek-digest").shadowRoot.querySelector(`.strip .${tone}`).getAttribute("d").split("M").length - 1;
        return ["toneless", "together", "against"].map(count);
      });
      assert.deepEqual(bars, [2, 1, 1]);
    });

  const eras = [{ label: "Een tijd", start: "2000", end: "2004" }, { label: "Een andere tijd", start: "2005", end: "2010" }];
  for (const [where, options] of [["light", {}], ["dark", { dark: true }], ["forced colours", { forced: true }]]) {
    picture(`in ${where}, no line crosses the name of an era`, { eras, events: yearly([{}, {}, {}, {}]) }, async (view) => {
      const { names, tops } = await view.evaluate(() => {
        const inside = document.querySelector("kroniek-digest").shadowRoot;
        const top = inside.querySelector(".lines").getBoundingClientRect().top;
        const texts = [...inside.querySelectorAll(".lines .era ~ .name")].filter(({ textContent }) => /tijd/.test(textContent));
        const lines = [...inside.querySelectorAll(".lines path")].flatMap((path) => [...path.getAttribute("d").matchAll(/[ML]\S+ (-?[\d.]+)/g)]);
        return { names: texts.map((text) => text.getBoundingClientRect().bottom - top), tops: lines.map(([, y]) => +y) };
      });
      assert.equal(names.length, 2);
      assert.ok(Math.min(...tops) >= Math.max(...names) - 2, `${Math.min(...tops)}: ${names}`);
    }, options);
  }

  picture("what weighs more has a larger mark; a count without a tone has room for its number; what is denied can be read",
    { events: [...yearly([{ type: "AGREE" }, { type: "SANCTION" }, { type: "AID" }, { type: "AID", status: "planned" }, { status: "denied" }]),
      { date: "2015-05-05", actors: ["CN", "RU"], headline: "Zelfde dag" }, { date: "2015-05-05", actors: ["CN", "RU"], headline: "Die dag" }] }, async (view) => {
      const { sizes, many, halo } = await view.evaluate(() => {
        const marks = [...document.querySelector("kroniek-digest").shadowRoot.querySelectorAll(".mark")];
        const mark = (name) => marks.find((mark) => mark.getAttribute("aria-label").includes(name));
        const size = (name) => {
          const { inlineSize, borderWidth } = getComputedStyle(mark(name), "::before");
          return parseFloat(inlineSize) + 2 * parseFloat(borderWidth);
        };
        return { sizes: [0, 1, 2, 3].map((at) => size(`Nummer ${at}`)), many: size("2 gebeurtenissen"), halo: getComputedStyle(mark("Nummer 4").querySelector(".label")).textShadow };
      });
      const [agreed, punished, helped, planned] = sizes;
      assert.ok(agreed < punished && punished < helped && planned === agreed && many >= 20, `${sizes} ${many}`);
      // A halo is that of the stroke through the words too, and lies on them.
      assert.equal(halo, "none");
    });

  picture("a count that no zoom takes apart shows what it holds, one by one, and keeps the focus",
    { events: ["Eerst", "Dan", "Laatst"].map((headline) => ({ date: "2015-05-05", actors: ["CN", "RU"], headline })) }, async (view) => {
      await view.evaluate(() => document.querySelector("kroniek-digest").shadowRoot.querySelector(".mark").focus());
      const seen = [];
      for (let round = 0; round < 3; round += 1) {
        await view.press("Enter");
        await view.evaluate(frames);
        seen.push(await view.evaluate(() => {
          const inside = document.querySelector("kroniek-digest").shadowRoot;
          return `${inside.querySelector(".chosen h3").textContent}${inside.activeElement?.classList.contains("mark")}`;
        }));
      }
      assert.deepEqual(seen.toSorted(), ["Dantrue", "Eersttrue", "Laatsttrue"]);
    });

  picture("what has the focus may be drawn away, and nothing fails", { events: yearly([{}, {}, {}]) }, async (view) => {
    const inside = (selector, act) => view.evaluate(([selector, act]) => document.querySelector("kroniek-digest").shadowRoot.querySelector(selector)[act](), [selector, act]);
    await inside(".mark[tabindex='0']", "focus");
    await view.evaluate(() => document.querySelector("kroniek-digest").filter({ text: "Nummer 0" }));
    await view.evaluate(frames);
    await inside(".mark[tabindex='0']", "focus");
    await view.press("f");
    await view.evaluate(frames);
    await view.press("r");
    await view.press("Escape");
    await view.evaluate(frames);
    assert.deepEqual(await view.log(), []);
  });
};
