#!/usr/bin/env python3
"""Trains what tells which events are to be believed, and writes its weights, src/event/weights.rs: of what the rules find
(src/event/trust.rs), and of what no word tells in an article about two states (src/event/between.rs).

    python3 tools/train_events.py [--data DIR] [--binary PATH] [--check]

Needs: numpy, and the program, which measures the features: `kroniek digest --ndjson --explain`. It learns from:
the gold articles of tests/articles/studied, most of which are about two states; for the first model tools/event_labels.tsv: what the
rules found in the news of DIR (`*.train.jsonl` of the summaries, which stay where they are), each of which a reader judged; for the
second all of that news, next to nothing in which is between two states. Articles to measure by are not among them.

The models: logistic regressions. All features are whole numbers, and so are the weights (thousandths of a logit), so that the sum
is the same on every machine. With --check nothing is written: it shows how good the models are on articles that they were not
trained on (eight folds, by article).
"""
import argparse, collections, glob, json, os, re, subprocess

import numpy as np

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GOLD = os.path.join(HERE, "tests/articles/studied/articles/data/articles.jsonl")
LABELS = os.path.join(HERE, "tools/event_labels.tsv")
PENALTY, FOLDS, ROUNDS = {"trust": 20.0, "between": 5.0}, 8, 30
LANGUAGES = ("nl", "en", "de", "fr", "es", "ru", "zh")
# How much the odds of what is told may be against it (a logit): what an article about two states loses is dear, since its
# readers came for it.
LEAST = {"trust": -0.85, "between": 0.3}
# What a date in the news weighs beside one in a gold article, where nobody judged it.
UNREAD = 0.5


def asked(binary, articles):
    """What the program says of each article, in order."""
    lines = "".join(json.dumps(article) + "\n" for article in articles).encode()
    command = [binary, "digest", "--ndjson", "--explain", "--offsets", "chars"]
    done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def news(path):
    """The articles of a file of the summaries, as they were when the rules' events in them were judged."""
    for article in read(path):
        names = {"id": "id", "language": "lang", "title": "title", "text": "text"}
        published = {"published": article.get("date") or "2015-06-15"}
        yield {key: article.get(name) for key, name in names.items()} | published


def bare(date):
    return re.sub("[~?%]", "", date or "")


def of_gold(binary, model):
    """Features, whether it is right, the article and 1: a row for each dated claim, or date that no word tells of, in the gold."""
    gold = read(GOLD)
    feed = [{key: article[key] for key in ("id", "language", "title", "published", "text")} for article in gold]
    for article, found in zip(gold, asked(binary, feed)):
        known = {(*claim["dyad"], bare(claim["date"])) for claim in found["claims"] if claim["told"]}
        for row in found["claims" if model == "trust" else "between"]:
            date = bare(row["date"])
            events = article["gold"]["events"]
            if date and (model == "trust" or (*row["dyad"], date) not in known):
                right = any(sorted(e["dyad"]) == row["dyad"] and date in [e["edtf"], *e["alt"]] for e in events)
                yield row["features"], right, article["id"], 1.0


def of_news(binary, data):
    """The same for each claim that a reader judged."""
    labels = collections.defaultdict(dict)
    for line in open(LABELS, encoding="utf-8").read().splitlines()[1:]:
        file, article, start, dyad, date, right = line.split("\t")
        labels[file, article][int(start), dyad, date] = int(right)
    for file in sorted({file for file, _ in labels}):
        feed = {x["id"]: x for x in news(os.path.join(data, file + ".jsonl")) if (file, x["id"]) in labels}
        for article, found in zip(feed, asked(binary, feed.values())):
            judged = dict(labels[file, article])
            for claim in found["claims"]:
                right = judged.pop((claim["start"], "-".join(claim["dyad"]), claim["date"] or "-"), None)
                if right is not None:
                    yield claim["features"], right, file + article, 1.0


def of_unread(binary, data):
    """The same for each date that no word tells of, in the news: taken for wrong."""
    for path in sorted(glob.glob(os.path.join(data, "*.train.jsonl"))):
        feed = [article for article in news(path) if article["language"] in LANGUAGES]
        for article, found in zip(feed, asked(binary, feed)):
            for row in found["between"]:
                yield row["features"], 0, path + article["id"], UNREAD


def fit(features, right, weight, penalty):
    """Weights and the constant, by Newton's method; every feature is penalised by its spread."""
    spread = features.std(0) + 1e-9
    rows = np.hstack([features / spread, np.ones((len(features), 1))])
    weights, ridge = np.zeros(rows.shape[1]), np.full(rows.shape[1], penalty)
    ridge[-1] = 1e-6
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (weight * (odds - right)) + ridge * weights
        bend = (rows * (weight * odds * (1 - odds))[:, None]).T @ rows + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return weights[:-1] / spread, weights[-1]


def check(features, right, articles, weight, gold, penalty):
    names = sorted(set(articles))
    np.random.default_rng(1).shuffle(names)
    fold = np.array([names.index(name) % FOLDS for name in articles])
    score = np.zeros(len(right))
    for held in range(FOLDS):
        rest = fold != held
        weights, constant = fit(features[rest], right[rest], weight[rest], penalty)
        score[fold == held] = features[fold == held] @ weights + constant
    for least in (-9, -1.75, -1.5, -1.25, -1, -0.75, -0.5, 0, 0.5, 1):
        told = score >= least
        line = f"least {least}:"
        for name, part in (("gold", gold), ("news", ~gold)):
            kept = f"{right[part & told].sum() / right[part].sum():.2f}" if right[part].any() else "-"
            line += f" {name} {int((part & told).sum())} told, precision {right[part & told].mean():.2f}, kept {kept}"
        print(line)


def table(model, names, weights, constant):
    lines = "".join(f"        {round(1000 * weight)}, // {name}\n" for name, weight in zip(names, weights))
    return (
        f"pub(super) mod {model} {{\n"
        f"    use super::super::{model}::COUNT;\n\n"
        "    /// What the score starts from, in thousandths of a logit.\n"
        f"    pub(in crate::event) const BIAS: i32 = {round(1000 * (constant - LEAST[model]))};\n"
        "    /// What each feature adds to it, in their order.\n"
        "    #[rustfmt::skip]\n"
        f"    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [\n{lines}    ];\n"
        "}\n"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.path.join(HERE, "../shared/eval/summary/data"), metavar="DIR")
    parser.add_argument("--binary", default=os.path.join(HERE, "target/quick/kroniek"))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--only", choices=("trust", "between"), help="leave the other as it is: the second counts what the first believes")
    args = parser.parse_args()
    weights = os.path.join(HERE, "src/event/weights.rs")
    _, *parts = open(weights, encoding="utf-8").read().split("\n/// Of what")
    old = dict(zip(("trust", "between"), ("/// Of what" + part.rstrip("\n") + "\n" for part in parts)))
    out = (
        "//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than\n"
        "//! change them.\n"
    )
    for model, told in (("trust", "Of what the rules find"), ("between", "Of what no word tells")):
        if args.only and model != args.only:
            out += "\n" + old[model]
            continue
        gold = list(of_gold(args.binary, model))
        others = list(of_news(args.binary, args.data) if model == "trust" else of_unread(args.binary, args.data))
        rows = gold + others
        if not gold:
            raise SystemExit(f"{model}: nothing to learn from: {args.binary} believes nothing: train and build --only trust first")
        names = list(rows[0][0])
        features = np.array([list(row[0].values()) for row in rows], float)
        right, weight = (np.array([row[at] for row in rows], float) for at in (1, 3))
        print(f"{model}: {len(gold)} of gold articles, {len(others)} of other news")
        if args.check:
            articles = [row[2] for row in rows]
            check(features, right, articles, weight, np.arange(len(rows)) < len(gold), PENALTY[model])
        out += f"\n/// {told}: learned from {len(gold)} of gold articles and {len(others)} of other news.\n"
        out += table(model, names, *fit(features, right, weight, PENALTY[model]))
    if not args.check:
        with open(weights, "w", encoding="utf-8") as file:
            file.write(out)
        print("written: src/event/weights.rs; now build the program, and measure it on articles that are not of the training")


if __name__ == "__main__":
    main()
