// WebKit by WebKitWebDriver on a screen of its own. It has no way to run a script before the page's: a proxy puts one
// first in every page. Its window cannot be narrower than 447 px: narrow pages stand in a frame.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { readdirSync, existsSync } from "node:fs";
import { Builder, Key, Origin } from "selenium-webdriver";
import { proxy } from "./proxy.mjs";
import { DARK } from "./firefox.mjs";

const NARROWEST = 460;
const KEYS = { Tab: Key.TAB, Escape: Key.ESCAPE, Enter: Key.ENTER, Home: Key.HOME, End: Key.END, ArrowRight: Key.ARROW_RIGHT,
  ArrowLeft: Key.ARROW_LEFT, ArrowUp: Key.ARROW_UP, ArrowDown: Key.ARROW_DOWN, Shift: Key.SHIFT, Control: Key.CONTROL };

const free = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

function miniBrowser() {
  for (const triplet of readdirSync("/usr/lib")) {
    const path = `/usr/lib/${triplet}/webkit2gtk-4.1/MiniBrowser`;
    if (existsSync(path)) return path;
  }
  throw new Error("MiniBrowser is missing: apt-get install webkit2gtk-driver");
}

export async function launch(site) {
  const port = await free();
  const server = spawn("xvfb-run", ["-a", "-s", "-screen 0 1600x1200x24", "WebKitWebDriver", `--port=${port}`], {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, WEBKIT_DISABLE_COMPOSITING_MODE: "1" },
  });
  const front = await proxy(site);
  const stop = () => {
    front.close();
    try { process.kill(-server.pid, "SIGTERM"); } catch { /* it has ended */ }
  };
  let driver;
  try {
    await listening(port, server);
    driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary: process.env.WEBKIT ?? miniBrowser(), args: ["--automation"] },
      })
      .build();
    await driver.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  } catch (error) {
    stop();
    throw error;
  }
  return {
    name: "webkit",
    async open(url, { width = 1280, height = 900, dark = false, hook = "" } = {}) {
      front.hook = dark ? `${hook}\n${DARK}` : hook;
      await driver.switchTo().defaultContent();
      await driver.manage().window().setRect({ x: 0, y: 0, width: Math.max(width, 800), height: height + 90 });
      const own = url.replace(site, front.address);
      if (width < NARROWEST) {
        await driver.get(front.frame(own, width, height));
        await driver.switchTo().frame(0);
      } else {
        await driver.get(own);
      }
      const evaluate = async (act, arg) => {
        const body = typeof act === "string" ? act : `return (${act})(arguments[0])`;
        const [ok, value] = await driver.executeAsyncScript(
          `const done = arguments[arguments.length - 1];
           Promise.resolve().then(() => (function () { ${body} }).call(window, arguments[0]))
             .then((value) => done([true, value ?? null]), (error) => done([false, String(error?.stack ?? error)]));`, arg ?? null);
        if (!ok) throw new Error(value);
        return value;
      };
      return {
        evaluate,
        log: () => evaluate(() => window.seen?.log ?? []),
        requests: async () => {
          const urls = await evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
          return urls.map((entry) => entry.replace(front.address, site));
        },
        async press(key) {
          const keys = key.split("+").map((name) => KEYS[name] ?? name);
          let actions = driver.actions();
          for (const modifier of keys.slice(0, -1)) actions = actions.keyDown(modifier);
          actions = actions.sendKeys(keys.at(-1));
          for (const modifier of keys.slice(0, -1).reverse()) actions = actions.keyUp(modifier);
          await actions.perform();
        },
        async drag([x, y], [toX, toY]) {
          const at = (px, py) => ({ x: Math.round(px), y: Math.round(py), origin: Origin.VIEWPORT, duration: 50 });
          await driver.actions().move(at(x, y)).press().move(at((x + toX) / 2, toY)).move(at(toX, toY)).release().perform();
        },
        // WebKitWebDriver has no wheel.
        wheel: ([x, y], by, ctrl) => evaluate(({ x, y, by, ctrl }) => {
          let target = document.elementFromPoint(x, y);
          while (target.shadowRoot?.elementFromPoint(x, y) && target.shadowRoot.elementFromPoint(x, y) !== target) {
            target = target.shadowRoot.elementFromPoint(x, y);
          }
          target.dispatchEvent(new WheelEvent("wheel",
            { clientX: x, clientY: y, deltaY: by, ctrlKey: ctrl, bubbles: true, composed: true, cancelable: true }));
        }, { x, y, by, ctrl }),
        screenshot: async (path) => {
          const { writeFile } = await import("node:fs/promises");
          await writeFile(path, Buffer.from(await driver.takeScreenshot(), "base64"));
        },
        close: async () => {
          await driver.switchTo().defaultContent();
          await driver.get("about:blank");
        },
      };
    },
    async close() {
      try { await driver.quit(); } finally { stop(); }
    },
  };
}

/** Resolves when the driver's server answers. */
async function listening(port, server) {
  const ended = new Promise((_, reject) => server.once("exit", (code) => reject(new Error(`WebKitWebDriver ended: ${code}`))));
  const ask = async () => {
    for (;;) {
      try {
        if ((await fetch(`http://127.0.0.1:${port}/status`)).ok) return;
      } catch { await new Promise((resolve) => setImmediate(resolve)); }
    }
  };
  await Promise.race([ask(), ended]);
}
