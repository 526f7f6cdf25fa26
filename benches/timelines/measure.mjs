// Mounts a widget with so many events, drags it, zooms it; tells what that took.

import os from "node:os";
import { launch, open, sleep, within } from "./browser.mjs";

const round = (value) => (value === undefined || value === null ? null : Math.round(value * 10) / 10);
const sorted = (values) => [...values].sort((a, b) => a - b);
const part = (values, share) => (values.length ? sorted(values)[Math.min(values.length - 1, Math.ceil(share * values.length) - 1)] : null);

/** The middle one; of an even number, the lower. */
export const median = (values) => {
  const known = sorted(values.filter((value) => typeof value === "number"));
  return known.length ? known[Math.floor((known.length - 1) / 2)] : null;
};

const frames = ({ times, long }) => {
  const gaps = times.slice(1).map((time, at) => time - times[at]);
  return {
    frames: gaps.length,
    median: round(part(gaps, 0.5)),
    p95: round(part(gaps, 0.95)),
    long_ms: round(long.reduce((sum, time) => sum + time, 0)),
  };
};

/** About two seconds of `move(count, elapsed)`. */
const gesture = async (page, counters, move) => {
  const before = await counters();
  await page.evaluate(() => BENCH.startFrames());
  const started = Date.now();
  for (let count = 0; Date.now() - started < 2000; count++) await move(count, Date.now() - started);
  const seen = frames(await page.evaluate(() => BENCH.stopFrames()));
  const cpu = ((await counters()).TaskDuration - before.TaskDuration) * 1000;
  return { ...seen, cpu_per_frame_ms: round(cpu / Math.max(1, seen.frames)) };
};

const pan = async (page, counters, selector, { width, height }) => {
  // A widget that shows a list scrolls with the page.
  if (!selector || !(await page.locator(`#w ${selector}`).isVisible())) {
    await page.mouse.move(width / 2, height / 2);
    return gesture(page, counters, async (_, time) => {
      await page.mouse.wheel(0, time % 1000 < 500 ? 60 : -60);
      await sleep(8);
    });
  }
  const box = await page.locator(`#w ${selector}`).boundingBox();
  const y = box.y + Math.min(box.height, height - box.y) * 0.5;
  const [left, right] = [box.x + box.width * 0.2, box.x + box.width * 0.8];
  await page.mouse.move(right, y);
  await page.mouse.down();
  const done = await gesture(page, counters, async (_, time) => {
    const phase = (time % 1000) / 500;
    await page.mouse.move(right + (left - right) * (phase < 1 ? phase : 2 - phase), y);
    await sleep(8);
  });
  await page.mouse.up();
  return done;
};

const zoom = async (page, counters, settings) => {
  if (settings.buttons) {
    return gesture(page, counters, async (count) => {
      await page.evaluate((selector) => document.querySelector(`#w ${selector}`)?.click(), settings.buttons[count % 8 < 4 ? 0 : 1]);
      await sleep(120);
    });
  }
  if (!settings.zoom || !(await page.locator(`#w ${settings.zoom}`).isVisible())) return null;
  const box = await page.locator(`#w ${settings.zoom}`).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  if (settings.zoomKey) await page.keyboard.down(settings.zoomKey);
  const done = await gesture(page, counters, async (_, time) => {
    await page.mouse.wheel(0, time < 1000 ? -100 : 100);
    await sleep(16);
  });
  if (settings.zoomKey) await page.keyboard.up(settings.zoomKey);
  return done;
};

/** One run in a browser of its own; `error` says how far it came. */
export const measure = async (address, widget, variant, count, { cap, cpu, viewport }) => {
  const browser = await launch();
  const found = { load: round(os.loadavg()[0]) };
  try {
    const { page, context, hosts, errors } = await open(browser, address, { viewport });
    const session = await context.newCDPSession(page);
    if (cpu > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const counters = async () =>
      Object.fromEntries((await session.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));
    const heap = async () => {
      await session.send("HeapProfiler.collectGarbage");
      return (await session.send("Runtime.getHeapUsage")).usedSize / 2 ** 20;
    };

    await page.goto(`${address}/page?widget=${widget}&variant=${variant}&count=${count}`);
    await within(page.evaluate(() => BENCH.ready), 60_000, "ready page");
    const empty = await heap();
    const prepared = await within(page.evaluate(() => BENCH.prepare()), cap * 1000, "events of its own");
    const before = await counters();
    const shown = await within(page.evaluate((time) => BENCH.mount(time), cap * 1000), cap * 1000 + 15_000, "first frame");
    found.page_errors = errors.slice(0, 3);
    if (shown.missed) throw new Error(`no first frame after ${cap} s`);
    Object.assign(found, { prepare_ms: round(prepared), first_frame_ms: round(shown.first) });
    await sleep(1500);
    const mounted = await counters();
    const spent = (name) => round((mounted[name] - before[name]) * 1000);
    found.mount_cpu_ms = spent("TaskDuration");
    found.mount_layout_ms = round(spent("LayoutDuration") + spent("RecalcStyleDuration"));
    found.heap_mb = round(await heap());
    found.heap_more_mb = round(found.heap_mb - empty);
    found.wasm_mb = round((await page.evaluate(() => BENCH.wasm())) / 2 ** 20);
    found.elements = await page.evaluate(() => BENCH.elements());
    found.listeners = mounted.JSEventListeners;

    const settings = await page.evaluate(() => ({ pan: ADAPTER.pan, zoom: ADAPTER.zoom, buttons: ADAPTER.buttons, zoomKey: ADAPTER.zoomKey }));
    await page.evaluate(() => document.querySelector("#w").scrollIntoView());
    const hands = async () => {
      found.pan = await pan(page, counters, settings.pan, viewport);
      await sleep(300);
      found.zoom = await zoom(page, counters, settings);
    };
    await within(hands(), (cap + 30) * 1000, "end of the gestures");
    found.elements_after = await page.evaluate(() => BENCH.elements());
    found.hosts = [...hosts];
  } catch (error) {
    found.error = String(error.message ?? error).split("\n")[0].slice(0, 200);
  } finally {
    await within(browser.close(), 10_000, "end of the browser").catch(() => {});
  }
  return found;
};

/** Runs of the same, as one: the median of each figure. */
export const together = (runs) => {
  const done = runs.filter((run) => !run.error);
  if (done.length === 0) return runs[0];
  const merged = {};
  for (const [key, value] of Object.entries(done[0])) {
    const values = done.map((run) => run[key]);
    if (typeof value === "number") merged[key] = median(values);
    else if (value && !Array.isArray(value) && typeof value === "object") merged[key] = together(values.filter(Boolean));
    else merged[key] = value;
  }
  return merged;
};
