// Takes the timeline along: as a file, by the script that writes them.

import { module, script } from "./load.js";

/** Lets that script do something with the timeline that is there now; its engine comes only where that is needed. */
export const write = async (what, now, ...others) => {
  const widget = now();
  const ask = (words) => {
    if (widget !== now()) throw new Error("it changed meanwhile");
    return widget.ask(words);
  };
  return widget && (await script("kroniek_files"))[what](ask, ...others, () => module("kroniek_files"));
};

/** Saves it, as `write` does in a format; `say` tells the reader how far it is, `tell` the developer what went wrong. */
export const save = async (write, say, tell) => {
  say("…");
  try {
    const reason = await write((part) => say(`${Math.floor(100 * part)} %`));
    say("");
    if (reason) tell(`${reason.message}; the reader got an SVG`);
  } catch (error) {
    say("failed");
    tell(`the timeline cannot be saved: ${error.message}`);
  }
};
