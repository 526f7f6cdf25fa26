// Deterministic events, the same for every widget: `{id, title, first, last?, kind, actors, place, text}`, sorted by their
// first day; one in five lasts from 1 to 400 days; 1949-10-01 to 2026-07-11.
(() => {
  const KINDS = ["visit", "trade", "treaty", "sanction", "summit", "protest", "loan", "exercise"];
  const ACTORS = ["China", "Russia", "Netherlands", "Germany", "France", "India", "Japan", "Brazil"];
  const PLACES = ["Novosibirsk", "Beijing", "Moscow", "The Hague", "Berlin", "Paris", "Harbin", "Astana"];
  const WORDS = (
    "officials met to discuss bilateral trade in timber grain and machinery while companies from the region signed " +
    "letters of intent about railway capacity energy supplies and payments in local currency"
  ).split(" ");
  const DAY = 86_400_000;

  // mulberry32
  const random = (seed) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };

  globalThis.genEvents = (count, seed = 42) => {
    const next = random(seed);
    const below = (limit) => Math.floor(next() * limit);
    const [from, until] = [Date.UTC(1949, 9, 1), Date.UTC(2026, 6, 11)];
    const iso = (time) => new Date(time).toISOString().slice(0, 10);
    const events = [];
    for (let index = 0; index < count; index++) {
      const start = from + below((until - from) / DAY) * DAY;
      const kind = KINDS[below(8)];
      const one = below(8);
      const actors = [ACTORS[one], ACTORS[(one + 1 + below(7)) % 8]];
      const place = PLACES[below(8)];
      const last = next() < 0.2 ? iso(start + (1 + below(400)) * DAY) : undefined;
      const [length, offset] = [12 + below(20), below(WORDS.length)];
      const words = Array.from({ length }, (_, at) => WORDS[(offset + at) % WORDS.length]);
      const title = `${actors[0]}–${actors[1]} ${kind} in ${place}`;
      events.push({ title, start, first: iso(start), last, kind, actors, place, text: `${words.join(" ")}.` });
    }
    events.sort((a, b) => a.start - b.start);
    events.forEach((event, index) => (event.id = index + 1));
    return events;
  };
})();
