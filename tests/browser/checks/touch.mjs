// Fingers on the axis, and what a page still holds after a widget has gone: what only Chromium's own protocol can do or tell.
import assert from "node:assert/strict";
import { it } from "node:test";
import { frames, settled } from "../site.mjs";

const ROUNDS = 200;

const look = () => {
  const plot = document.querySelector("kroniek-digest").shadowRoot.querySelector(".plot");
  const years = [...plot.querySelectorAll("svg text")].map((text) => text.textContent).join();
  const { left, top, width, height } = plot.getBoundingClientRect();
  return { years, x: left + width / 2, y: top + height / 2, top: scrollY, scale: visualViewport.scale };
};
// Takes a widget away and puts it back, so many times; each comes to show all that it has.
const again = async (rounds) => {
  const widget = document.querySelector("kroniek-digest");
  const [parent, next] = [widget.parentNode, widget.nextSibling];
  widget.setAttribute("loading", "eager");
  for (let round = 0; round < rounds; round += 1) {
    widget.remove();
    await new Promise((done) => setTimeout(done));
    const ready = window.seen.until("kroniek-ready", 1);
    parent.insertBefore(widget, next);
    await ready;
    await new Promise((done) => requestAnimationFrame(done));
    window.seen.events.length = window.seen.log.length = 0;
  }
};

export default ({ name, open }) => {
  if (name !== "chromium") return;
  const index = (what, use) => it(what, () => open("index.html", { touch: true, width: 800 }, async (view) => {
    await settled(view, { ready: 1 });
    await view.evaluate(() => document.querySelector("kroniek-digest").shadowRoot.querySelector(".plot").scrollIntoView({ block: "center" }));
    await view.evaluate(frames);
    await use(view, await view.evaluate(look));
  }));
  // Moves one or two fingers, apart by `from` to `to` sideways, and up by `up`.
  const fingers = async (view, { x, y }, from, to, up = 0) => {
    const at = (part) => {
      const [apart, rise] = [(from + (to - from) * part) / 2, y - up * part];
      return from ? [[x - apart, rise], [x + apart, rise]] : [[x, rise]];
    };
    await view.touch("touchStart", ...at(0));
    for (let part = 0.1; part < 1.05; part += 0.1) {
      await view.touch("touchMove", ...at(part));
      await view.evaluate(frames);
    }
    await view.touch("touchEnd");
    await view.evaluate(frames);
  };

  index("two fingers apart come closer, and back again; the page keeps its size", async (view, whole) => {
    await fingers(view, whole, 60, 400);
    const closer = await view.evaluate(look);
    assert.notEqual(closer.years, whole.years);
    await fingers(view, whole, 400, 60);
    const back = await view.evaluate(look);
    assert.equal(back.years, whole.years);
    assert.deepEqual([closer.scale, closer.top, back.scale, back.top], [1, whole.top, 1, whole.top]);
  });

  // What a finger's drag leaves behind is no click to leave out.
  const next = {
    "what an assistive device presses": (view) => view.evaluate(() => {
      document.querySelector("kroniek-digest").shadowRoot.querySelector("[data-act=fit]").click();
    }),
    "a key": async (view) => {
      await view.evaluate(() => document.querySelector("kroniek-digest").shadowRoot.querySelector("[data-act=fit]").focus());
      await view.press("Enter");
    },
    // Chromium makes no tap of these fingers so soon after they dragged.
    "a finger that taps": (view) => view.evaluate(() => {
      const button = document.querySelector("kroniek-digest").shadowRoot.querySelector("[data-act=fit]");
      const send = (type) => button.dispatchEvent(new PointerEvent(type, { pointerId: 9, pointerType: "touch", detail: +(type === "click"), bubbles: true, composed: true }));
      ["pointerdown", "pointerup", "click"].forEach(send);
    }),
  };
  for (const [what, press] of Object.entries(next)) {
    index(`after a finger has dragged the axis, ${what} is heard`, async (view, whole) => {
      await fingers(view, whole, 60, 400);
      const closer = await view.evaluate(look);
      await view.touch("touchStart", [whole.x, whole.y]);
      for (let by = 20; by <= 200; by += 20) await view.touch("touchMove", [whole.x + by, whole.y]);
      await view.touch("touchEnd");
      await view.evaluate(frames);
      assert.notEqual((await view.evaluate(look)).years, closer.years);
      await press(view);
      await view.evaluate(frames);
      await view.evaluate(frames);
      assert.equal((await view.evaluate(look)).years, whole.years);
    });
  }

  index("a finger that moves up scrolls the page, and leaves the axis where it is", async (view, before) => {
    await fingers(view, before, 0, 0, 200);
    const after = await view.evaluate(look);
    assert.ok(after.top > before.top + 100, `from ${before.top} to ${after.top}`);
    assert.equal(after.years, before.years);
  });

  index("two hundred times taken away and put back, a widget leaves no listener, node or memory behind", async (view) => {
    const held = async () => ({ ...(await view.held()), wasm: await view.evaluate(() => window.seen.wasm()) });
    await view.evaluate(again, 20);
    const before = await held();
    await view.evaluate(again, ROUNDS);
    const after = await held();
    assert.equal(after.JSEventListeners, before.JSEventListeners);
    assert.equal(after.Nodes, before.Nodes);
    // Not one object: none was measured, and the smallest would be a dozen bytes each time.
    const more = after.objects - before.objects;
    assert.ok(more < ROUNDS, `${more} bytes`);
    assert.equal(after.wasm, before.wasm);
  });
};
