// What the widget that reads and writes files does with them, in one file with its glue.

import { write } from "glue";
export { Widget, begin, imports } from "glue";

// A file of more letters is handed over in parts of so many events: no task is long, and the engine never holds the text of all.
const LONG = 1_000_000;
const PART = 1000;

// Events as the columns that the engine's `rows` reads, each text with a zero after it: to write them down as JSON, and to read
// that, takes several times as long. What is more than texts and actors, or less than it seems, goes as JSON in the last column.
const known = (text) => text === undefined || (typeof text === "string" && text !== "");
const size = (object) => {
  let count = 0;
  for (const _ in object) count++;
  return count;
};
const columns = (events, from, until) => {
  const made = Array.from({ length: 14 }, () => []);
  const [codes, roles] = [made[11], made[12]];
  const row = Array(10).fill("");
  for (let at = from; at < until; at++) {
    const event = events[at] ?? {};
    const { id, date, type, mode, tone, status, headline, text, place, url, actors = [], toJSON } = event;
    [row[0], row[1], row[2], row[3], row[4]] = [id, date, type, mode, tone];
    [row[5], row[6], row[7], row[8], row[9]] = [status, headline, text, place, url];
    let plain = toJSON === undefined && Array.isArray(actors);
    let fields = event.actors === undefined ? 0 : 1;
    for (let field = 0; field < 10; field++) {
      if (row[field] === undefined) continue;
      plain &&= known(row[field]);
      fields++;
    }
    plain &&= fields === size(event);
    const before = codes.length;
    if (plain) {
      for (const actor of actors) {
        const { code, role, toJSON } = typeof actor === "string" ? { code: actor } : (actor ?? {});
        plain &&= code !== undefined && known(code) && known(role) && toJSON === undefined;
        plain &&= actor === code || size(actor) === (role === undefined ? 1 : 2);
        codes.push(code);
        roles.push(role);
      }
    }
    if (!plain) codes.length = roles.length = before;
    for (let field = 0; field < 10; field++) made[field].push(plain ? row[field] : "");
    made[10].push(codes.length - before);
    made[13].push(plain ? "" : JSON.stringify(event));
  }
  return made;
};
// The bytes of a column, until the next is asked for.
const ENCODER = new TextEncoder();
let room = new Uint8Array(0);
const bytes = (column) => {
  const text = column.length ? `${column.join("\0")}\0` : "";
  if (room.length < 3 * text.length) room = new Uint8Array(6 * text.length);
  return room.subarray(0, ENCODER.encodeInto(text, room).written);
};
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
      const { events, ...rest } = whole;
      // A digest is one event list of many, and short.
      if (!Array.isArray(events) || rest.summary) {
        widget.read("src", JSON.stringify(whole), 0);
        continue;
      }
      widget.read("src", JSON.stringify({ ...rest, events: [] }), 0);
      for (let at = 0; at < events.length; at += PART) {
        if (at) await pause();
        if (!wanted()) return;
        const until = Math.min(at + PART, events.length);
        for (const column of columns(events, at, until)) widget.column(bytes(column));
        if (!widget.rows(at)) widget.read("src", JSON.stringify({ ...rest, events: events.slice(at, until) }), at);
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
