// Firefox by Puppeteer and WebDriver BiDi.
import puppeteer from "puppeteer-core";

export async function launch() {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    protocol: "webDriverBiDi",
    // A wheel with Ctrl that is left to the page would zoom it, and each later one of the site, whose pixels are then others.
    extraPrefsFirefox: { "ui.prefersReducedMotion": 1, "mousewheel.with_control.action": 0 },
  });
  return {
    name: "firefox",
    async open(url, { width = 1280, height = 900, dark = false, hook = "" } = {}) {
      const page = await browser.newPage();
      await page.setViewport({ width, height });
      await page.evaluateOnNewDocument(dark ? `${hook}\n${DARK}` : hook);
      const [log, requests] = [[], []];
      page.on("console", (message) => log.push({ level: message.type(), text: message.text() }));
      page.on("pageerror", (error) => log.push({ level: "error", text: String(error) }));
      page.on("request", (request) => requests.push(request.url()));
      await page.goto(url);
      return {
        evaluate: (act, arg) => page.evaluate(act, arg),
        log: async () => log,
        requests: async () => requests,
        async press(key) {
          const keys = key.split("+");
          for (const modifier of keys.slice(0, -1)) await page.keyboard.down(modifier);
          await page.keyboard.press(keys.at(-1));
          for (const modifier of keys.slice(0, -1).reverse()) await page.keyboard.up(modifier);
        },
        async drag([x, y], [toX, toY]) {
          await page.mouse.move(x, y);
          await page.mouse.down();
          await page.mouse.move(toX, toY, { steps: 6 });
          await page.mouse.up();
        },
        async wheel([x, y], by, ctrl) {
          await page.mouse.move(x, y);
          if (ctrl) await page.keyboard.down("Control");
          await page.mouse.wheel({ deltaY: by });
          if (ctrl) await page.keyboard.up("Control");
        },
        screenshot: (path) => page.screenshot({ path, fullPage: true }),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}

// The driver cannot choose the reader's colours; the page's own `color-scheme` decides all that the styles ask about.
export const DARK = `document.documentElement.style.setProperty("color-scheme", "dark");`;
