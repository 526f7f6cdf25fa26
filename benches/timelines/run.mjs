// `cargo xtask bench timeline`: the same events through every timeline (see README.md beside this file).

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { WIDGETS, serve } from "./browser.mjs";
import { measure, together } from "./measure.mjs";
import { probes } from "./probe.mjs";

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    variant: { type: "string" },
    n: { type: "string", default: "20,1000,10000,100000" },
    reps: { type: "string", default: "3" },
    cap: { type: "string", default: "60" },
    cpu: { type: "string", default: "1" },
    viewport: { type: "string", default: "1000x800" },
    probe: { type: "boolean", default: false },
    json: { type: "string" },
  },
});
const names = options.only?.split(",") ?? Object.keys(WIDGETS);
const unknown = names.filter((name) => !WIDGETS[name]);
if (unknown.length) {
  console.error(`unknown: ${unknown.join(", ")}; there are ${Object.keys(WIDGETS).join(", ")}`);
  process.exit(2);
}
const chosen = names
  .flatMap((name) => WIDGETS[name].variants.map((variant) => [name, variant]))
  .filter(([, variant]) => !options.variant || variant === options.variant);
const keep = (figures) => options.json && writeFileSync(options.json, `${JSON.stringify(figures, null, 1)}\n`);

if (options.probe) {
  keep(await probes(chosen));
  process.exit(0);
}

const [width, height] = options.viewport.split("x").map(Number);
const settings = { cap: Number(options.cap), cpu: Number(options.cpu), viewport: { width, height } };
const { address, end } = await serve();
const columns = [
  ["widget", 22],
  ["n", 8],
  ["first frame", 12],
  ["mount cpu", 10],
  ["pan cpu", 8],
  ["p95", 6],
  ["zoom cpu", 9],
  ["p95", 6],
  ["elements", 9],
  ["heap MB", 8],
  ["wasm MB", 8],
  ["load", 5],
];
const line = (cells) => console.log(cells.map((cell, at) => (at ? String(cell ?? "-").padStart(columns[at][1]) : String(cell).padEnd(columns[0][1]))).join(" "));
line(columns.map(([name]) => name));
const figures = [];
for (const [widget, variant] of chosen) {
  for (const count of options.n.split(",").map(Number)) {
    const runs = [];
    for (let run = 0; run < Number(options.reps); run++) {
      runs.push(await measure(address, widget, variant, count, settings));
      if (runs.at(-1).error || runs.at(-1).first_frame_ms > 20_000) break;
    }
    const found = { widget, variant, n: count, cpu: settings.cpu, viewport: options.viewport, runs: runs.length, ...together(runs) };
    figures.push(found);
    keep(figures);
    const name = variant === "default" ? widget : `${widget} (${variant})`;
    line([
      name,
      count,
      found.first_frame_ms,
      found.mount_cpu_ms,
      found.pan?.cpu_per_frame_ms,
      found.pan?.p95,
      found.zoom?.cpu_per_frame_ms,
      found.zoom?.p95,
      found.elements_after ?? found.elements,
      found.heap_mb,
      found.wasm_mb,
      found.load,
    ]);
    if (found.error) {
      console.log(`  ${found.error}`);
      break;
    }
  }
}
end();
process.exit(0);
