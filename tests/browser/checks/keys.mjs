// Everything that can be clicked can be reached with the keyboard.
import assert from "node:assert/strict";
import { it } from "node:test";
import { PAGES, frames, settled } from "../site.mjs";

// Remembers every control of every widget, in the order of the page, and which of them had the focus.
const watch = () => {
  const shown = (control) => control.checkVisibility() && !control.disabled && control.getBoundingClientRect().width > 0;
  const widgets = [...document.querySelectorAll("kroniek-digest, kroniek-summary, kroniek-timeline")];
  const inside = (widget) => [...(widget.shadowRoot?.querySelectorAll("a[href], button, select, input, summary, [tabindex='0']") ?? [])];
  const controls = widgets.flatMap(inside).filter(shown);
  const reached = new Set();
  for (const { shadowRoot } of widgets) shadowRoot.addEventListener("focusin", ({ target }) => reached.add(target));
  // Which marks there are follows the choice, where some stand close together: one that has gone, and come back as another
  // element, is told by what a click on it does; one of which that is not said counts as missed.
  const again = ({ isConnected, dataset: { act } }) => !isConnected && act && [...reached].some((other) => other.dataset.act === act);
  window.keys = {
    controls,
    missed: () => controls.filter((control) => !reached.has(control) && !again(control)),
    focus: () => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at;
    },
  };
  return controls.length;
};
// Where the focus is: how many marks stand beside the one that has it, and whether the last control has been passed.
const look = () => {
  const { controls, focus } = window.keys;
  const at = focus();
  return { marks: at.classList.contains("mark") ? at.closest(".marks").querySelectorAll(".mark").length : 0, last: at === controls.at(-1) };
};
const PLACES = ["index", "english", "several", "src-only", "no-year"];

export default ({ open }) => {
  for (const expected of PAGES.filter((page) => PLACES.includes(page.name))) {
    it(`${expected.name}: Tab and the arrows reach every control`, () =>
      open(expected.path, {}, async (view) => {
        await settled(view, expected);
        await view.evaluate(() => document.querySelector("h1").scrollIntoView());
        const count = await view.evaluate(watch);
        assert.ok(count > 0, "there are controls");
        // The page has stops of its own between and before its widgets.
        for (let step = 0; step < count + 60; step += 1) {
          await view.press("Tab");
          const { marks, last } = await view.evaluate(look);
          if (marks > 1) {
            await view.press("Home");
            await view.evaluate(frames);
            for (let arrow = 0; arrow <= marks; arrow += 1) {
              await view.press("ArrowRight");
              await view.evaluate(frames);
            }
          }
          if (last) break;
        }
        const missed = await view.evaluate(() => window.keys.missed().map((control) => control.outerHTML.slice(0, 200)));
        assert.deepEqual(missed, [], `of ${count}`);
      }));
  }
};
