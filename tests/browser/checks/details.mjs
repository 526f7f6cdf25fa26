// What the panel says of the chosen event, whichever was chosen before.
import assert from "node:assert/strict";
import { it } from "node:test";
import { frames, settled } from "../site.mjs";

const events = async () => JSON.parse(await document.querySelector("kroniek-digest").export("json")).events
  .map(({ id, text, headline, origin }) => ({ id, origin, said: text.trim(), headline }));
// What it says, but for the quotation marks, which are the sheet's.
const said = () => {
  const chosen = document.querySelector("kroniek-digest").shadowRoot.querySelector(".chosen");
  const origin = chosen.querySelector(".origin")?.textContent ?? "";
  return [chosen.querySelector("h3")?.textContent ?? "", chosen.querySelector(".said")?.textContent ?? "", origin];
};

export default ({ open }) => {
  const index = (name, use) => it(name, () => open("index.html", {}, async (view) => {
    await settled(view, { ready: 1 });
    await use(view, await view.evaluate(events));
  }));

  index("from the article's event to an editor's and back: each says its own sentence", async (view, all) => {
    const [found, ...editors] = [all.find(({ origin }) => origin === "found"), ...all.filter(({ origin, said }) => origin === "editor" && said)];
    assert.ok(found && editors.length > 1, "events with sentences of both");
    for (const event of [editors[0], found, editors[1], editors[0], found]) {
      await view.evaluate((id) => document.querySelector("kroniek-digest").select(id), event.id);
      await view.evaluate(frames);
      const [headline, sentence, origin] = await view.evaluate(said);
      assert.equal(sentence, event.said);
      if (event.headline !== event.said) assert.equal(headline, event.headline);
      assert.equal(/redactie/i.test(origin), event.origin === "editor");
    }
  });

  for (const [what, act] of [["“vorige”", ".details [data-act=previous]"], ["a mark", ".mark:not([data-many], [aria-current=true])"]]) {
    index(`${what} leads from the article's event to an editor's, and its sentence is there`, async (view, all) => {
      await view.evaluate((act) => document.querySelector("kroniek-digest").shadowRoot.querySelector(act).click(), act);
      const [{ id }] = await view.evaluate(() => window.seen.until("kroniek-select"));
      await view.evaluate(frames);
      const event = all.find((event) => event.id === id);
      assert.equal(event.origin, "editor");
      assert.equal((await view.evaluate(said))[1], event.said);
    });
  }
};
