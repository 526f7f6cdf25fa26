// Both taggers read the same texts, in turn, so that what slows the machine slows both.

import init, { Bench } from "/built/kroniek_bench.js";
import * as en from "/packages/chrono-node/dist/esm/locales/en/index.js";
import * as nl from "/packages/chrono-node/dist/esm/locales/nl/index.js";

await init();
const given = await (await fetch("/texts.json")).json();
const chrono = { nl: nl.casual, en: en.casual };
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

/** Passes over all texts for at least a quarter of a second: milliseconds a pass, and how many dates one finds. */
const pass = (read, texts) => {
  const start = performance.now();
  let [passes, dates] = [0, 0];
  do {
    dates = 0;
    for (const article of texts) dates += read(article);
    passes += 1;
  } while (performance.now() - start < 250);
  return { time: (performance.now() - start) / passes, dates };
};

/** What each tagger reads in a second: the median of so many rounds, after one that warms up. */
globalThis.measure = async (rounds) => {
  const figures = [];
  for (const [language, texts] of Object.entries(given)) {
    const pack = await (await fetch(`/built/${language}.pack`)).text();
    const dated = texts.map(({ text, published }) => ({ text, day: new Date(`${published}T12:00:00`), bench: new Bench(text, published, pack) }));
    const readers = {
      // Into words and sentences, then the dates.
      kroniek: ({ bench }) => (bench.text(), bench.time()),
      chrono: ({ text, day }) => chrono[language].parse(text, day).length,
    };
    const times = { kroniek: [], chrono: [] };
    const dates = {};
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, read] of Object.entries(readers)) {
        const { time, dates: found } = pass(read, dated);
        if (round) times[name].push(time);
        dates[name] = found;
      }
      await new Promise((done) => setTimeout(done));
    }
    const bytes = texts.reduce((sum, { text }) => sum + new TextEncoder().encode(text).length, 0);
    const figure = (name) => ({ speed: bytes / 1000 / median(times[name]), dates: dates[name] });
    const [ours, theirs] = [figure("kroniek"), figure("chrono")];
    figures.push({ language, bytes, kroniek: ours, chrono: theirs, ratio: ours.speed / theirs.speed });
  }
  return figures;
};
