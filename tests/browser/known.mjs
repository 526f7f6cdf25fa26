// Checks that are known to fail, by name: they run and are told, but do not fail the run until they are mended. known.json may
// only shrink.
import { readFileSync } from "node:fs";
import { describe as group, it as check } from "node:test";

const known = new Set(JSON.parse(readFileSync(new URL("known.json", import.meta.url), "utf8")));
const todo = (name) => (known.has(name) ? { todo: "known to fail: see known.json" } : {});

export const it = (name, run) => check(name, todo(name), run);

// A known group's checks are known too.
export const describe = (name, run) => group(name, () => run((inner, body) => check(inner, todo(name), body)));
