// What a widget is made of, fetched when the first one needs it: glue and wasm, styles, one language pack.

const beside = (path) => new URL(path, import.meta.url);

// Constructable sheets, because `style-src 'self'` refuses inline ones. The first keeps the widget's place on the page.
const sheet = (text) => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
};
export const place = () => sheet(PLACE);
// On a wide page the axis stands in it, and fills what it reserves; in a narrow column a list, which is longer than any reserve.
const PLACE = `:host{display:block;container-type:inline-size;min-inline-size:min(100%,15rem)}:host([hidden]){display:none}
.place{--least:60rem;min-block-size:var(--kroniek-reserve,var(--least))}.place.summary{--least:34rem}.place.timeline{--least:44rem}
@container (min-width:600px){.place{--least:54rem}.place.summary{--least:18rem}.place.timeline{--least:42rem}}
.place.settled{min-block-size:0}`;
const HIGHLIGHT = `::highlight(kroniek){background-color:light-dark(#f7e3a1,#5c4d17);color:light-dark(#14171a,#f4f1e8)}`;

// One promise a thing, forgotten when it fails, so that a later widget (or the same one, later) tries again.
const kept = new Map();
const once = (key, make) => {
  if (!kept.has(key)) kept.set(key, make().catch((error) => (kept.delete(key), Promise.reject(error))));
  return kept.get(key);
};
export const get = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw Object.assign(new Error(`${url} answered ${response.status}`), { status: response.status });
  return response;
};

let attempts = 0;
// Glue and wasm of a module: "kroniek_web" is the widget; "kroniek_files" one that reads and writes files besides.
export const module = (name) =>
  once(name, async () => {
    // A browser may remember that an import failed: a new address is a new attempt.
    const glue = import(beside(`${name}.js${attempts++ ? `?${attempts}` : ""}`));
    const wasm = get(beside(`${name}_bg.wasm`));
    wasm.catch(() => {});
    const [made, response] = [await glue, await wasm];
    const typed = /^application\/wasm\b/i.test(response.headers.get("content-type") ?? "");
    // Streaming wants the right type; bytes do not.
    await made.default({ module_or_path: typed ? response : await response.arrayBuffer() });
    return made;
  });
// A document in parts, and where in it the events of each begin: no task is long, and the engine never holds the text of all.
const PART = 1000;
export function* parts(data) {
  const { events, ...rest } = data;
  if (!Array.isArray(events)) return yield [data, 0];
  yield [{ ...rest, events: events.slice(0, PART) }, 0];
  for (let at = PART; at < events.length; at += PART) yield [{ events: events.slice(at, at + PART) }, at];
}
// Lets the page go on.
export const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
export const styles = () =>
  once("styles", async () => {
    const made = await new CSSStyleSheet().replace(await (await get(beside("kroniek.css"))).text());
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet(HIGHLIGHT)];
    return made;
  });
export const pack = (tag) =>
  once(`pack ${tag}`, async () => {
    if (!/^[A-Za-z0-9]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag)) throw new Error(`not a language tag: ${tag}`);
    return (await get(beside(`languages/${tag}.pack`))).text();
  });
// A picture of lines as one of dots, twice as fine as the screen may show it.
export const picture = async (svg) => {
  if (!svg) return null;
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode().finally(() => URL.revokeObjectURL(image.src));
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * image.width, height: 2 * image.height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done));
};
