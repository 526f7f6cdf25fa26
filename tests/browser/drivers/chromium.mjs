// Chromium by Playwright.
import { chromium } from "playwright-core";

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

export async function launch() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
  return {
    name: "chromium",
    async open(url, { width = 1280, height = 900, dark = false, hook = "", scripts = true } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? "dark" : "light",
        javaScriptEnabled: scripts,
        reducedMotion: "reduce",
      });
      if (scripts) await context.addInitScript(hook);
      const page = await context.newPage();
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
        async wheel([x, y], by, ctrl) {
          await page.mouse.move(x, y);
          if (ctrl) await page.keyboard.down("Control");
          await page.mouse.wheel(0, by);
          if (ctrl) await page.keyboard.up("Control");
        },
        tree: (selector) => page.locator(selector).ariaSnapshot(),
        screenshot: (path) => page.screenshot({ path, fullPage: true }),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}
