// Kroniek's loader: defines <kroniek-digest>, <kroniek-summary> and <kroniek-timeline> at once, and fetches the rest (glue,
// engine, styles, one language pack) when the first of them nears the viewport. It hands every event, frame and width to the
// engine, which decides what they mean. Text inside the tag shows until the widget is ready, and stays if it never is.

const beside = (path) => new URL(path, import.meta.url);
const KINDS = { "kroniek-digest": "digest", "kroniek-summary": "summary", "kroniek-timeline": "timeline" };
// Whose words the interface borrows beside an article in a language without a pack.
const RESERVE = "en";
// A change of one of these means another reading; of the others, another drawing.
const READING = ["for", "src", "related", "language", "published", "sentences"];
const DRAWING = ["view", "dyad", "theme"];
const FORMATS = ["json", "csv", "ics", "svg", "png"];
const INPUT = ["click", "change", "input", "keydown", "dblclick", "pointerdown", "pointermove", "pointerup", "pointercancel"];
// What the engine asks for in return, as bits.
const [FRAME, PLACE, COPY, SELECT, FILTER] = [1, 2, 4, 8, 16];

// Constructable sheets, because `style-src 'self'` refuses inline ones. The first keeps the widget's place on the page.
const sheet = (text) => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
};
const PLACE_STYLE = `:host{display:block;container-type:inline-size;min-inline-size:min(100%,15rem)}:host([hidden]){display:none}
.place{min-block-size:var(--kroniek-reserve,60rem)}.place.summary{min-block-size:var(--kroniek-reserve,34rem)}
.place.timeline{min-block-size:var(--kroniek-reserve,44rem)}.place.settled{min-block-size:0}`;
const HIGHLIGHT = `::highlight(kroniek){background-color:light-dark(#f7e3a1,#5c4d17);color:light-dark(#14171a,#f4f1e8)}`;

// One promise a thing, forgotten when it fails, so that a later widget (or the same one, later) tries again.
const kept = new Map();
const once = (key, make) => {
  if (!kept.has(key)) kept.set(key, make().catch((error) => (kept.delete(key), Promise.reject(error))));
  return kept.get(key);
};
const get = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw Object.assign(new Error(`${url} answered ${response.status}`), { status: response.status });
  return response;
};

let attempts = 0;
let poisoned = false;
// Glue and wasm of a module: "kroniek_web" is the widget; "kroniek_files" reads and writes files, where there are any.
const module = (name) =>
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
const styles = () =>
  once("styles", async () => {
    const made = await new CSSStyleSheet().replace(await (await get(beside("kroniek.css"))).text());
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet(HIGHLIGHT)];
    return made;
  });
const pack = (tag) =>
  once(`pack ${tag}`, async () => {
    if (!/^[A-Za-z0-9]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag)) throw new Error(`not a language tag: ${tag}`);
    return (await get(beside(`languages/${tag}.pack`))).text();
  });
// A picture of lines as one of dots, twice as fine as the screen may show it.
const picture = async (svg) => {
  if (!svg) return null;
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode().finally(() => URL.revokeObjectURL(image.src));
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * image.width, height: 2 * image.height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done));
};
const say = (target, name, code, message) => {
  console.warn(`${name} ${message}`);
  target.dispatchEvent(new CustomEvent("kroniek-error", { bubbles: true, composed: true, detail: { code, message } }));
};
// "#kroniek=ID/EVENT": the id of the widget's element (it may be empty) and of an event.
const link = (text = location.hash) => /[#&]kroniek=([^/&]*)\/([^&]*)/.exec(text)?.slice(1).map(decodeURIComponent);

// Widgets on the page, those whose files did not come, and those that run.
const here = new Set();
const waiting = new Set();
const live = new Set();
const PAGE = {
  online: () => again(),
  visibilitychange: () => again(),
  hashchange: () => here.forEach((widget) => widget.go(link())),
  // A page in a frame is told by the page around it.
  message: ({ source, data }) =>
    source === parent && source !== window && typeof data?.kroniek === "string" && here.forEach((widget) => widget.go(link(`#kroniek=${data.kroniek}`))),
  beforeprint: () => live.forEach((widget) => widget.print("1")),
  afterprint: () => live.forEach((widget) => widget.print("")),
  // After a trap the engine's memory cannot be trusted: every widget goes back to its fallback, for good on this page.
  error: ({ error }) => {
    if (!(error instanceof WebAssembly.RuntimeError) || !/kroniek_web/.test(error.stack ?? "")) return;
    poisoned = true;
    for (const widget of [...live]) widget.fall("engine-stopped", "the engine stopped; the text inside the tag shows instead");
  },
};
const again = () => document.visibilityState === "visible" && [...waiting].forEach((widget) => widget.retry());
const listen = (on) => {
  for (const [type, act] of Object.entries(PAGE)) globalThis[on ? "addEventListener" : "removeEventListener"](type, act, true);
};

class Kroniek extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = [...READING, ...DRAWING];
  #kind = KINDS[this.localName];
  #root = this.attachShadow({ mode: "open" });
  #place = document.createElement("div");
  #widget = null;
  #turn = null; // the attempt under way; an older one that comes back finds that it is not its turn
  #frame = 0;
  #lit = null;
  #changed = new Set();
  #told = new Set();
  #data = null;
  #words = ""; // the pack that the interface speaks from
  #near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#retry(), { rootMargin: "600px" });
  #away = new IntersectionObserver((entries) => this.#release(entries.at(-1)));
  #size = new ResizeObserver(([{ contentRect }]) => (this.#widget?.resize(contentRect.width), this.#soon()));
  #still = matchMedia("(prefers-reduced-motion: reduce)");
  // What the page's own events are told to.
  #ways = {
    retry: () => this.#retry(),
    fall: (code, message) => this.#fall(code, message),
    print: (on) => this.#widget?.ask(`print\0${on}`),
    go: (to) => this.#go(to),
  };

  constructor() {
    super();
    this.#place.className = `place ${this.#kind}`;
    this.#place.append(document.createElement("slot"));
    this.#root.adoptedStyleSheets = [sheet(PLACE_STYLE)];
    this.#root.append(this.#place);
  }

  connectedCallback() {
    if (here.has(this.#ways)) return; // moved, not removed
    if (here.size === 0) listen(true);
    here.add(this.#ways);
    if (this.getAttribute("loading") === "eager" || (link()?.[0] ?? NaN) === this.id) this.#retry();
    else this.#near.observe(this);
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected || !here.delete(this.#ways)) return;
      this.#stop();
      if (here.size === 0) listen(false);
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !(this.#widget || this.#turn)) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#change());
    this.#changed.add(name);
  }

  handleEvent(event) {
    this.#do(this.#widget?.handle(event));
  }

  async #start() {
    const turn = (this.#turn = {});
    let fresh = null;
    try {
      if (poisoned) throw new Error("the engine stopped earlier on this page");
      const [{ Widget }, looks] = await Promise.all([module("kroniek_web"), styles()]);
      if (turn !== this.#turn) return;
      fresh = new Widget(this, this.#kind);
      const tag = fresh.ask("language");
      const [own, given] = await Promise.all([
        // A language without a pack is read without one, and the engine says so; a pack that did not come may come later.
        tag && pack(tag).catch((error) => (error.status === 404 ? "" : Promise.reject(error))),
        this.#files(),
      ]);
      // A language whose pack lacks the words of the interface borrows them.
      const words = /^\[word\]$/m.test(own) ? "" : await pack(RESERVE).catch(() => "");
      if (turn !== this.#turn) return fresh.free();
      this.#stop();
      this.#turn = turn;
      this.#root.adoptedStyleSheets = [this.#root.adoptedStyleSheets[0], looks];
      fresh.start(this.#place, [own || "", words, given].join("\0"));
      this.#words = words || own;
      this.#widget = fresh;
      live.add(this.#ways);
      this.#listen("addEventListener");
      this.#size.observe(this.#place);
      this.#away.observe(this);
      this.#notices();
      this.#emit("kroniek-ready", { language: tag });
      this.#go(link());
    } catch (error) {
      if (turn !== this.#turn) return;
      PAGE.error({ error });
      this.#fall("not-loaded", `${error?.message ?? error}; the text inside the tag shows instead`);
      // They try again when the page is looked at or the network is back.
      if (!poisoned) waiting.add(this.#ways);
    } finally {
      if (turn === this.#turn) this.#turn = null;
    }
  }

  #retry() {
    this.#near.disconnect();
    waiting.delete(this.#ways);
    if (this.isConnected && !this.#widget && !this.#turn) this.#start();
  }

  #stop() {
    for (const observer of [this.#near, this.#away, this.#size]) observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#turn = null;
    waiting.delete(this.#ways);
    live.delete(this.#ways);
    this.#lit?.clear();
    if (!this.#widget) return;
    this.#listen("removeEventListener");
    if (!poisoned) this.#widget.free();
    this.#widget = null;
    this.#place.replaceChildren(document.createElement("slot"));
  }

  // Back to the text inside the tag.
  #fall(code, message) {
    this.#stop();
    this.#place.replaceChildren(document.createElement("slot"));
    this.#away.observe(this);
    this.#tell(code, message);
  }

  #listen(change) {
    for (const type of INPUT) this.#root[change](type, this);
    // The wheel is listened to where it zooms only, so that the page scrolls freely elsewhere.
    this.#root.querySelector(".plot")?.[change]("wheel", this, { passive: false });
  }

  #soon() {
    this.#frame ||= requestAnimationFrame((time) => {
      this.#frame = 0;
      this.#do(this.#widget?.frame(time, this.#still.matches));
    });
  }

  #do(todo) {
    if (todo & FRAME) this.#soon();
    if (todo & PLACE) this.#show(this.#widget.range());
    if (todo & COPY) this.#copy();
    for (const [bit, type] of [[SELECT, "kroniek-select"], [FILTER, "kroniek-filter"]]) {
      if (todo & bit) this.#emit(type, { id: this.#widget.ask("selected") ?? null, shown: Number(this.#widget.ask("shown")) });
    }
  }

  #ask(...words) {
    this.#soon();
    return this.#widget?.ask(words.join("\0"));
  }

  // Shows a stretch of the article where it stands: the page's tree is not touched.
  #show(range) {
    if (!range) return;
    if (globalThis.Highlight) {
      this.#lit?.clear();
      CSS.highlights.set("kroniek", (this.#lit = new Highlight(range)));
    }
    range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: this.#still.matches ? "auto" : "smooth" });
  }

  #go(to) {
    if (!to || (to[0] && to[0] !== this.id)) return;
    if (!this.#widget) this.#retry();
    else if (this.select(to[1])) this.scrollIntoView({ block: "nearest" });
  }

  async #copy() {
    const to = `${location.href.split("#")[0]}#kroniek=${[this.id, this.#widget.ask("selected")].map(encodeURIComponent).join("/")}`;
    await navigator.clipboard?.writeText(to);
    this.#ask("copied");
  }

  #change() {
    const reading = READING.some((name) => this.#changed.has(name));
    this.#changed.clear();
    if (!this.isConnected) return;
    if (reading || this.#turn) this.#start();
    else if (this.#widget) this.#ask("attributes"), this.#notices();
  }

  // The place may shrink to what is in it only while that is below what the reader sees: nothing in sight moves.
  #release({ isIntersecting, boundingClientRect, rootBounds }) {
    if (isIntersecting || !(boundingClientRect.top >= (rootBounds?.bottom ?? innerHeight))) return;
    this.#place.classList.add("settled");
    this.#away.disconnect();
  }

  async #text(name) {
    const address = this.getAttribute(name)?.trim();
    return address ? (await get(new URL(address, document.baseURI))).text() : "";
  }

  // What the page's files hold, for the engine; a page without any loads no reader for them.
  async #files() {
    const own = this.#data == null ? "" : JSON.stringify(this.#data);
    const [src, related] = await Promise.all(
      ["src", "related"].map((name) =>
        this.#text(name).catch((error) => (this.#tell(name, `"${this.getAttribute(name)}" cannot be used as \`${name}\`: ${error.message}`), "")),
      ),
    );
    if (!(src || own || related)) return "";
    try {
      const { given, notices } = (await module("kroniek_files")).read(src || own, related);
      for (const { code, message } of notices) this.#tell(code, message);
      return given;
    } catch (error) {
      this.#tell("src", `the files cannot be read: ${error?.message ?? error}`);
      return "";
    }
  }

  #notices() {
    const parts = this.#widget.ask("notices").split("\0");
    for (let at = 0; at + 1 < parts.length; at += 2) this.#tell(parts[at], parts[at + 1]);
  }

  #tell(code, message) {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    say(this, `<${this.localName}>`, code, message);
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  /** Events of the editor, as in a file that `src` names. */
  get data() {
    return this.#data;
  }
  set data(events) {
    this.#data = events ?? null;
    if (this.#widget || this.#turn) this.#start();
  }
  /** What the engine found in the article, as `kroniek digest` prints it; null before `kroniek-ready`. */
  digest = () => (this.#widget ? JSON.parse(this.#ask("digest")) : null);
  /** Chooses the event with this id; tells whether there is one. */
  select = (id) => this.#ask("select", id) != null;
  /** Shows the stretch between two dates (EDTF, such as 2001 or 2001-07-16). */
  zoom = (start, end) => this.#ask("zoom", start, end) != null;
  /** Shows everything. */
  fit = () => void this.#ask("fit");
  /** Promises the timeline as text (`json`, `csv`, `ics`, `svg`) or as a blob (`png`); null before `kroniek-ready`. */
  export = async (format) => {
    if (!FORMATS.includes(format)) throw new RangeError(`\`${format}\` is no format; allowed: ${FORMATS.join(", ")}`);
    if (format === "png") return picture(await this.export("svg"));
    const timeline = this.#ask("json") ?? null;
    return timeline && format !== "json" ? (await module("kroniek_files")).write(timeline, this.#words, format) : timeline;
  };
}

// A second copy of this script, or a browser too old for it, leaves the page as it is.
if (!globalThis.customElements || !globalThis.IntersectionObserver || !("adoptedStyleSheets" in Document.prototype)) {
  say(document, "Kroniek:", "too-old", "this browser has no custom elements; the text inside the tags shows instead");
} else if (customElements.get("kroniek-digest")) {
  say(document, "Kroniek:", "twice", "this script was loaded twice; the first copy goes on, and this one does nothing");
} else {
  for (const name of Object.keys(KINDS)) customElements.define(name, class extends Kroniek {});
}
