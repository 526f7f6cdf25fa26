// What the widget that reads and writes files does with them, in one file with its glue.

import { Writer } from "glue";
export { Widget, begin, imports } from "glue";

// A file of more letters is handed over in parts of so many events, and the page goes on after so many milliseconds: no task is
// long, and the engine never holds the text of all.
const LONG = 1_000_000;
const PART = 500;
const LONGEST = 12;
// Room is made beforehand for so many at most.
const MOST = 1_000_000;

// JSON in which half of a pair of code units, which is no letter, is the sign for that; the engine would refuse the whole.
const HALF = /\\ud[89a-f]/i;
const letters = (text) =>
  HALF.test(text) ? text.replace(/\\(ud[89ab]..\\ud[c-f]..|ud[89a-f]..|.)/gis, (all, code) => (code.length === 5 ? "\ufffd" : all)) : text;
const json = (value) => letters(JSON.stringify(value) ?? "null");
const why = (error) => {
  try {
    return String(error?.message ?? error);
  } catch {
    return "it throws what cannot be read either";
  }
};

// Stands in for what could not be written down, and was told of.
const UNWRITTEN = "-";

const size = (object) => {
  let count = 0;
  for (const _ in object) count++;
  return count;
};
// Events as what the engine's `rows` reads: columns of texts, each with a zero after it, and numbers of the words that many
// events have in common. To write them down as JSON, and to read that, takes several times as long. What is more than this, or
// less than it seems, goes as JSON in the last column; where a text holds a zero, `all` of them. What cannot be written down at
// all costs only itself: it goes into `bad`.
const columns = (events, from, until, all, words, bad) => {
  const made = Array.from({ length: 6 }, () => []);
  const [ids, dates, headlines, texts, urls, rests] = made;
  const [numbers, fresh] = [[], []];
  // How many fields it takes; not a number where it would not be read as the same.
  const text = (column, value) => {
    if (value === undefined) return column.push(""), 0;
    return typeof value === "string" && value !== "" ? (column.push(value), 1) : NaN;
  };
  const word = (value) => {
    if (value === undefined) return numbers.push(0), 0;
    let number = words.get(value);
    if (number === undefined) {
      if (typeof value !== "string" || value === "" || value.includes("\0")) return NaN;
      words.set(value, (number = words.size + 1));
      fresh.push(value);
    }
    return numbers.push(number), 1;
  };
  // Whether columns and numbers hold all of an event.
  const fits = (event) => {
    const { id, date, type, mode, tone, status, headline, text: said, place, url, actors, toJSON } = event ?? {};
    let count = text(ids, id) + text(dates, date) + text(headlines, headline) + text(texts, said) + text(urls, url);
    count += word(type) + word(mode) + word(tone) + word(status) + word(place) + (actors === undefined ? 0 : 1);
    if (count !== size(event) || toJSON !== undefined || !Array.isArray(actors ?? [])) return false;
    numbers.push(actors?.length ?? 0);
    for (const actor of actors ?? []) {
      const plain = typeof actor === "string";
      const { code, role, toJSON } = plain ? { code: actor } : (actor ?? {});
      const count = word(code) + word(role);
      if (code === undefined || count !== (plain ? 1 : size(actor)) || toJSON !== undefined) return false;
    }
    return true;
  };
  for (let at = from; at < until; at++) {
    const before = numbers.length;
    let rest = "";
    try {
      if (all || !fits(events[at])) rest = json(events[at]);
    } catch (error) {
      rest = UNWRITTEN;
      bad.push(`events[${at}]: ${why(error)}; the entry is left out`);
    }
    if (rest) {
      numbers.length = before;
      for (const column of made.slice(0, 5)) (column.length = at - from), column.push("");
    }
    rests.push(rest);
  }
  return [made, numbers, fresh];
};
// The bytes of a column, until the next is asked for; none where all its texts are empty.
const ENCODER = new TextEncoder();
let room = new Uint8Array(0);
const bytes = (column) => {
  // The last text's zero by an empty one more, because to add it would copy all of them.
  const text = column.some(Boolean) ? (column.push(""), column.join("\0")) : "";
  if (room.length < 3 * text.length) room = new Uint8Array(6 * text.length);
  return room.subarray(0, ENCODER.encodeInto(text, room).written);
};
// Lets the page go on.
const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

/** Hands over what the page's files hold, as long as it is wanted. */
export const feed = async (widget, element, data, get, wanted) => {
  const text = async (name) => {
    const address = element.getAttribute(name)?.trim();
    try {
      if (!address) return "";
      const found = await (await get(new URL(address, document.baseURI))).text();
      if (!found.trim()) throw new Error("it is empty");
      return letters(found);
    } catch (error) {
      widget.note(name, name, `"${address}" cannot be used: ${why(error)}`);
      return "";
    }
  };
  // What is wrong with one file costs only that.
  const attempt = async (name, act) => {
    try {
      await act();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      widget.note(name, name, `cannot be read: ${why(error)}`);
    }
  };
  // The numbers of the words that the engine has, from whichever file.
  const words = new Map();
  const hand = async (name, whole) => {
    const { events, summary } = whole;
    // A digest is one event list of many, and short.
    if (!Array.isArray(events) || summary) return widget.read(name, json(whole), 0);
    const era = (era, at) => {
      try {
        return JSON.parse(json(era));
      } catch (error) {
        widget.note(name, "invalid-event", `eras[${at}]: ${why(error)}; the entry is left out`);
        return UNWRITTEN;
      }
    };
    await attempt(name, () => widget.read(name, json({ ...whole, eras: whole.eras?.map?.(era), events: [] }), 0));
    widget.expect(Math.min(events.length, MOST));
    let since = performance.now();
    for (let at = 0; at < events.length; at += PART) {
      if (performance.now() - since > LONGEST) {
        await pause();
        since = performance.now();
      }
      if (!wanted()) return;
      const until = Math.min(at + PART, events.length);
      for (const all of [false, true]) {
        const bad = [];
        const [made, numbers, fresh] = columns(events, at, until, all, words, bad);
        if (fresh.length) widget.words(fresh.join("\0"));
        for (const column of made) widget.column(bytes(column));
        if (!widget.rows(name, at, until - at, numbers)) continue;
        for (const message of bad) widget.note(name, "invalid-event", message);
        break;
      }
    }
  };
  const [src, related] = await Promise.all(["src", "related"].map(text));
  await attempt("src", () => (src.length > LONG ? hand("src", JSON.parse(src)) : widget.read("src", src, 0)));
  await attempt("data", () => data && hand("data", data));
  await attempt("related", () => wanted() && widget.read("related", related, 0));
};

/**
 * The timeline in a format: text, or for `png` a blob. It is asked of the widget in parts, and the page goes on in between;
 * `tell` hears how much of it is there. The widget itself writes JSON; for the others, `start` brings what does.
 */
export const make = async (ask, pack, format, tell, start) => {
  if (format !== "json") await start();
  const writer = format === "json" ? null : new Writer(format === "png" ? "svg" : format, pack);
  const [frame, count] = [ask("frame"), +ask("count")];
  const made = [writer ? writer.start() : frame];
  writer?.add(`${frame}]}`);
  for (let at = 0; at < count; at += PART) {
    if (at) {
      tell(at / count);
      await pause();
    }
    const row = ask(`row\0${at}\0${PART}`);
    made.push(writer ? writer.add(`{"events":[${row}]}`) : at ? `,${row}` : row);
  }
  made.push(writer ? writer.end() : "]}");
  return format === "png" ? picture(made.join("")) : made.join("");
};

// A picture of lines as one of dots, twice as fine as the screen may show it.
const picture = async (svg) => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    await image.decode();
  } catch {
    throw new Error("the browser does not draw the picture; a strict policy needs `img-src blob:` for it");
  } finally {
    URL.revokeObjectURL(image.src);
  }
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * image.width, height: 2 * image.height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done));
};

/**
 * Lets the reader save it; `format` is a number of the buttons'. A page may allow no pictures that it did not load: its lines
 * then, and the reason is given back.
 */
export const save = async (ask, pack, format, ...others) => {
  let [kind, reason] = [["json", "csv", "ics", "svg", "png"][format]];
  const made = await make(ask, pack, kind, ...others).catch((error) => {
    if (kind !== "png") throw error;
    [kind, reason] = ["svg", error];
    return make(ask, pack, kind, ...others);
  });
  const link = document.createElement("a");
  Object.assign(link, { href: URL.createObjectURL(new Blob([made])), download: `kroniek.${kind}` }).click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return reason;
};
