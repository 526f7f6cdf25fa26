// Hands over to the engine what the page's files hold.

import { bytes, columns } from "./columns.js";
import { json, letters, why } from "./json.js";
import { PART, pause } from "./pause.js";

// A file of more letters is handed over in parts, and the page goes on after so many milliseconds: no task is long, and the
// engine never holds the text of all.
const LONG = 1_000_000;
const LONGEST = 12;
// Room is made beforehand for so many at most.
const MOST = 1_000_000;

// What hands over one file, in parts, and attempts it; `wanted` tells as long as it is.
const feeder = (widget, wanted) => {
  // The numbers of the words that the engine has, from whichever file.
  const known = new Map();
  const read = (name, text, from = 0) => widget.read(name, text, from);
  const note = (name, message) => widget.note(name, "invalid-event", message);
  // What goes wrong in the engine itself is no fault of a file.
  const attempt = async (act, tell) => {
    try {
      await act();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      tell(why(error));
    }
  };
  // Whether the engine could tell where each text ends.
  const part = (name, events, from, until, all) => {
    const bad = [];
    const [made, numbers, fresh] = columns(events, from, until, all, known, bad);
    if (fresh.length) widget.words(fresh.join("\0"));
    for (const column of made) widget.column(bytes(column));
    const read = widget.rows(name, from, until - from, numbers);
    if (read) for (const message of bad) note(name, message);
    return read;
  };
  // Does all of a list, so many at a time.
  const parts = async ({ length }, many, act) => {
    let since = performance.now();
    for (let at = 0; at < length; at += many) {
      if (performance.now() - since > LONGEST) {
        await pause();
        since = performance.now();
      }
      if (!wanted()) return;
      await act(at, Math.min(at + many, length));
    }
  };
  const file = (name, act) => attempt(act, (why) => widget.note(name, name, `cannot be read: ${why}`));
  const whole = async (name, given) => {
    const { eras, events, summary } = given;
    // A digest is one event list of many, and short.
    if (!Array.isArray(events) || summary) return read(name, json(given));
    const listed = Array.isArray(eras);
    await file(name, () => read(name, json({ ...given, eras: listed ? [] : eras, events: [] })));
    // One by one: what cannot be written down costs only itself.
    await parts(listed ? eras : [], 1, (at) => {
      const era = () => read(name, json({ eras: [eras[at]], events: [] }), at);
      return attempt(era, (why) => note(name, `eras[${at}]: ${why}; the entry is left out`));
    });
    widget.expect(Math.min(events.length, MOST));
    await parts(events, PART, (from, until) => part(name, events, from, until, false) || part(name, events, from, until, true));
  };
  return { file, read, whole };
};

/** Hands over what the page's files hold, as long as it is wanted; tells whether one lacks that may come later. */
export const feed = async (widget, element, data, get, wanted) => {
  let lacking = false;
  const text = async (name) => {
    const address = element.getAttribute(name)?.trim();
    try {
      if (!address) return "";
      const found = await (await get(new URL(address, document.baseURI))).text();
      if (!found.trim()) throw new Error("it is empty");
      return letters(found);
    } catch (error) {
      lacking ||= !(error.status < 500);
      widget.note(name, name, `"${address}" cannot be used: ${why(error)}`);
      return "";
    }
  };
  const [src, related] = await Promise.all(["src", "related"].map(text));
  const { file, read, whole } = feeder(widget, wanted);
  await file("src", () => (src.length > LONG ? whole("src", JSON.parse(src)) : read("src", src)));
  await file("data", () => data && whole("data", data));
  await file("related", () => wanted() && read("related", related));
  return lacking;
};
