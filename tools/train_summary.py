#!/usr/bin/env python3
"""Trains the ranker of key sentences (src/summary) and writes its weights, src/summary/weights.rs.

    python3 tools/train_summary.py [--data DIR] [--binary PATH] [--validate] [--seed N]
    python3 tools/train_summary.py --figures FILE

Needs: numpy, nltk (Porter stemmer only), and the program, which measures the features: `kroniek digest --ndjson --explain`.
DIR holds `*.train.jsonl` lines {"id","lang","family","title","text","refs":[…]}: news with reference summaries, which stays
where it is; only the weights enter the repository. Each family is a publisher or a collection of many. With --validate one
model is also trained without each family in turn and scored on it beside LEAD; the figures are written beside the weights, and
say of other weights. Of the weights themselves the header says what `eval/run.py summary --json FILE` measured, once the program
is built with them: --figures FILE writes that, and trains nothing.

The model: a small network (one hidden layer of ReLU, and the features themselves) scores each sentence; the program's own
selection takes the best. First the scores learn to rank sentences by their overlap with the reference, then (policy gradient,
as in BanditSum) to make the whole selection of 60 words overlap with it.
"""
import argparse, collections, glob, json, os, re, subprocess, sys, unicodedata

# The order of a sum, and so its last digits, are of the number of threads: with as many as then, the same weights come out.
os.environ.setdefault("OMP_NUM_THREADS", "2")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "2")

import numpy as np
from nltk.stem.porter import PorterStemmer

HIDDEN, LONGEST, BUDGET = 24, 60, 60
REDUNDANCY, LEANING, SAME = 0.7, 0.15, 0.75
# Weight of a document of each family: a collection of many publishers teaches more that holds elsewhere.
WEIGHT = {"7days": 0.5, "orangesum": 0.6, "cnndm": 1.5, "fundus": 2.0, "webmeta": 1.5}
# Its references are themselves taken from the text, by whom is not known.
WEAK = ["bbcextr"]
# How the lines of the header begin that say how good the weights are.
THESE = "These weights"
TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
STEMMER, STEMS = PorterStemmer(), {}


def tokens(text, lang):
    found = TOKEN.findall(unicodedata.normalize("NFKC", text).lower())
    if lang != "en":
        return found
    return [w if len(w) < 4 else STEMS.setdefault(w, STEMS.get(w) or STEMMER.stem(w)) for w in found]


def explained(binary, path):
    """The documents of a file, and what the program measures of them; every fourth one once more, read as one in a language
    without a pack."""
    gold = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    fields = {"id": "id", "language": "lang", "title": "title", "published": "date", "text": "text"}
    feed = [{key: g.get(name) for key, name in fields.items()} for g in gold]
    feed += [article | {"language": "und"} for article in feed[::4]]
    lines = "".join(json.dumps(article) + "\n" for article in feed).encode()
    done = subprocess.run([binary, "digest", "--ndjson", "--explain"], input=lines, stdout=subprocess.PIPE, check=True)
    return list(zip(gold + gold[::4], map(json.loads, done.stdout.splitlines())))


class Documents:
    """Documents as padded arrays: features, tokens, counts of the reference's words and pairs, likeness."""

    def __init__(self, pairs):
        pairs = [(g, a["explain"][:LONGEST]) for g, a in pairs if len(a.get("explain", [])) >= 4]
        self.names = list(pairs[0][1][0]["features"])
        n, most = len(pairs), LONGEST
        self.family = np.array([g["family"] for g, _ in pairs])
        self.ids = [g["id"] for g, _ in pairs]
        self.x = np.zeros((n, most, len(self.names)), np.float32)
        self.real = np.zeros((n, most), bool)
        self.length = np.ones((n, most), np.float32)
        self.leans = np.zeros((n, most), bool)
        self.follows = np.zeros((n, most), bool)
        self.like = np.zeros((n, most, most), np.float16)
        self.uni, self.bi, self.wanted = [], [], np.zeros((n, 2), np.float32)
        for d, (g, sentences) in enumerate(pairs):
            bags = [tokens(s["text"], g["lang"]) for s in sentences]
            reference = tokens(g["refs"][0], g["lang"])
            self.x[d, : len(bags)] = [[s["features"][name] for name in self.names] for s in sentences]
            self.real[d, : len(bags)] = True
            self.length[d, : len(bags)] = [max(1, len(bag)) for bag in bags]
            self.leans[d, : len(bags)] = [s["leans"] for s in sentences]
            self.follows[d, 1 : len(bags)] = [0 <= b["start"] - a["end"] < 3 for a, b in zip(sentences, sentences[1:])]
            self.like[d, : len(bags), : len(bags)] = likeness(bags)
            for store, grams, k in ((self.uni, lambda t: t, 0), (self.bi, lambda t: list(zip(t, t[1:])), 1)):
                counts = collections.Counter(grams(reference))
                index = {gram: i for i, gram in enumerate(counts)}
                table = np.zeros((most, len(counts)), np.float32)
                for i, bag in enumerate(bags):
                    for gram in grams(bag):
                        if gram in index:
                            table[i, index[gram]] += 1
                store.append((table, np.array(list(counts.values()), np.float32)))
                self.wanted[d, k] = max(1, sum(counts.values()))
        self.uni, self.unimax = self.padded(self.uni)
        self.bi, self.bimax = self.padded(self.bi)

    @staticmethod
    def padded(store, width=64):
        table = np.zeros((len(store), LONGEST, width), np.float32)
        most = np.zeros((len(store), width), np.float32)
        for d, (counts, wanted) in enumerate(store):
            # The n-grams that the text holds; the rest cannot be had.
            useful = np.flatnonzero(counts.sum(0))[:width]
            table[d, :, : len(useful)], most[d, : len(useful)] = counts[:, useful], wanted[useful]
        return table, most

    def gains(self):
        """How much each sentence alone overlaps with the reference: what ranking is learned from first."""
        one = np.minimum(self.uni, self.unimax[:, None]).sum(2), np.minimum(self.bi, self.bimax[:, None]).sum(2)
        f = [2 * o / (self.length + self.wanted[:, k, None]) for k, o in enumerate(one)]
        p = [o / self.length for o in one]
        z = lambda v: (v - mean(v, self.real)) / (np.sqrt(mean((v - mean(v, self.real)) ** 2, self.real)) + 1e-4)
        short = np.minimum(1, self.length / 8)
        return z(0.5 * f[0] + f[1] + 0.25 * p[0]) + 0.8 * z((0.5 * p[0] + p[1]) * short)

    def rewards(self, docs, parts):
        """R1 and R2 (F1) of selections, given what part of each sentence is taken: `parts` is docs x draws x sentences."""
        words = (parts * self.length[docs][:, None]).sum(2)
        out = []
        for table, most, k in ((self.uni, self.unimax, 0), (self.bi, self.bimax, 1)):
            held = np.minimum(np.matmul(parts, table[docs]), most[docs][:, None]).sum(2)
            out.append(2 * held / (words + self.wanted[docs, k][:, None]))
        return np.array(out)


def mean(values, real):
    return (values * real).sum(1, keepdims=True) / real.sum(1, keepdims=True)


def likeness(bags):
    stems = [collections.Counter(w[:6] for w in bag if len(w) > 3) for bag in bags]
    spread = collections.Counter(stem for bag in stems for stem in bag)
    index = {stem: i for i, stem in enumerate(spread)}
    table = np.zeros((len(bags), max(1, len(index))), np.float32)
    for i, bag in enumerate(stems):
        for stem, count in bag.items():
            table[i, index[stem]] = count * np.log2((len(bags) + 1) / spread[stem])
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-6
    like = table @ table.T
    np.fill_diagonal(like, 1)
    return like


class Model:
    def __init__(self, width, rng, hidden):
        self.p = {"w": rng.normal(0, 0.7 / np.sqrt(width), (width, hidden)), "b": rng.normal(0, 0.1, hidden),
                  "v": rng.normal(0, 0.3 / np.sqrt(hidden), hidden), "u": np.zeros(width)}
        self.p = {k: v.astype(np.float32) for k, v in self.p.items()}
        self.m = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.s = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.t = 0

    def fit(self, x):
        """Learns the mean and the spread of each feature."""
        self.mu, self.sd = x.mean(0), x.std(0) + 1e-3

    def scores(self, x):
        x = (x - self.mu) / self.sd
        self.x, self.h = x, np.maximum(0, x @ self.p["w"] + self.p["b"])
        return self.h @ self.p["v"] + x @ self.p["u"]

    def step(self, g, rate, decay=1e-4):
        """One step of Adam down the gradient `g` of the loss in the scores."""
        x, h, g = self.x.reshape(-1, self.x.shape[-1]), self.h.reshape(-1, self.h.shape[-1]), g.reshape(-1)
        back = (g[:, None] * self.p["v"]) * (h > 0)
        grads = {"w": x.T @ back, "b": back.sum(0), "v": h.T @ g, "u": x.T @ g}
        self.t += 1
        for k, grad in grads.items():
            self.m[k] = 0.9 * self.m[k] + 0.1 * grad
            self.s[k] = 0.999 * self.s[k] + 0.001 * grad * grad
            ready = self.m[k] / (1 - 0.9 ** self.t) / (np.sqrt(self.s[k] / (1 - 0.999 ** self.t)) + 1e-8)
            self.p[k] -= rate * (ready + (decay * self.p[k] / rate if k != "b" else 0)).astype(np.float32)


def softmax(logits):
    e = np.exp(logits - logits.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def select(data, docs, scores, rng=None, heat=1.0, limit=8, sentences=None):
    """The program's selection, for many documents at once. With `rng` each choice is drawn; then also the gradient of the
    choices' log-probability in the scores."""
    rows = np.arange(len(docs))
    real, leans, follows, length = data.real[docs], data.leans[docs], data.follows[docs], data.length[docs]
    parts, alike = np.zeros_like(scores), np.zeros_like(scores)
    gradient, left = np.zeros_like(scores), np.full(len(docs), float(BUDGET))
    if sentences:
        left[:] = 1e9
    for _ in range(sentences or limit):
        before = np.zeros_like(real)
        before[:, 1:] = (parts[:, :-1] > 0) & follows[:, 1:]
        allowed = real & (parts == 0) & (alike <= SAME) & (~leans | before)
        logits = np.where(allowed, scores - REDUNDANCY * alike - LEANING * leans, -1e4)
        active = (left > 0) & allowed.any(1)
        if rng is None:
            pick = logits.argmax(1)
        else:
            chance = softmax(logits / heat)
            pick = np.minimum((chance.cumsum(1) < rng.random((len(docs), 1))).sum(1), LONGEST - 1)
            active &= allowed[rows, pick]
            chance = -chance
            chance[rows, pick] += 1
            gradient += chance * active[:, None]
        share = np.clip(left / length[rows, pick], 0, 1) * active
        parts[rows, pick] = np.where(active, share, parts[rows, pick])
        left -= length[rows, pick] * active
        alike = np.where(active[:, None], np.maximum(alike, data.like[docs, pick]), alike)
    return parts, gradient


def lead(data, docs, sentences=None):
    scores = np.tile(-np.arange(LONGEST, dtype=np.float32), (len(docs), 1))
    parts, left = np.zeros_like(scores), np.full(len(docs), float(BUDGET))
    for i in range(sentences or LONGEST):
        share = np.clip(left / data.length[docs, i], 0, 1) * data.real[docs, i] if not sentences else data.real[docs, i]
        parts[:, i] = share
        left -= data.length[docs, i] * data.real[docs, i]
    return parts


def train(data, docs, seed, epochs=(12, 30), rate=(3e-3, 1e-3), batch=128, draws=4, quiet=True, decay=1e-4, hidden=HIDDEN, heat=0.35):
    rng = np.random.default_rng(seed)
    model = Model(data.x.shape[2], rng, hidden)
    model.fit(data.x[docs][data.real[docs]])
    weight = np.array([WEIGHT.get(f, 1.0) for f in data.family], np.float32)
    target = softmax(np.where(data.real, 1.2 * data.gains(), -1e4))
    for epoch in range(epochs[0]):
        order = rng.permutation(docs)
        for start in range(0, len(order), batch):
            some = order[start : start + batch]
            scores = model.scores(data.x[some])
            chance = softmax(np.where(data.real[some], 2 * scores, -1e4))
            g = 2 * (chance - target[some]) * data.real[some] * weight[some, None]
            model.step(g / len(some), rate[0] * (1 - 0.7 * epoch / epochs[0]), decay)
    mean_p = None
    for epoch in range(epochs[1]):
        order, total = rng.permutation(docs), 0.0
        for start in range(0, len(order), batch):
            some = order[start : start + batch]
            scores = model.scores(data.x[some])
            many = np.repeat(some, draws)
            parts, gradient = select(data, many, np.repeat(scores, draws, 0), rng, heat=heat)
            r = data.rewards(some, parts.reshape(len(some), draws, -1))
            r = r[0] + 1.5 * r[1]
            total += r.sum()
            advantage = (r - r.mean(1, keepdims=True)) * weight[some, None]
            g = -(advantage.reshape(-1, 1) * gradient).reshape(len(some), draws, -1).sum(1)
            model.step(20 * g / len(many), rate[1] * (1 - 0.9 * epoch / epochs[1]), decay)
        # The mean of the last third is steadier than the last step.
        if epoch >= epochs[1] * 2 // 3:
            mean_p = {k: v.copy() for k, v in model.p.items()} if mean_p is None else {k: mean_p[k] + v for k, v in model.p.items()}
        if not quiet and epoch % 5 == 0:
            print(f"  epoch {epoch}: drawn {total / len(order) / draws:.4f}", file=sys.stderr, flush=True)
    if mean_p:
        count = epochs[1] - epochs[1] * 2 // 3
        model.p = {k: v / count for k, v in mean_p.items()}
    return model


def report(data, docs, score, label):
    """R1/R2 at 60 words and for 3 sentences over LEAD, with the interval of the paired bootstrap; a line a family at 60 words."""
    rng, told = np.random.default_rng(1), []
    for family in sorted(set(data.family[docs])):
        some = docs[data.family[docs] == family]
        line = f"  {label:14s} {family:10s} n {len(some):5d}"
        for sentences in (None, 3):
            chosen = select(data, some, score(data.x[some]), sentences=sentences)[0]
            ours = 100 * data.rewards(some, chosen[:, None])[..., 0]
            base = 100 * data.rewards(some, lead(data, some, sentences)[:, None])[..., 0]
            draws = rng.integers(0, len(some), (1000, len(some)))
            line += f" | {'3s' if sentences else '60w'}"
            for k in (0, 1):
                low, high = np.percentile((ours[k] - base[k])[draws].mean(1), [2.5, 97.5])
                if not sentences:
                    said = f"{ours[k].mean() - base[k].mean():+.2f} [{low:+.2f} {high:+.2f}]"
                    told = [*told[:-1], f"{told[-1]}, R2 {said}"] if k else [*told, f"{family}: R1 {said}"]
                line += f" R{k + 1} {ours[k].mean():5.2f} {ours[k].mean() - base[k].mean():+5.2f} [{low:+.2f} {high:+.2f}]"
        print(line, flush=True)
    return told


def quantised(model):
    """The weights as the program holds them. A unit of ReLU may be scaled if what it gives is scaled back."""
    p = model.p
    scale = 127 / np.abs(p["w"]).max(0)
    return {"w": np.round(p["w"] * scale), "b": p["b"] * scale, "v": p["v"] / scale, "u": p["u"]}


def written(model, data, validation):
    """The weights as Rust."""
    q = quantised(model)
    row = lambda name, kind, values, doc: f"/// {doc}\npub(super) static {name}: [{kind}; {len(values)}] = [{', '.join(values)}];\n"
    number = lambda v: "0.0" if v == 0 else np.format_float_positional(np.float32(v), precision=4, unique=True, fractional=False, trim="0")
    numbers = lambda values: [number(v) for v in values]
    counts = collections.Counter(data.family)
    lines = ["//! The weights of the ranker, written by tools/train_summary.py: train again rather than change them.", "//!",
             "//! Learned from news with reference summaries, which stays outside this repository: "
             + ", ".join(f"{count} of {family}" for family, count in sorted(counts.items())) + ".",
             *(f"//! {line}" for line in validation), "",
             "/// Units of the hidden layer.", f"pub(super) const HIDDEN: usize = {len(q['b'])};",
             row("MEAN", "f32", numbers(model.mu), "The mean of each feature …"),
             row("SCALE", "f32", numbers(1 / model.sd), "… and one by its spread."),
             row("DIRECT", "f32", numbers(q["u"]), "What each counts by itself."),
             "/// What each feature gives each unit.",
             f"pub(super) static INPUT: [[i8; HIDDEN]; {len(q['w'])}] = [",
             *("    [" + ", ".join(str(int(v)) for v in weights) + "]," for weights in q["w"]), "];",
             row("BIAS", "f32", numbers(q["b"]), "What each unit starts with."),
             row("OUTPUT", "f32", numbers(q["v"]), "What each unit counts.")]
    return "\n".join(lines)


def with_figures(text, measured):
    """The Rust of the weights with what eval/run.py measured of them in its header; the weights stay as they are."""
    lines = [line for line in text.split("\n") if not line.startswith(f"//! {THESE}")]
    told = [f"//! {THESE}, by eval/run.py summary, at 60 words over LEAD, with the interval of the paired bootstrap:"]
    for name, found in sorted(measured.items()):
        if not name.endswith(" 60w"):
            continue
        gains = (f"R{k} {found[f'60w R{k}'] - found[f'lead R{k}']:+.2f} [{found[f'dR{k}lo']:+.2f} {found[f'dR{k}hi']:+.2f}]" for k in (1, 2))
        told.append(f"//! {THESE} on {name.split('.')[0]}: {', '.join(gains)}")
    end = next(i for i, line in enumerate(lines) if not line.startswith("//!"))
    return "\n".join(lines[:end] + told + lines[end:])


def main():
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.path.join(here, "../shared/eval/summary/data"))
    parser.add_argument("--binary", default=os.path.join(here, "target/release/kroniek"))
    parser.add_argument("--validate", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--figures")
    args = parser.parse_args()
    weights = os.path.join(here, "src/summary/weights.rs")
    if args.figures:
        with open(args.figures, encoding="utf-8") as measured, open(weights, encoding="utf-8") as file:
            text = with_figures(file.read(), json.load(measured)["summary"])
        with open(weights, "w", encoding="utf-8") as file:
            file.write(text)
        return
    pairs = []
    for path in sorted(glob.glob(os.path.join(args.data, "*.train.jsonl"))):
        if not any(weak in path for weak in WEAK):
            pairs += explained(args.binary, path)
    data = Documents(pairs)
    docs = np.arange(len(data.ids))
    validation = [f"Other weights, of the same training (seed {args.seed}) without one family, each on that family, at 60 words over LEAD, with the interval of the paired bootstrap:"] if args.validate else []
    for family in sorted(set(data.family)) if args.validate else []:
        model = train(data, docs[data.family != family], args.seed)
        validation += [f"without {line}" for line in report(data, docs[data.family == family], model.scores, "left out")]
    model = train(data, docs, args.seed, quiet=False)
    report(data, docs, model.scores, "learned from")
    with open(weights, "w", encoding="utf-8") as file:
        file.write(written(model, data, validation))


if __name__ == "__main__":
    main()
