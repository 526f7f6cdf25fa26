// Every page of the site in every browser. KRONIEK_BROWSERS=chromium,firefox picks browsers, KRONIEK_CHECKS=quiet,keys picks checks.
import { readFileSync, readdirSync } from "node:fs";
import { after, before, describe } from "node:test";
import { site } from "./site.mjs";

// What has not come by then will not come.
const CEILING = 45_000;
const BROWSERS = ["chromium", "firefox", "webkit"];
const list = (text, all) => text?.split(",").map((name) => name.trim()).filter((name) => all.includes(name)) ?? all;
const folder = new URL("checks/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".mjs")).map((name) => name.slice(0, -4)).sort();
const checks = await Promise.all(list(process.env.KRONIEK_CHECKS, files).map((name) => import(new URL(`${name}.mjs`, folder))));
const hook = readFileSync(new URL("hook.js", import.meta.url), "utf8");
const served = await site();

for (const name of list(process.env.KRONIEK_BROWSERS, BROWSERS)) {
  describe(name, () => {
    let browser;
    // Opens a page, hands it to `use`, and closes it whatever happens.
    const open = async (path, options, use) => {
      const view = await browser.open(new URL(path, served.address).href, { hook, ...options });
      let ceiling;
      const stuck = new Promise((_, reject) => {
        ceiling = setTimeout(async () => {
          const log = await view.log().catch(() => []);
          reject(new Error(`no answer in ${CEILING / 1000} s; on the console: ${JSON.stringify(log)}`));
        }, CEILING);
      });
      try {
        return await Promise.race([use(view), stuck]);
      } finally {
        clearTimeout(ceiling);
        await view.close();
      }
    };
    before(async () => {
      const { launch } = await import(`./drivers/${name}.mjs`);
      browser = await launch(served.address);
    });
    after(() => browser?.close());
    for (const check of checks) check.default({ name, open, ...served });
  });
}
after(() => served.close());
