// Everything that can be clicked can be reached with the keyboard.
import assert from "node:assert/strict";
import { it } from "node:test";
import { PAGES, frames, settled } from "../site.mjs";

// Names every control of every widget, in the order of the page, and the one that has the focus.
const survey = () => {
  const controls = [];
  for (const widget of document.querySelectorAll("kroniek-digest, kroniek-summary, kroniek-timeline")) {
    for (const control of widget.shadowRoot?.querySelectorAll("a[href], button, select, input, summary, [tabindex='0']") ?? []) {
      if (!control.checkVisibility() || control.disabled || control.getBoundingClientRect().width === 0) continue;
      controls.push(control);
    }
  }
  let focus = document.activeElement;
  while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
  return {
    controls: controls.map((control) => ({
      text: (control.getAttribute("aria-label") ?? control.textContent).trim().slice(0, 60),
      roving: control.tabIndex < 0,
    })),
    focus: controls.indexOf(focus),
  };
};
const PLACES = ["index", "english", "several", "src-only", "no-year"];

export default ({ open }) => {
  for (const expected of PAGES.filter((page) => PLACES.includes(page.name))) {
    it(`${expected.name}: Tab and the arrows reach every control`, () =>
      open(expected.path, {}, async (view) => {
        await settled(view, expected);
        await view.evaluate(() => document.querySelector("h1").scrollIntoView());
        const { controls } = await view.evaluate(survey);
        assert.ok(controls.length > 0, "there are controls");
        const reached = new Set();
        // By their names: which marks there are follows the choice, where some stand close together.
        const named = new Set();
        const note = ({ controls: all, focus }) => focus >= 0 && named.add(all[focus].text);
        for (let step = 0; step < controls.length + 60; step += 1) {
          await view.press("Tab");
          const stop = await view.evaluate(survey);
          const { focus } = stop;
          note(stop);
          if (focus < 0 && reached.size > 0 && [...reached].includes(controls.length - 1)) break;
          if (focus >= 0 && !reached.has(focus) && controls.some((control) => control.roving)) {
            // A stop of a group whose other members the arrows reach, if this is one.
            reached.add(focus);
            const group = await view.evaluate(() => {
              let at = document.activeElement;
              while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
              return at.classList.contains("mark") ? at.parentElement.querySelectorAll(".mark").length : 0;
            });
            if (group > 1) {
              await view.press("Home");
              await view.evaluate(frames);
              for (let arrow = 0; arrow <= group; arrow += 1) {
                const now = await view.evaluate(survey);
                note(now);
                await view.press("ArrowRight");
                await view.evaluate(frames);
              }
            }
          } else if (focus >= 0) {
            reached.add(focus);
          }
        }
        const now = await view.evaluate(survey);
        const missed = controls.map((control) => control.text).filter((text) => !named.has(text));
        assert.deepEqual(missed, [], `of ${controls.length} (${now.controls.length} at the end)`);
      }));
  }
};
