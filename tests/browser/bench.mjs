// `cargo xtask bench`: how long a digest takes, natively and as WebAssembly in Chromium, and how long a widget takes from
// its start to its drawing. Figures, no verdicts: they depend on the machine and on what else runs on it.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { chromium } from "playwright-core";

const ROUNDS = 50;
const WARM_UP = 10;
const COPIES = 20;
const JOINED = 60;

const address = process.env.KRONIEK_ADDRESS;
const program = process.env.KRONIEK_BINARY;
if (!address || !program) {
  console.error("run this by: cargo xtask bench");
  process.exit(2);
}
const root = new URL("../../", import.meta.url);

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function kroniek(words, input) {
  const started = performance.now();
  const done = spawnSync(program, words, { input, encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, RAYON_NUM_THREADS: "1" } });
  const time = performance.now() - started;
  if (done.status !== 0) throw new Error(`kroniek ${words.join(" ")} failed: ${done.stderr}`);
  return { time, text: done.stdout };
}

/** The articles to digest: the site's own; the seed and a long one where the shared folder is there. */
function articles() {
  const page = kroniek(["article"], readFileSync(new URL("www/index.html", root))).text;
  const found = [{ name: "the site's article", article: JSON.parse(page) }];
  const seed = new URL("../shared/articles/novosibirsk.nl.json", root);
  if (existsSync(seed)) found.unshift({ name: "the seed", article: JSON.parse(readFileSync(seed)) });
  else console.log("skipped: the seed (../shared is not there)");
  // About 1,000 words: the sections of an article, over and over.
  const sections = found[0].article.sections;
  const long = { id: "long", language: found[0].article.language, title: found[0].article.title, sections: [...sections] };
  while (words(long) < 1000) long.sections.push(sections[long.sections.length % sections.length]);
  found.push({ name: "a long article", article: long });
  // New words all the way, as no article that repeats itself has them.
  const news = new URL("../shared/eval/summary/data/nl-7days.dev.jsonl", root);
  if (existsSync(news)) found.push({ name: "one news after another", article: joined(readFileSync(news, "utf8")) });
  return found;
}

/** Articles, a line each, as the sections of one. */
function joined(lines) {
  const sections = [];
  for (const line of lines.split("\n").slice(0, JOINED)) {
    const { title, text } = JSON.parse(line);
    sections.push({ heading: title, paragraphs: text.split(/\n+/u).filter(Boolean) });
  }
  return { id: "joined", language: "nl", title: sections[0].heading, sections };
}

function bytes(article) {
  return Buffer.byteLength(article.sections.flatMap((section) => section.paragraphs).join("\n"));
}

function words(article) {
  const text = article.sections.flatMap((section) => [section.heading ?? "", ...section.paragraphs]).join(" ");
  return text.split(/\s+/u).filter(Boolean).length;
}

/** One thread, without the time of starting the program and reading its packs: a run over many less a run over one. */
function native(article) {
  const line = `${JSON.stringify({ ...article, text: undefined, html: undefined })}\n`;
  const many = line.repeat(10 * COPIES + 1);
  const times = [];
  for (let round = 0; round < 7; round++) {
    const one = kroniek(["digest", "--ndjson"], line).time;
    times.push((kroniek(["digest", "--ndjson"], many).time - one) / (10 * COPIES));
  }
  return median(times);
}

/**
 * In the page: a fresh article each time, so that nothing is remembered; a second widget beside it shares its digest, and
 * takes that much less.
 */
async function measure({ article, rounds, warmUp, language }) {
  const { Widget, begin, imports } = await import("/kroniek/kroniek_web.js");
  begin((await WebAssembly.instantiateStreaming(fetch("/kroniek/kroniek_web_bg.wasm"), imports())).instance);
  const part = async (kind) => (await fetch(`/kroniek/languages/${language}.${kind}`)).text();
  const pack = (await part("pack")) + (await part("leaders"));
  const run = () => {
    const place = document.createElement("article");
    for (const { heading, paragraphs } of article.sections) {
      if (heading) place.append(Object.assign(document.createElement("h2"), { textContent: heading }));
      place.append(...paragraphs.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    }
    document.body.append(place);
    const widgets = [];
    const start = () => {
      const host = document.createElement("div");
      const shadow = host.attachShadow({ mode: "open" });
      shadow.append(document.createElement("div"));
      place.append(host);
      // The page has laid its article out before a widget starts: that is not the widget's time.
      place.getBoundingClientRect();
      const started = performance.now();
      const widget = new Widget(host, "digest");
      const read = performance.now();
      const texts = [pack, ""].join("\0");
      while (widget.prepare(texts));
      widget.start(shadow.firstChild);
      host.getBoundingClientRect();
      widgets.push(widget);
      return { all: performance.now() - started, drawn: performance.now() - read };
    };
    const times = [start(), start()];
    widgets.forEach((widget) => widget.free());
    place.remove();
    return times;
  };
  const digests = [];
  const starts = [];
  for (let round = 0; round < warmUp + rounds; round++) {
    const [first, second] = run();
    if (round < warmUp) continue;
    starts.push(first.all);
    digests.push(first.drawn - second.drawn);
  }
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return { digest: middle(digests), start: middle(starts) };
}

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  console.log(`median of ${ROUNDS} in milliseconds; Chromium ${browser.version()}, Node ${process.version}`);
  console.log(`${"".padEnd(24)}${"words".padStart(6)}${"native".padStart(10)}${"wasm".padStart(10)}${"MB/s".padStart(8)}   from start to drawn`);
  for (const { name, article } of articles()) {
    const language = article.language ?? "nl";
    const page = await browser.newPage();
    await page.goto(new URL("guide.html", address).href);
    const { digest, start } = await page.evaluate(measure, { article, rounds: ROUNDS, warmUp: WARM_UP, language });
    await page.close();
    const cells = [native(article), digest, start].map((time) => time.toFixed(2).padStart(10));
    const speed = (bytes(article) / digest / 1000).toFixed(1).padStart(8);
    console.log(`${name.padEnd(24)}${String(words(article)).padStart(6)}${cells[0]}${cells[1]}${speed}${cells[2].padStart(14)}`);
  }
} finally {
  await browser.close();
}
