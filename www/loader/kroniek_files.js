// What the widget that reads and writes files does with them, in one file with its glue.

import { write } from "glue";
export { Widget, begin, imports } from "glue";

// A file of more letters is handed over in parts of so many events: no task is long, and the engine never holds the text of all.
const LONG = 1_000_000;
const PART = 1000;
function* parts({ events, ...rest }) {
  if (!Array.isArray(events)) return yield [{ events, ...rest }, 0];
  yield [{ ...rest, events: events.slice(0, PART) }, 0];
  for (let at = PART; at < events.length; at += PART) yield [{ events: events.slice(at, at + PART) }, at];
}
// Lets the page go on.
const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

/** Hands over what the page's files hold, as long as it is wanted; `tell` hears what cannot be used. */
export const feed = async (widget, element, data, get, tell, wanted) => {
  const text = async (name) => {
    const address = element.getAttribute(name)?.trim();
    try {
      return address ? await (await get(new URL(address, document.baseURI))).text() : "";
    } catch (error) {
      tell(name, `"${address}" cannot be used as \`${name}\`: ${error.message}`);
      return "";
    }
  };
  const [src, related] = await Promise.all(["src", "related"].map(text));
  try {
    if (src && src.length <= LONG) widget.read("src", src, 0);
    for (const whole of [src.length > LONG && JSON.parse(src), data]) {
      if (!whole) continue;
      for (const [part, at] of parts(whole)) {
        if (at) await pause();
        if (!wanted()) return;
        widget.read("src", JSON.stringify(part), at);
      }
    }
    if (related && wanted()) widget.read("related", related, 0);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    tell("src", `the files cannot be read: ${error?.message ?? error}`);
  }
};

/** The timeline in a format: text, or for `png` a blob. */
export const make = async (timeline, pack, format) =>
  format === "json" ? timeline : format === "png" ? picture(write(timeline, pack, "svg")) : write(timeline, pack, format);

// A picture of lines as one of dots, twice as fine as the screen may show it.
const picture = async (svg) => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode().finally(() => URL.revokeObjectURL(image.src));
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * image.width, height: 2 * image.height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done));
};

/** Lets the reader save it; `format` is a number of the buttons'. */
export const save = async (timeline, pack, format) => {
  const kind = ["json", "csv", "ics", "svg", "png"][format];
  const link = document.createElement("a");
  const ready = (made, ending) => Object.assign(link, { href: URL.createObjectURL(new Blob([made])), download: `kroniek.${ending}` });
  // A page may allow no pictures that it did not load: its lines then.
  await make(timeline, pack, kind).then((made) => ready(made, kind), () => ready(write(timeline, pack, "svg"), "svg"));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
