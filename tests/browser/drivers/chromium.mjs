// Chromium by Playwright.
import { chromium } from "playwright-core";

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

const snapshot = async (session) => {
  const parts = [];
  const take = ({ chunk }) => parts.push(chunk);
  session.on("HeapProfiler.addHeapSnapshotChunk", take);
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  session.off("HeapProfiler.addHeapSnapshotChunk", take);
  return JSON.parse(parts.join(""));
};
// Bytes of what scripts hold: not the code that the browser makes better the more often it runs, nor what it keeps for itself.
const objects = ({ snapshot: { meta }, nodes }) => {
  const { node_fields: fields, node_types: [types] } = meta;
  const [type, size] = [fields.indexOf("type"), fields.indexOf("self_size")];
  let sum = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (!["code", "native"].includes(types[nodes[at + type]])) sum += nodes[at + size];
  }
  return sum;
};

export async function launch() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
  return {
    name: "chromium",
    async open(url, { width = 1280, height = 900, dark = false, forced = false, touch = false, motion = false, hook = "", scripts = true } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? "dark" : "light",
        forcedColors: forced ? "active" : "none",
        hasTouch: touch,
        javaScriptEnabled: scripts,
        reducedMotion: motion ? "no-preference" : "reduce",
      });
      if (scripts) await context.addInitScript(hook);
      const page = await context.newPage();
      // What Playwright has no words for: fingers, and what the page holds on to.
      const session = context.newCDPSession(page);
      const tell = async (method, parameters) => (await session).send(method, parameters);
      const [log, requests] = [[], []];
      page.on("console", (message) => log.push({ level: message.type().replace("warning", "warn"), text: message.text() }));
      page.on("pageerror", (error) => log.push({ level: "error", text: String(error) }));
      page.on("request", (request) => requests.push(request.url()));
      await page.goto(url);
      return {
        evaluate: (act, arg) => page.evaluate(act, arg),
        log: async () => log,
        requests: async () => requests,
        press: (key) => page.keyboard.press(key),
        async drag([x, y], [toX, toY]) {
          await page.mouse.move(x, y);
          await page.mouse.down();
          await page.mouse.move((x + toX) / 2, toY, { steps: 4 });
          await page.mouse.move(toX, toY, { steps: 4 });
          await page.mouse.up();
        },
        // One step of a mouse: "move" to a place, "down", "up".
        mouse: (act, ...place) => page.mouse[act](...place),
        async wheel([x, y], by, ctrl) {
          await page.mouse.move(x, y);
          if (ctrl) await page.keyboard.down("Control");
          await page.mouse.wheel(0, by);
          if (ctrl) await page.keyboard.up("Control");
        },
        touch: (type, ...points) => tell("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) }),
        async held() {
          await tell("Performance.enable");
          // Once for what the first round lets go of.
          for (let round = 0; round < 3; round += 1) await tell("HeapProfiler.collectGarbage");
          const { metrics } = await tell("Performance.getMetrics");
          return { ...Object.fromEntries(metrics.map(({ name, value }) => [name, value])), objects: objects(await snapshot(await session)) };
        },
        print: () => page.pdf(),
        paper: () => page.emulateMedia({ media: "print" }),
        tree: (selector) => page.locator(selector).ariaSnapshot(),
        screenshot: (path) => page.screenshot({ path, fullPage: true }),
        picture: (selector) => page.locator(selector).first().screenshot({ animations: "disabled", caret: "hide" }),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}
