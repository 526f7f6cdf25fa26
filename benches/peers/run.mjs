// `cargo xtask bench dates | summary`: the same texts through this engine and other libraries, in one page (see README.md beside this file).

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const here = path.dirname(fileURLToPath(import.meta.url));
const { values, positionals: [what = "summary"] } = parseArgs({
  allowPositionals: true,
  options: { n: { type: "string", default: "250,500,1000,2000" }, reps: { type: "string", default: "5" }, json: { type: "string" } },
});
// Where the engine's module of the bench and its packs were built.
const engine = process.env.KRONIEK_BENCH ?? path.join(here, "../../target/bench");
// Texts: our own, and, read when it runs and kept nowhere, those of the gold data.
const FOLDERS = [["/golden/", path.join(here, "../../tests")], ["/eval/", path.join(here, "../../../shared")]];
const ADDRESS = "http://bench.invalid";

// Libraries written for Node load its modules at once, and use none of them for what is measured here.
const node = {
  name: "node",
  setup(to) {
    to.onResolve({ filter: /^(fs|path|util|os|events|http|https|stream|crypto|child_process|worker_threads|webworker-threads)$/ }, ({ path: name }) => ({ path: name, namespace: "node" }));
    to.onLoad({ filter: /.*/, namespace: "node" }, ({ path: name }) => ({
      contents: name === "util"
        ? "exports.inherits = (made, from) => Object.setPrototypeOf(made.prototype, from.prototype); exports.promisify = (call) => call;"
        : "module.exports = new Proxy({}, { get: (_, key) => (...parts) => (key === 'join' ? parts.join('/') : undefined) });",
      loader: "js",
    }));
  },
};
const bundled = await build({
  entryPoints: [path.join(here, `${what}.page.js`)],
  bundle: true,
  write: false,
  format: "esm",
  target: "es2022",
  define: { __dirname: '""', global: "globalThis", "process.env": "{}" },
  plugins: [node],
  logLevel: "error",
});

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".pack": "text/plain; charset=utf-8", ".json": "application/json", ".jsonl": "text/plain; charset=utf-8" };
const answers = { "/": ["text/html", "<!doctype html><meta charset=utf-8><title>bench</title>"], "/page.js": ["text/javascript", bundled.outputFiles[0].text] };
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
page.on("pageerror", (error) => console.error(String(error)));
await page.route("**/*", async (route) => {
  const name = new URL(route.request().url()).pathname;
  const folder = FOLDERS.find(([prefix]) => name.startsWith(prefix))?.[1] ?? engine;
  const [contentType, body] = answers[name] ?? [TYPES[path.extname(name)], await readFile(path.join(folder, name)).catch(() => null)];
  return body === null ? route.fulfill({ status: 404 }) : route.fulfill({ contentType, body });
});
await page.goto(`${ADDRESS}/`);
const rows = await page.evaluate(async ([counts, reps]) => (await import("/page.js")).default(counts, reps), [values.n.split(",").map(Number), Number(values.reps)]);
await browser.close();

const cells = (values) => values.map((value, at) => String(value).padStart(at ? 12 : 0).padEnd(at ? 0 : 26)).join("");
const round = (value) => (value === null ? "-" : value < 10 ? value.toFixed(2) : value.toFixed(1));
let head = "";
for (const { name, times, speed, growth, ratios, what: counted = "sentences" } of rows) {
  const line = cells([`ms for ${counted}`, ...times.map(({ n }) => n), "MB/s", "growth", ...ratios.map((_, at) => (ratios.length > 1 ? `row ${at + 1} is x` : "ours is x"))]);
  if (line !== head) console.log(line);
  head = line;
  console.log(cells([name, ...times.map(({ ms }) => round(ms)), ...[speed, growth, ...ratios].map(round)]));
}
if (values.json) await writeFile(values.json, `${JSON.stringify(rows, null, 1)}\n`);
