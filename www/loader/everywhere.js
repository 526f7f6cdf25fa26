// What happens anywhere on the page, for all of its widgets.

// What the reader does anywhere: what a widget said was of the act before.
export const ACTS = ["click", "keydown", "pointerdown", "blur"];
const PAGE = ["online", "visibilitychange", "hashchange", "message", "beforeprint", "afterprint", "error", ...ACTS];

const here = new Set();
export const all = (event) => [...here].forEach((hear) => hear(event));

/** Lets a widget hear of it, until it leaves. */
export const join = (hear) => {
  if (!here.size) PAGE.forEach((type) => addEventListener(type, all, true));
  here.add(hear);
};
export const leave = (hear) => {
  if (here.delete(hear) && !here.size) PAGE.forEach((type) => removeEventListener(type, all, true));
};
