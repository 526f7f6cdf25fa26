// `cargo xtask bench dates`: the date tagger's wasm and chrono-node on the same texts, in one page (see README.md).

import { readFile, writeFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch, open } from "../timelines/browser.mjs";

const { values: options } = parseArgs({ options: { rounds: { type: "string", default: "9" }, json: { type: "string" } } });
const here = path.dirname(fileURLToPath(import.meta.url));
const folders = { "/packages/": path.join(here, "node_modules"), "/built/": process.env.KRONIEK_BENCH, "/": here };
const types = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };

/** The gold texts of a language: [{ text, published }]. */
const texts = async (language) => {
  const shared = path.resolve("../shared/eval");
  const lines = async (file) => (await readFile(path.join(shared, file), "utf8")).trim().split("\n").map((line) => JSON.parse(line));
  const corpora = { nl: ["meantime_nl"], en: ["meantime_en", "te3_aquaint", "te3_timebank"] }[language];
  const tagged = await Promise.all(corpora.map((name) => lines(`time/data/${name}.jsonl`)));
  const articles = (await lines("articles/data/articles.jsonl")).filter((article) => article.language === language);
  return [...articles.map(({ text, published }) => ({ text, published })), ...tagged.flat().map(({ text, dct }) => ({ text, published: dct }))];
};

const given = Object.fromEntries(await Promise.all(["nl", "en"].map(async (language) => [language, await texts(language)])));
const server = http.createServer(async (request, response) => {
  const name = decodeURIComponent(new URL(request.url, "http://x").pathname);
  const [prefix, folder] = Object.entries(folders).find(([prefix]) => name.startsWith(prefix));
  if (name === "/texts.json") return response.setHeader("content-type", "application/json").end(JSON.stringify(given));
  try {
    const file = path.join(folder, path.normalize(`/${name.slice(prefix.length)}`));
    response.setHeader("content-type", types[path.extname(file)] ?? "application/octet-stream").end(await readFile(file));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();
const { page, errors } = await open(browser, address, {});
await page.goto(`${address}/page.html`);
await page.waitForFunction(() => globalThis.measure, null, { timeout: 60_000 }).catch(() => {});
if (errors.length) throw new Error(errors.join("\n"));
const figures = await page.evaluate((rounds) => globalThis.measure(rounds), Number(options.rounds));
await browser.close();
server.close();

console.log("language      kB  kroniek MB/s  dates   chrono MB/s  dates   ratio (at least 8 is asked)");
for (const { language, bytes, kroniek, chrono, ratio } of figures) {
  const cells = [(bytes / 1000).toFixed(0).padStart(7), kroniek.speed.toFixed(1).padStart(13), String(kroniek.dates).padStart(6)];
  cells.push(chrono.speed.toFixed(2).padStart(13), String(chrono.dates).padStart(6), ratio.toFixed(1).padStart(7));
  console.log(`${language.padEnd(8)} ${cells.join(" ")}`);
}
if (options.json) await writeFile(options.json, `${JSON.stringify(figures, null, 1)}\n`);
