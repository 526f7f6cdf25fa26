#!/usr/bin/env python3
"""Trains what tells which of the rules' events are to be believed (src/event/trust.rs) and writes its weights, src/event/weights.rs.

    python3 tools/train_events.py [--data DIR] [--binary PATH] [--check]

Needs: numpy, and the program, which measures the features: `kroniek digest --ndjson --explain`. It learns from two sources:
the gold articles of tests/articles/studied, which are about two states each; and tools/event_labels.tsv: what the rules found in
the news of DIR (`*.train.jsonl` of the summaries, which stay where they are), each of which a reader judged. Articles to measure
by are not among them.

The model: a logistic regression. All features are whole numbers, and so are the weights (thousandths of a logit), so that the sum
is the same on every machine. With --check nothing is written: it shows how good the model is on articles that it was not trained
on (eight folds, by article).
"""
import argparse, collections, json, os, re, subprocess

import numpy as np

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GOLD = os.path.join(HERE, "tests/articles/studied/articles/data/articles.jsonl")
LABELS = os.path.join(HERE, "tools/event_labels.tsv")
PENALTY, FOLDS, ROUNDS = 20.0, 8, 30
# How much the odds of what is told may be against it (a logit): what an article about two states loses is dear, since its
# readers came for it.
LEAST = -1.25


def asked(binary, articles):
    """The claims of each article, in order."""
    lines = "".join(json.dumps(article) + "\n" for article in articles).encode()
    command = [binary, "digest", "--ndjson", "--explain", "--offsets", "chars"]
    done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, check=True)
    return [json.loads(line)["claims"] for line in done.stdout.splitlines()]


def of_gold(binary):
    """Features, whether it is right, and the article: a row for each dated claim of the gold articles."""
    gold = [json.loads(line) for line in open(GOLD, encoding="utf-8") if line.strip()]
    feed = [{key: article[key] for key in ("id", "language", "title", "published", "text")} for article in gold]
    for article, claims in zip(gold, asked(binary, feed)):
        for claim in claims:
            date = re.sub("[~?%]", "", claim["date"] or "")
            events = article["gold"]["events"]
            if date:
                right = any(sorted(e["dyad"]) == claim["dyad"] and date in [e["edtf"], *e["alt"]] for e in events)
                yield claim["features"], right, article["id"]


def of_news(binary, data):
    """The same for each claim that a reader judged."""
    labels = collections.defaultdict(dict)
    for line in open(LABELS, encoding="utf-8").read().splitlines()[1:]:
        file, article, start, dyad, date, right = line.split("\t")
        labels[file, article][int(start), dyad, date] = int(right)
    for file in sorted({file for file, _ in labels}):
        found = {}
        for line in open(os.path.join(data, file + ".jsonl"), encoding="utf-8"):
            article = json.loads(line)
            if (file, article["id"]) in labels:
                names = {"id": "id", "language": "lang", "title": "title", "text": "text"}
                found[article["id"]] = {key: article.get(name) for key, name in names.items()}
                # As it was when they were judged.
                found[article["id"]]["published"] = article.get("date") or "2015-06-15"
        for article, claims in zip(found, asked(binary, found.values())):
            judged = dict(labels[file, article])
            for claim in claims:
                right = judged.pop((claim["start"], "-".join(claim["dyad"]), claim["date"] or "-"), None)
                if right is not None:
                    yield claim["features"], right, file + article


def fit(features, right):
    """Weights and the constant, by Newton's method; every feature is penalised by its spread."""
    spread = features.std(0) + 1e-9
    rows = np.hstack([features / spread, np.ones((len(features), 1))])
    weights, ridge = np.zeros(rows.shape[1]), np.full(rows.shape[1], PENALTY)
    ridge[-1] = 1e-6
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (odds - right) + ridge * weights
        bend = (rows * (odds * (1 - odds))[:, None]).T @ rows + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return weights[:-1] / spread, weights[-1]


def check(features, right, articles, gold):
    names = sorted(set(articles))
    np.random.default_rng(1).shuffle(names)
    fold = np.array([names.index(name) % FOLDS for name in articles])
    score = np.zeros(len(right))
    for held in range(FOLDS):
        weights, constant = fit(features[fold != held], right[fold != held])
        score[fold == held] = features[fold == held] @ weights + constant
    for least in (-9, -1.75, -1.5, -1.25, -1, -0.75, -0.5, 0):
        told = score >= least
        line = f"least {least}:"
        for name, part in (("gold", gold), ("news", ~gold)):
            line += f" {name} precision {right[part & told].mean():.2f}, kept {right[part & told].sum() / right[part].sum():.2f}"
        print(line)


def write(names, weights, constant, counts):
    lines = "".join(f"    {round(1000 * weight)}, // {name}\n" for name, weight in zip(names, weights))
    with open(os.path.join(HERE, "src/event/weights.rs"), "w", encoding="utf-8") as out:
        out.write(
            "//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than\n"
            "//! change them.\n"
            f"//! Learned from {counts[0]} claims of gold articles and {counts[1]} of other news that a reader judged.\n\n"
            "use super::trust::COUNT;\n\n"
            "/// What the score starts from, in thousandths of a logit.\n"
            f"pub(super) const BIAS: i32 = {round(1000 * (constant - LEAST))};\n"
            "/// What each feature adds to it, in their order.\n"
            "#[rustfmt::skip]\n"
            f"pub(super) static WEIGHTS: [i16; COUNT] = [\n{lines}];\n"
        )
    print("written: src/event/weights.rs; now build the program, and measure it on articles that are not of the training")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.path.join(HERE, "../shared/eval/summary/data"), metavar="DIR")
    parser.add_argument("--binary", default=os.path.join(HERE, "target/quick/kroniek"))
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    gold, news = list(of_gold(args.binary)), list(of_news(args.binary, args.data))
    rows = gold + news
    names = list(rows[0][0])
    features = np.array([list(row[0].values()) for row in rows], float)
    right = np.array([row[1] for row in rows], float)
    print(f"{len(gold)} claims of gold articles, {len(news)} of other news")
    if args.check:
        return check(features, right, [row[2] for row in rows], np.arange(len(rows)) < len(gold))
    write(names, *fit(features, right), (len(gold), len(news)))


if __name__ == "__main__":
    main()
