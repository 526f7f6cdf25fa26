// Writes the timeline for other programs, and lets the reader save it.

import { Writer } from "glue";
import { PART, pause } from "./pause.js";

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
