// Three key sentences of a text: this engine, lexrank.js and node-summarizer (by word counts; its other way needs files of Node's).

import lexrank from "lexrank.js";
import { SummarizerManager } from "node-summarizer";
import { engine as load } from "./engine.js";
import { measure } from "./measure.js";

// An article of our own over and over, each time with words of its own, as long texts have.
const texts = async (counts) => {
  const { sections } = await (await fetch("/golden/o-en-01.article.json")).json();
  const paragraphs = sections.flatMap((section) => section.paragraphs);
  const sentences = (text) => text.split(/(?<=[.!?]["”’]?) (?=[A-Z"“‘])/);
  return counts.map((count) => {
    const found = [];
    for (let round = 0, left = count; left > 0; round++) {
      for (const paragraph of paragraphs) {
        const own = [...sentences(paragraph), `The case${round}s of round${round} came before ${round} others.`].slice(0, Math.max(0, left));
        left -= own.length;
        if (own.length) found.push(own.join(" "));
      }
    }
    return [count, found.join("\n\n")];
  });
};

export default async (counts, reps) => {
  const [Bench, pack, given] = await Promise.all([load("kroniek_bench"), fetch("/en.pack").then((answer) => answer.text()), texts(counts)]);
  const engine = (text) => new Bench(text, "2023-11-16", pack);
  const prepared = (text) => {
    const bench = engine(text);
    bench.prepare();
    return bench;
  };
  return measure(
    {
      "kroniek: key sentences": (text) => {
        const bench = prepared(text);
        return () => {
          bench.text();
          bench.summary(0);
        };
      },
      "kroniek: 500 words": (text) => {
        const bench = prepared(text);
        return () => {
          bench.text();
          bench.summary(500);
        };
      },
      "kroniek: the whole digest": (text) => {
        const bench = engine(text);
        return () => bench.digest();
      },
      "lexrank.js": (text) => () =>
        lexrank(text)
          .flat()
          .sort((a, b) => b.weight - a.weight)
          .slice(0, 3),
      "node-summarizer": (text) => () => new SummarizerManager(text, 3).getSummaryByFrequency(),
    },
    given,
    reps,
  );
};
