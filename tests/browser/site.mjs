// What is tested: the address of the site, the native program, and what each variant is expected to do.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The site's address and the program; builds and serves where `cargo xtask test` has not. */
export async function site() {
  const binary = process.env.KRONIEK_BINARY ?? (await build());
  if (process.env.KRONIEK_ADDRESS) return { address: process.env.KRONIEK_ADDRESS, binary, close() {} };
  const server = spawn("cargo", ["xtask", "serve", "--port", "0"], { cwd: root, stdio: ["ignore", "pipe", "inherit"], detached: true });
  const address = await new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (part) => {
      const found = (said += part).match(/http:\/\/127\.0\.0\.1:\d+\//);
      if (found) resolve(found[0]);
    });
    server.once("exit", (code) => reject(new Error(`cargo xtask serve ended: ${code}`)));
  });
  return { address, binary, close: () => process.kill(-server.pid, "SIGTERM") };
}

const build = () => new Promise((resolve, reject) => {
  spawn("cargo", ["build", "--release", "--quiet", "--bin", "kroniek"], { cwd: root, stdio: "inherit" })
    .once("exit", (code) => (code === 0 ? resolve(`${root}target/release/kroniek`) : reject(new Error("the program does not build"))));
});

// `ready`: how many widgets become ready. `warns`: what the developer is told, once each, and nothing else.
// `holds`: what its digest must have in it. `noise`: what a browser itself may say about a failed request. `act`: what must happen first.
const page = (name, expected = {}) => ({ name, path: `variants/${name}.html`, ready: 1, warns: [], noise: null, digest: true, ...expected });

// Brings every widget into view, one after the other: each starts only then.
const each = async () => {
  for (const widget of document.querySelectorAll("kroniek-digest, kroniek-summary, kroniek-timeline")) {
    if (!widget.digest()) widget.scrollIntoView();
    // Others may be ready before it.
    while (!widget.digest()) await window.seen.until("kroniek-ready", window.seen.events.filter(({ type }) => type === "kroniek-ready").length + 1);
  }
  scrollTo(0, 0);
};

// Shows the widget on a page that does not say its language: it has to be told by the text.
const unsaid = () => {
  const { documentElement: page } = document;
  const { lang } = page;
  page.removeAttribute("lang");
  document.addEventListener("kroniek-ready", () => { page.lang = lang; });
  document.querySelector("details").open = true;
};

export const PAGES = [
  { ...page("index"), name: "index", path: "index.html" },
  page("minimal"),
  page("english"),
  page("several", { ready: 3, digest: false, act: each }),
  page("src-only", { digest: false }),
  page("data", { digest: false }),
  page("link", { digest: false }),
  page("dates", { digest: false }),
  page("far", { digest: false }),
  page("many", { digest: false }),
  page("related"),
  page("control", { digest: false }),
  page("looks", { ready: 2, digest: false, act: each }),
  page("wide", { digest: false }),
  page("frame", { ready: -1, digest: false }),
  page("pairs"),
  page("german"),
  page("chinese"),
  page("narrow"),
  page("dark"),
  page("rtl"),
  page("long-words"),
  page("hidden", { act: () => { document.querySelector("details").open = true; } }),
  { ...page("hidden", { act: unsaid }), name: "no language" },
  page("csp"),
  page("twice", { warns: [/twice/] }),
  page("no-dates"),
  page("no-year"),
  page("retold", { holds: ['"retold":[{', '"published":"2025-07-12"'] }),
  page("invalid-date", { warns: [/published/] }),
  page("bad-attributes", { warns: [/view.*(auto|axis|list)/] }),
  page("unknown-language", { warns: [/`fy`/], noise: /404/ }),
  page("empty", { ready: 0, warns: [/no text/], digest: false }),
  page("broken-html"),
  page("wrong-mime"),
  page("wasm-missing", { ready: 0, warns: [/404/], noise: /404/, digest: false }),
];

/** Waits until a page's widgets are ready, or have said that they cannot be. */
export async function settled(view, expected) {
  if (expected.ready < 0) return; // a page without a widget
  if (expected.act) await view.evaluate(expected.act);
  await view.evaluate(([type, count]) => window.seen.until(type, count).then(() => null),
    expected.ready > 0 ? ["kroniek-ready", expected.ready] : ["kroniek-error", 1]);
  await view.evaluate(frames);
}

/** For `evaluate`: two frames, after which whatever was asked for is drawn. */
export const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))));
