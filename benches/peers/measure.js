// In the page: times each peer on each text, one after the other in every round, so that all meet the same machine.

// A call shorter than this is repeated: the browser's clock is coarse on purpose.
const SHORTEST = 20;
// Every peer is run for so long before the watch is: what is run often the browser compiles anew, a script as well as a module.
const WARM_UP = 2000;
// A peer that took longer is given no longer text.
const PATIENCE = 20_000;

const size = (text) => new TextEncoder().encode(Array.isArray(text) ? text.map((article) => article.text).join("") : text).length;

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const time = (call, least = SHORTEST) => {
  const start = performance.now();
  let calls = 0;
  let spent = 0;
  for (; calls === 0 || spent < least; calls++, spent = performance.now() - start) call();
  return spent / calls;
};

/**
 * `peers`: { name: (text) => call }, what has to be there before the clock starts is made outside of the call. `texts`: [n, text] by length,
 * or [n, articles].
 * Gives per peer its times, its speed on the longest text (MB/s), how its cost grew (the exponent of n from the first text to the last; null for
 * one text alone) and how many times its speed each of the first peers has, of which `ours` are.
 */
export const measure = (peers, texts, reps, ours = 1) => {
  const rows = Object.keys(peers).map((name) => ({ name, times: [] }));
  for (const [n, text] of texts) {
    const calls = rows.map(({ name, times }) => ((times.at(-1)?.ms ?? 0) < PATIENCE && (times.at(-1)?.ms !== null) ? peers[name](text) : null));
    const spent = rows.map(() => []);
    for (const call of calls) if (call) time(call, WARM_UP);
    for (let rep = 0; rep < reps; rep++) calls.forEach((call, at) => call && spent[at].push(time(call)));
    rows.forEach(({ times }, at) => times.push({ n, bytes: size(text), ms: calls[at] ? middle(spent[at]) : null }));
  }
  const figures = rows.map(({ name, times }) => {
    const known = times.filter(({ ms }) => ms !== null);
    const [first, last] = [known[0], known.at(-1)];
    const growth = first === last ? null : Math.log(last.ms / first.ms) / Math.log(last.n / first.n);
    return { name, times, speed: last.bytes / 1000 / last.ms, growth };
  });
  return figures.map((figure) => ({ ...figure, ratios: figures.slice(0, ours).map(({ speed }) => speed / figure.speed) }));
};
