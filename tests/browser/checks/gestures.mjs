// Each key on the axis and in the list, and what can be dragged or opened with a pointer.
import assert from "node:assert/strict";
import { it } from "node:test";
import { frames, settled } from "../site.mjs";

const WIDGET = "kroniek-digest, kroniek-timeline";
// What the reader sees of the axis: the chosen event, the years, the window on the strip.
const look = (widget) => {
  const inside = document.querySelector(widget).shadowRoot;
  const box = (selector) => {
    const { left, top, width, height } = inside.querySelector(selector).getBoundingClientRect();
    return { left, top, width, height };
  };
  return {
    chosen: inside.querySelector(".chosen h3, .chosen .said")?.textContent ?? null,
    focus: inside.activeElement?.getAttribute("aria-label") ?? null,
    at: inside.querySelector(".mark[aria-current=true]")?.getBoundingClientRect().left ?? null,
    years: [...inside.querySelectorAll(".plot svg text:not(.lane)")].map((text) => text.textContent).join(),
    window: box(".window"),
    strip: box(".strip"),
    many: [...inside.querySelectorAll(".mark[data-many]")].reduce((all, mark) => all + +mark.dataset.many, 0),
  };
};
const focus = (widget) => {
  const mark = document.querySelector(widget).shadowRoot.querySelector(".mark[tabindex='0']");
  mark.scrollIntoView({ block: "center" });
  mark.focus();
};

export default ({ name, open }) => {
  if (name !== "chromium") return;
  const page = (path, what, use) => it(what, () => open(path, {}, async (view) => {
    await settled(view, { ready: 1 });
    await view.evaluate(focus, WIDGET);
    await view.evaluate(frames);
    const seen = async (...keys) => {
      for (const key of keys) await view.press(key);
      await view.evaluate(frames);
      return view.evaluate(look, WIDGET);
    };
    await use(seen, view);
  }));

  page("index.html", "arrows, Home and End go from event to event; the focus goes along", async (seen) => {
    const [last, before] = [await seen("End"), await seen("ArrowLeft")];
    assert.ok(last.focus.includes(last.chosen), `${last.focus} | ${last.chosen}`);
    assert.notEqual(before.chosen, last.chosen);
    assert.ok(before.focus.includes(before.chosen), `${before.focus} | ${before.chosen}`);
    assert.equal((await seen("ArrowRight")).chosen, last.chosen);
    const first = await seen("Home");
    assert.match(first.chosen, /Gorbatsjov/);
    assert.ok(first.focus.includes(first.chosen), `${first.focus} | ${first.chosen}`);
    assert.equal((await seen("ArrowLeft")).chosen, first.chosen);
  });

  page("index.html", "plus, minus and 0 zoom; Page Up and Page Down go by a screen", async (seen) => {
    const whole = await seen();
    const closer = await seen("=", "=");
    assert.ok(closer.window.width < whole.window.width / 3);
    const earlier = await seen("PageUp");
    assert.ok(earlier.window.left < closer.window.left);
    assert.ok((await seen("PageDown")).window.left > earlier.window.left);
    assert.ok((await seen("-")).window.width > closer.window.width);
    assert.equal((await seen("0")).years, whole.years);
  });

  page("index.html", "keys zoom at the chosen event: it stays where it is, wherever that is", async (seen) => {
    for (const step of ["ArrowLeft", "ArrowLeft"]) {
      await seen("0");
      const before = await seen(step);
      for (const key of ["=", "=", "-"]) {
        const { at, chosen } = await seen(key);
        assert.equal(chosen, before.chosen);
        assert.ok(Math.abs(at - before.at) < 1, `${key}: ${before.at} to ${at}`);
      }
    }
  });

  page("index.html", "Enter opens an event, Escape closes it", async (seen, view) => {
    const chosen = await seen("Home");
    assert.equal((await seen("Escape")).chosen, null);
    await view.evaluate(focus, WIDGET);
    assert.notEqual((await seen("Enter")).chosen, null);
    assert.notEqual(chosen.chosen, null);
  });

  page("index.html", "keys are the page's where the widget has no focus", async (seen, view) => {
    const before = await seen();
    await view.evaluate(() => document.activeElement.blur());
    const after = await seen("Home", "=", "f");
    assert.deepEqual([after.chosen, after.years], [before.chosen, before.years]);
  });

  page("index.html", "the window on the strip is dragged, and drawn narrower and wider by its ends", async (seen, view) => {
    const { window: whole, strip } = await seen();
    const y = whole.top + whole.height / 2;
    const drag = async (from, to) => {
      await view.drag([from, y], [to, y]);
      return (await seen()).window;
    };
    const narrow = await drag(whole.left + whole.width - 1, strip.left + strip.width / 2);
    assert.ok(narrow.width < whole.width * 0.7, `${narrow.width} of ${whole.width}`);
    const moved = await drag(narrow.left + narrow.width / 2, narrow.left + narrow.width / 2 + 120);
    assert.ok(Math.abs(moved.left - narrow.left - 120) < 12 && Math.abs(moved.width - narrow.width) < 2, `${JSON.stringify([narrow, moved])}`);
    const wide = await drag(moved.left + 1, moved.left - 100);
    assert.ok(wide.width > moved.width + 80, `${wide.width} of ${moved.width}`);
  });

  // How many frames the widget asks for while the page goes on for some; those that were asked for before do not count.
  const asked = (view) => view.evaluate(async () => {
    const own = requestAnimationFrame;
    const pass = async (count) => { for (; count; count -= 1) await new Promise((done) => own(done)); };
    await pass(20);
    let asked = 0;
    window.requestAnimationFrame = (act) => ((asked += 1), own(act));
    await pass(20);
    window.requestAnimationFrame = own;
    return asked;
  });
  const plot = (view) => view.evaluate((widget) => {
    const { left, top } = document.querySelector(widget).shadowRoot.querySelector(".plot").getBoundingClientRect();
    return [left, top + 24];
  }, WIDGET);

  page("index.html", "a pointer that leaves the widget and is let go of outside drags no more", async (seen, view) => {
    await seen("=", "=");
    const [left, y] = await plot(view);
    await view.mouse("move", left + 3, y);
    await view.mouse("down");
    await view.mouse("move", left - 30, y);
    await view.mouse("up");
    const before = await seen();
    await view.mouse("move", left + 200, y);
    await view.mouse("move", left + 300, y);
    assert.equal((await seen()).window.left, before.window.left);
    assert.equal(await asked(view), 0);
    // It is one pointer: the next time it drags, and does not pinch.
    await view.mouse("move", left + 3, y);
    await view.mouse("down");
    await view.mouse("move", left - 30, y);
    await view.mouse("up");
    await view.drag([left + 300, y], [left + 500, y]);
    await asked(view);
    const after = await seen();
    assert.ok(after.window.left < before.window.left - 10, `${before.window.left} to ${after.window.left}`);
    assert.ok(Math.abs(after.window.width - before.window.width) < 1, `${before.window.width} to ${after.window.width}`);
  });

  page("index.html", "a pointer that is down and does not move asks for no frames, also where the widget is moved meanwhile", async (seen, view) => {
    await seen("=", "=");
    const [left, y] = await plot(view);
    await view.mouse("move", left + 300, y);
    await view.mouse("down");
    await view.mouse("move", left + 340, y);
    assert.equal(await asked(view), 0);
    await view.evaluate((widget) => {
      const element = document.querySelector(widget);
      element.parentNode.append(element);
    }, WIDGET);
    await view.mouse("move", 1, 1);
    await view.mouse("up");
    assert.equal(await asked(view), 0);
  });

  page("index.html", "the focus that goes with the chosen mark may make the page choose another event", async (seen, view) => {
    const [first, chosen] = await view.evaluate(async (selector) => {
      const widget = document.querySelector(selector);
      const ids = JSON.parse(await widget.export("json")).events.map((event) => event.id);
      widget.addEventListener("focusout", () => widget.select(ids[0]), { once: true });
      widget.filter({ text: "corona" });
      const chosen = new Promise((done) => widget.addEventListener("kroniek-select", ({ detail }) => detail.id === ids[0] && done(ids[0])));
      return [ids[0], await chosen];
    }, WIDGET);
    assert.equal(chosen, first);
    assert.deepEqual(await view.log(), []);
  });

  page("variants/many.html", "a count opens by a click: closer, and of fewer events", async (seen, view) => {
    const before = await seen();
    assert.ok(before.many > 9000);
    await view.evaluate((widget) => document.querySelector(widget).shadowRoot.querySelectorAll(".mark[data-many]")[5].click(), WIDGET);
    const after = await seen();
    assert.ok(after.many < before.many / 5 && after.window.width < before.window.width / 5, `${after.many}`);
    const held = await view.evaluate((widget) => document.querySelector(widget).shadowRoot.querySelectorAll("*").length, WIDGET);
    assert.ok(held <= 600, `${held} elements`);
  });

  // Where the window on the strip is as soon as it has not moved for some frames.
  const rest = (view) => view.evaluate((widget) => new Promise((done) => {
    const left = () => document.querySelector(widget).shadowRoot.querySelector(".window").getBoundingClientRect().left;
    let [at, still] = [left(), 0];
    const check = () => {
      still = left() === at ? still + 1 : 0;
      at = left();
      if (still > 9) done(at);
      else requestAnimationFrame(check);
    };
    check();
  }), WIDGET);

  for (const [what, motion, taken] of [
    ["is let go of while it is dragged goes on a little", true, false],
    ["is let go of while it is dragged stands still where the reader wants less motion", false, false],
    ["the browser takes from the finger that drags it stands still", true, true],
  ]) {
    it(`an axis that ${what}`, () =>
      open("index.html", { motion }, async (view) => {
        await settled(view, { ready: 1 });
        await view.evaluate((widget) => document.querySelector(widget).zoom("2000", "2002"), WIDGET);
        await rest(view);
        const [left, top] = await view.evaluate((widget) => {
          const plot = document.querySelector(widget).shadowRoot.querySelector(".plot");
          plot.scrollIntoView({ block: "center" });
          const { left, top } = plot.getBoundingClientRect();
          return [left, top];
        }, WIDGET);
        if (taken) {
          await view.evaluate((widget) => {
            const plot = document.querySelector(widget).shadowRoot.querySelector(".plot");
            const send = (type, by) => plot.dispatchEvent(
              new PointerEvent(type, { pointerId: 9, pointerType: "touch", buttons: 1, clientX: 300 + by, bubbles: true, composed: true }));
            send("pointerdown", 0);
            return new Promise((done) => {
              let by = 0;
              const step = () => {
                send("pointermove", (by += 40));
                if (by < 400) return requestAnimationFrame(step);
                // The frame that this last step asked for is drawn first.
                requestAnimationFrame(() => (send("pointercancel", by), done()));
              };
              step();
            });
          }, WIDGET);
        } else await view.drag([left + 300, top + 24], [left + 700, top + 24]);
        const { window: { left: dragged } } = await view.evaluate(look, WIDGET);
        const rested = await rest(view);
        assert.ok(motion && !taken ? rested < dragged : rested === dragged, `${dragged} ${rested}`);
      }));
  }
};
