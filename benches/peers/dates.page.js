// The dates in articles of news: this engine and chrono-node with its own locales, each language for itself.

import * as en from "chrono-node/en";
import * as nl from "chrono-node/nl";
import { Bench } from "/kroniek_bench.js";
import { start } from "./engine.js";
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

export default async (_, reps) => {
  await start();
  const rows = [];
  for (const language of Object.keys(CHRONO)) {
    const [given, pack] = await Promise.all([texts(language), answer(`/${language}.pack`)]);
    const peers = {
      // Into words and sentences, then the dates.
      [`kroniek: ${language}`]: (articles) => {
        const benches = articles.map(({ text, published }) => new Bench(text, published, pack));
        return () => benches.map((bench) => (bench.text(), bench.time()));
      },
      [`chrono-node: ${language}`]: (articles) => {
        const dated = articles.map(({ text, published }) => [text, new Date(`${published}T12:00:00`)]);
        return () => dated.map(([text, day]) => CHRONO[language].parse(text, day).length);
      },
    };
    rows.push(...measure(peers, [[given.length, given]], reps));
  }
  return rows;
};
