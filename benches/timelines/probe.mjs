// What a figure cannot say: axe-core, the strictest policy, wheel and keys, hosts, a phone; with twenty events.

import path from "node:path";
import { launch, open, packages, serve, sleep } from "./browser.mjs";

const CAP = 8000;
const shown = async (page) => {
  await page.evaluate(() => BENCH.ready);
  const done = await page.evaluate((cap) => (BENCH.prepare(), BENCH.mount(cap)), CAP).catch((error) => ({ missed: true, error: String(error) }));
  await sleep(1500);
  return !done.missed;
};

/** Everything that can be focused, in shadow trees too. */
const focusable = () => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((element) => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
  const control = (element) => element.matches("a[href],button,input,select,summary,[tabindex]") && element.getClientRects().length > 0;
  const elements = all(document.querySelector("#w")).filter(control);
  const small = elements.filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && (width < 24 || height < 24);
  });
  return { tab_stops: elements.filter((element) => element.tabIndex >= 0).length, controls: elements.length, under_24px: small.length };
};

/** What is to be seen of the widget, to tell whether it changed. */
const picture = () => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((element) => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
  return all(document.querySelector("#w")).slice(0, 600).map((element) => element.style?.cssText + element.getAttribute("class")).join("|");
};

const probe = async (browser, address, widget, variant) => {
  const url = `${address}/page?widget=${widget}&variant=${variant}&count=20`;
  const found = { widget, variant };
  {
    const { page, hosts, context } = await open(browser, address, { viewport: { width: 1000, height: 800 } });
    await page.goto(url);
    found.shown = await shown(page);
    found.hosts = [...hosts];
    Object.assign(found, await page.evaluate(focusable));
    await page.evaluate(() => document.activeElement?.blur());
    const before = await page.evaluate(picture);
    await page.keyboard.press("ArrowRight");
    await sleep(1200);
    found.takes_keys_unfocused = before !== (await page.evaluate(picture));
    await page.evaluate(() => document.querySelector("#w").scrollIntoView());
    const top = await page.evaluate(() => scrollY);
    const selector = await page.evaluate(() => ADAPTER.zoom ?? ADAPTER.pan);
    const box = await page.locator(selector ? `#w ${selector}` : "#w").first().boundingBox();
    await page.mouse.move(box.x + box.width / 2, Math.min(780, box.y + Math.min(box.height, 300) / 2));
    for (let turn = 0; turn < 5; turn++) {
      await page.mouse.wheel(0, 100);
      await sleep(60);
    }
    await sleep(400);
    found.page_scrolled_by_500 = await page.evaluate((from) => scrollY - from, top);
    await page.addScriptTag({ path: path.join(packages, "axe-core/axe.min.js") });
    found.axe = await page.evaluate(async () => {
      const { violations } = await axe.run(document, { resultTypes: ["violations"] });
      return violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.length}`);
    });
    await context.close();
  }
  {
    const { page, context } = await open(browser, address);
    await page.addInitScript(() => {
      window.refused = [];
      document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective));
    });
    await page.goto(`${url}&strict`);
    found.strict = { shown: await shown(page), refused: (await page.evaluate(() => window.refused)).length };
    await context.close();
  }
  {
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
    const { page, context } = await open(browser, address, phone);
    await page.goto(url);
    await shown(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    found.phone = { wider_than_page: wider, under_24px: (await page.evaluate(focusable)).under_24px };
    await context.close();
  }
  return found;
};

/** Every widget and variant. */
export const probes = async (chosen) => {
  const { address, end } = await serve();
  const all = [];
  for (const [widget, variant] of chosen) {
    const browser = await launch();
    try {
      all.push(await probe(browser, address, widget, variant));
    } catch (error) {
      all.push({ widget, variant, error: String(error).slice(0, 300) });
    } finally {
      await browser.close();
    }
    console.log(JSON.stringify(all.at(-1)));
  }
  end();
  return all;
};
