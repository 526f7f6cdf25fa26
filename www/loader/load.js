// What a widget is made of, fetched when the first one needs it: glue and wasm, styles, one language pack.

const beside = (path) => new URL(path, import.meta.url);

// Constructable sheets, because `style-src 'self'` refuses inline ones.
const sheet = (text) => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
};
/** A widget's place on the page, which holds the text inside the tag at first; its own sheet keeps it. */
export const place = (tag, kind) => {
  const made = document.createElement("div");
  made.className = `place ${kind}`;
  made.append(document.createElement("slot"));
  const root = tag.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet(PLACE)];
  root.append(made);
  return made;
};
// On a wide page the axis stands in it, and fills what it reserves; in a narrow column a list, which is longer than any reserve.
// The README has the same heights for a page's own sheet.
const PLACE = `:host{display:block;container-type:inline-size;min-inline-size:min(100%,15rem)}:host([hidden]){display:none}
.place{--least:60rem;display:flow-root;min-block-size:var(--kroniek-reserve,var(--least))}.place.summary{--least:35rem}.place.timeline{--least:58rem}
@container (min-width:600px){.place{--least:57rem}.place.summary{--least:19rem}.place.timeline{--least:45rem}}
@container (min-width:840px){.place{--least:54rem}.place.summary{--least:16rem}.place.timeline{--least:42rem}}
.place.settled{min-block-size:0}`;
const HIGHLIGHT = `::highlight(kroniek){background-color:light-dark(#f7e3a1,#5c4d17);color:light-dark(#14171a,#f4f1e8)}`;

// One promise a thing, forgotten when it fails, so that a later widget (or the same one, later) tries again.
const kept = new Map();
let failures = 0;
const once = (key, make) => {
  if (!kept.has(key)) kept.set(key, make().catch((error) => (kept.delete(key), failures++, Promise.reject(error))));
  return kept.get(key);
};
export const get = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw Object.assign(new Error(`${url} answered ${response.status}`), { status: response.status });
  return response;
};

// The script of a module. A browser may remember that an import failed: a new address is a new attempt.
export const script = (name) => once(`script ${name}`, () => import(beside(`${name}.js${failures ? `?${failures}` : ""}`)));
// A module of the engine: "kroniek_web" is the widget; "kroniek_files" one that reads and writes files besides.
export const module = (name) =>
  once(name, async () => {
    const [glue, response] = await Promise.all([script(name), get(beside(`${name}_bg.wasm`))]);
    // Streaming wants the right type; bytes do not.
    const typed = /^application\/wasm\b/i.test(response.headers.get("content-type"));
    const wasm = typed ? WebAssembly.instantiateStreaming(response, glue.imports()) : WebAssembly.instantiate(await response.arrayBuffer(), glue.imports());
    glue.begin((await wasm).instance);
    return glue;
  });
export const styles = () =>
  once("styles", async () => {
    const made = await new CSSStyleSheet().replace(await (await get(beside("kroniek.css"))).text());
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet(HIGHLIGHT)];
    return made;
  });
// By what the engine tells the language of an article that does not say it.
export const languages = () => once("languages", async () => (await get(beside("languages/detect.tsv"))).text());
// A pack holds the words; who speaks for states stands in a file beside it, which only the reading of an article needs.
export const pack = (tag, ...kinds) =>
  once(`pack ${tag} ${kinds}`, async () => {
    if (/\W/.test(tag)) throw new Error(`not a language tag: ${tag}`);
    const part = async (kind) => (await get(beside(`languages/${tag}.${kind}`))).text();
    // Without the leaders less is found, but the reader has the article in short; an error page is none of them.
    const more = async (kind) => part(kind).then((text) => (text.startsWith("[") ? text : ""), () => "");
    return (await Promise.all([part("pack"), ...kinds.map(more)])).join("");
  });
