// A server for one page per widget, and a browser that reaches nothing else.

import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = path.dirname(fileURLToPath(import.meta.url));
export const WIDGETS = JSON.parse(await readFile(path.join(here, "widgets.json"), "utf8"));
export const packages = path.join(here, "node_modules");

const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml" };
const STYLE =
  "body{margin:0;font:16px/1.4 sans-serif;color:#111;background:#fff}main{max-width:960px;margin:0 auto;padding:8px}" +
  ".filler{height:1500px}#w{min-height:600px}#w.fixed{height:600px}";
const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'";

const page = (name, variant, count) => {
  const widget = WIDGETS[name];
  const styles = widget.css.map((address) => `<link rel="stylesheet" href="${address}">`).join("");
  const scripts = [...widget.js, "/events.js", `/settings.js?variant=${variant}&count=${count}`, `/adapters/${widget.adapter}`, "/page.js"];
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="/icon">` +
    `<link rel="stylesheet" href="/page.css">${styles}</head><body><main><h1>Article</h1><p>Lead paragraph.</p>` +
    `<div id="w"${widget.package ? ' class="fixed"' : ""}></div><p>After the widget.</p><div class="filler"></div></main>` +
    `${scripts.map((address) => `<script src="${address}"></script>`).join("")}</body></html>`
  );
};

const file = (name) => {
  for (const [prefix, folder] of [["/packages/", packages], ["/kroniek/", path.resolve(process.env.KRONIEK_DIST ?? "dist")]]) {
    if (name.startsWith(prefix)) return path.join(folder, path.normalize(`/${name.slice(prefix.length)}`));
  }
  return path.join(here, path.normalize(name));
};

/** Starts the server; gives its address and how to end it. */
export const serve = async () => {
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url, "http://x");
    const name = decodeURIComponent(url.pathname);
    const [variant, count] = [url.searchParams.get("variant") ?? "default", Number(url.searchParams.get("count") ?? 20)];
    const answer = (type, body) => response.setHeader("content-type", type).end(body);
    if (name === "/page") {
      if (url.searchParams.has("strict")) response.setHeader("content-security-policy", STRICT);
      return answer("text/html", page(url.searchParams.get("widget"), variant, count));
    }
    if (name === "/settings.js") return answer("text/javascript", `window.VARIANT=${JSON.stringify(variant)};window.COUNT=${count};`);
    if (name === "/page.css") return answer("text/css", STYLE);
    try {
      answer(TYPES[path.extname(name)] ?? "application/octet-stream", await readFile(file(name)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}`, end: () => server.close() };
};

/** A new browser: runs do not warm each other. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-precise-memory-info"],
  });

/** A page that reaches `address` only; what else it asked for is in `hosts`. */
export const open = async (browser, address, options) => {
  const context = await browser.newContext(options);
  const opened = { page: await context.newPage(), context, hosts: new Set(), errors: [] };
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (url.startsWith(address) || /^(data|blob):/.test(url)) return route.continue();
    opened.hosts.add(new URL(url).host);
    return route.abort();
  });
  opened.page.on("pageerror", (error) => opened.errors.push(String(error).slice(0, 200)));
  return opened;
};

export const sleep = (time) => new Promise((done) => setTimeout(done, time));

/** `promise`, or an error that says what took longer. */
export const within = (promise, time, what) => {
  let timer;
  const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(`no ${what} after ${time / 1000} s`)), time)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};
