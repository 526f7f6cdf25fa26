// An engine for one tag, with all that it needs to begin: looks, the pack of the article's language, what the page's files hold.

import { get, languages, module, pack, styles } from "./load.js";
import { pause } from "./pause.js";

// Whose words the interface borrows beside an article in a language that lacks them.
const RESERVE = "en";
// What is not on the host is done without; what did not come may come later.
const without = (error) => (error.status === 404 ? "" : Promise.reject(error));

/**
 * The engine, which has read the article, its looks, the language, the pack that the interface speaks from, and whether a file of
 * the page's lacks that may come later; nothing if no longer wanted. It reads in steps with pauses, the last before it draws: all in
 * one they keep the page from the reader for too long.
 */
export const engine = async (tag, kind, data, wanted) => {
  const files = data || tag.getAttribute("src")?.trim() || tag.getAttribute("related")?.trim();
  const [{ Widget, feed }, looks] = await Promise.all([module(files ? "kroniek_files" : "kroniek_web"), styles()]);
  if (!wanted()) return null;
  const widget = new Widget(tag, kind);
  const language = widget.ask("language") ?? widget.ask(`guess\0${await languages().catch(without)}`);
  const [own, lacking] = await Promise.all([
    // A language without a pack is read without one, and the engine says so.
    language && pack(language, "leaders").catch(without),
    feed?.(widget, tag, data, get, wanted),
  ]);
  const words = /^\[word\]$/m.test(own) ? "" : await pack(RESERVE).catch(() => "");
  const texts = [own, words].join("\0");
  while (wanted() && widget.prepare(texts)) await pause();
  await pause();
  if (wanted()) return [widget, looks, language, words || own, lacking];
  widget.free();
  return null;
};
