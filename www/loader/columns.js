// Events as what the engine's `rows` reads: columns of texts, each with a zero after it, and numbers of the words that many
// events have in common. To write them down as JSON, and to read that, takes several times as long. What is more than this, or
// less than it seems, goes as JSON in the last column.

import { json, why } from "./json.js";

// Stands in for what could not be written down, and was told of: it is no JSON.
const UNWRITTEN = "-";

const size = (object) => {
  let count = 0;
  for (const _ in object) count++;
  return count;
};

// What writes an event down in columns and numbers; `known` are the numbers of the words that the engine has, `fresh` the words
// that it has not yet.
const filler = ([ids, dates, headlines, texts, urls], numbers, known, fresh) => {
  // How many fields it takes; not a number where it would not be read as the same.
  const text = (column, value) => {
    if (value === undefined) return column.push(""), 0;
    return typeof value === "string" && value !== "" ? (column.push(value), 1) : NaN;
  };
  const word = (value) => {
    if (value === undefined) return numbers.push(0), 0;
    let number = known.get(value);
    if (number === undefined) {
      if (typeof value !== "string" || value === "" || value.includes("\0")) return NaN;
      known.set(value, (number = known.size + 1));
      fresh.push(value);
    }
    return numbers.push(number), 1;
  };
  const fitting = (actor) => {
    const plain = typeof actor === "string";
    const { code, role, toJSON } = plain ? { code: actor } : (actor ?? {});
    const count = word(code) + word(role);
    return code !== undefined && count === (plain ? 1 : size(actor)) && toJSON === undefined;
  };
  // One by one, as JSON has them: what a list itself says of its length, or hands out, may be another number of them.
  const list = (actors) => {
    if (!Array.isArray(actors) || actors.toJSON !== undefined) return false;
    const place = numbers.push(0) - 1;
    let at = 0;
    for (; at < actors.length; at++) if (!fitting(actors[at])) return false;
    numbers[place] = at;
    return true;
  };
  // Whether columns and numbers hold all of it.
  return (event) => {
    const { id, date, type, mode, tone, status, headline, text: said, place, url, actors, toJSON } = event ?? {};
    let count = text(ids, id) + text(dates, date) + text(headlines, headline) + text(texts, said) + text(urls, url);
    count += word(type) + word(mode) + word(tone) + word(status) + word(place) + (actors === undefined ? 0 : 1);
    return count === size(event) && toJSON === undefined && list(actors ?? []);
  };
};

/**
 * The events from one number up to another: columns, numbers of words, words that are new. Where a text holds a zero, which no
 * column can, `all` of them as JSON. What cannot be written down at all costs only itself: it goes into `bad`.
 */
export const columns = (events, from, until, all, known, bad) => {
  const [made, numbers, fresh] = [Array.from({ length: 6 }, () => []), [], []];
  const fill = filler(made, numbers, known, fresh);
  for (let at = from; at < until; at++) {
    const before = numbers.length;
    let rest = "";
    try {
      if (all || !fill(events[at])) rest = json(events[at]);
    } catch (error) {
      rest = UNWRITTEN;
      bad.push(`events[${at}]: ${why(error)}; the entry is left out`);
    }
    if (rest) {
      numbers.length = before;
      for (const column of made.slice(0, 5)) (column.length = at - from), column.push("");
    }
    made[5].push(rest);
  }
  return [made, numbers, fresh];
};

// The bytes of a column, until the next is asked for; none where all its texts are empty.
const ENCODER = new TextEncoder();
let room = new Uint8Array(0);
export const bytes = (column) => {
  // The last text's zero by an empty one more, because to add it would copy all of them.
  const text = column.some(Boolean) ? (column.push(""), column.join("\0")) : "";
  if (room.length < 3 * text.length) room = new Uint8Array(6 * text.length);
  return room.subarray(0, ENCODER.encodeInto(text, room).written);
};
