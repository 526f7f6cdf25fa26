// The dates in articles of news: this engine and chrono-node with its own locales, each language for itself.

import * as en from "chrono-node/en";
import * as nl from "chrono-node/nl";
import { engine } from "./engine.js";
import { measure } from "./measure.js";

const CHRONO = { nl: nl.casual, en: en.casual };
const CORPORA = { nl: ["meantime_nl"], en: ["meantime_en", "te3_aquaint", "te3_timebank"] };

const answer = async (name) => {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`${name} is not there: the texts of this bench are those of ../shared/eval`);
  return answer.text();
};
const lines = async (name) => (await answer(`/eval/${name}.jsonl`)).trim().split("\n").map((line) => JSON.parse(line));

/** The gold texts of a language: [{ text, published }]. */
const texts = async (language) => {
  const articles = (await lines("articles/data/articles")).filter((article) => article.language === language);
  const tagged = (await Promise.all(CORPORA[language].map((name) => lines(`time/data/${name}`)))).flat();
  return [...articles, ...tagged.map(({ text, dct }) => ({ text, published: dct }))].map(({ text, published }) => ({ text, published }));
};

/** Peers on lists of texts with their days of publication: each takes all of a list. */
const kroniek = (Bench, pack) => (given) => {
  const benches = given.map(({ text, published }) => new Bench(text, published, pack));
  return () => benches.map((bench) => bench.dates());
};
const chrono = (language) => (given) => {
  const dated = given.map(({ text, published }) => [text, new Date(`${published}T12:00:00`)]);
  return () => dated.map(([text, day]) => CHRONO[language].parse(text, day).length);
};

/** The texts as one, over and over up to so many bytes: [bytes, [{ text, published }]]. */
const whole = (given, bytes) => {
  const found = [];
  for (let [at, left] = [0, bytes]; left > 0; at++) {
    const { text } = given[at % given.length];
    found.push(text);
    left -= text.length + 2;
  }
  return [bytes, [{ text: found.join("\n\n"), published: given[0].published }]];
};

export default async (_, reps) => {
  // The engine as each of the two modules has it: small, and built for speed.
  const [page, files] = await Promise.all(["kroniek_bench", "kroniek_bench_files"].map(engine));
  const rows = [];
  for (const language of Object.keys(CHRONO)) {
    const [given, pack] = await Promise.all([texts(language), answer(`/${language}.pack`)]);
    const alone = { [`kroniek, article page: ${language}`]: kroniek(page, pack), [`kroniek, with files: ${language}`]: kroniek(files, pack) };
    const all = { ...alone, [`chrono-node: ${language}`]: chrono(language) };
    // Both ways that a text may come: as articles do, and as one long text, where what is not linear shows.
    for (const [what, peers, lists] of [
      ["texts, one by one", all, [[given.length, given]]],
      ["bytes of one text", all, [50_000, 200_000, 600_000].map((bytes) => whole(given, bytes))],
      ["bytes of one text", alone, [1_000_000, 10_000_000].map((bytes) => whole(given, bytes))],
    ]) {
      rows.push(...measure(peers, lists, reps, 2).map((row) => ({ ...row, what })));
    }
  }
  return rows;
};
