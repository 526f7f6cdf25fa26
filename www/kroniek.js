// Kroniek's loader: defines <kroniek-digest>, <kroniek-summary> and <kroniek-timeline> at once, and fetches the rest (glue,
// engine, styles, one language pack) when the first of them nears the viewport. What decides anything is Rust.
// Text inside the tag shows until the widget is ready, and stays if it never is.

const beside = (path) => new URL(path, import.meta.url);
const KINDS = { "kroniek-digest": "digest", "kroniek-summary": "summary", "kroniek-timeline": "timeline" };
// Whose words the interface borrows beside an article in a language without a pack.
const RESERVE = "en";
// A change of one of these means another reading; of the others, another drawing.
const READING = ["for", "src", "related", "language", "published", "sentences"];
const DRAWING = ["view", "dyad", "theme"];

// Constructable sheets, because `style-src 'self'` refuses inline ones. The first keeps the widget's place on the page.
const sheet = (text) => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
};
const PLACE = `:host{display:block;container-type:inline-size;min-inline-size:min(100%,15rem)}:host([hidden]){display:none}
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
const engine = () =>
  once("engine", async () => {
    // A browser may remember that an import failed: a new address is a new attempt.
    const glue = import(beside(`kroniek_web.js${attempts++ ? `?${attempts}` : ""}`));
    const wasm = get(beside("kroniek_web_bg.wasm"));
    wasm.catch(() => {});
    const [module, response] = [await glue, await wasm];
    const typed = /^application\/wasm\b/i.test(response.headers.get("content-type") ?? "");
    // Streaming wants the right type; bytes do not.
    await module.default({ module_or_path: typed ? response : await response.arrayBuffer() });
    return module;
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

// Widgets whose files did not come, and widgets that run.
const waiting = new Set();
const live = new Set();
const again = () => document.visibilityState === "visible" && [...waiting].forEach((retry) => retry());
const listen = (on) => {
  const change = on ? "addEventListener" : "removeEventListener";
  globalThis[change]("online", again);
  document[change]("visibilitychange", again);
};
// After a trap the engine's memory cannot be trusted: every widget goes back to its fallback, for good on this page.
const trapped = (event) => {
  if (!(event.error instanceof WebAssembly.RuntimeError) || !/kroniek_web/.test(event.error.stack ?? "")) return;
  poisoned = true;
  removeEventListener("error", trapped);
  for (const fall of [...live]) fall("engine-stopped", "the engine stopped; the text inside the tag shows instead");
};

class Kroniek extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = [...READING, ...DRAWING];
  #kind = KINDS[this.localName];
  #root = this.attachShadow({ mode: "open" });
  #place = document.createElement("div");
  #widget = null;
  #turn = null; // the attempt under way; an older one that comes back finds that it is not its turn
  #changed = new Set();
  #told = new Set();
  #data = null;
  #near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#retry(), { rootMargin: "600px" });
  #away = new IntersectionObserver((entries) => this.#release(entries.at(-1)));
  #retry = () => {
    this.#near.disconnect();
    this.#settle();
    if (this.isConnected && !this.#widget && !this.#turn) this.#start();
  };
  // Back to the text inside the tag.
  #fall = (code, message) => {
    this.#stop();
    this.#away.observe(this);
    this.#tell(code, message);
  };

  constructor() {
    super();
    this.#place.className = `place ${this.#kind}`;
    this.#place.append(document.createElement("slot"));
    this.#root.adoptedStyleSheets = [sheet(PLACE)];
    this.#root.append(this.#place);
  }

  connectedCallback() {
    if (this.#widget || this.#turn) return; // moved, not removed
    if (this.getAttribute("loading") === "eager") this.#retry();
    else this.#near.observe(this);
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !(this.#widget || this.#turn)) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#change());
    this.#changed.add(name);
  }

  async #start() {
    const turn = (this.#turn = {});
    let fresh = null;
    try {
      if (poisoned) throw new Error("the engine stopped earlier on this page");
      const [{ Widget }, looks] = await Promise.all([engine(), styles()]);
      if (turn !== this.#turn) return;
      fresh = new Widget(this, this.#root, this.#kind);
      const tag = fresh.language();
      const [own, data, related] = await Promise.all([
        // A language without a pack is read without one, and the engine says so; a pack that did not come may come later.
        tag && pack(tag).catch((error) => (error.status === 404 ? "" : Promise.reject(error))),
        this.#json("src").then((data) => data ?? this.#data),
        this.#json("related"),
      ]);
      // An article in another language still gets its summary, with borrowed words around them.
      const words = own || (await pack(RESERVE).catch(() => ""));
      if (turn !== this.#turn) return fresh.destroy();
      this.#widget?.destroy();
      this.#widget = null;
      this.#root.adoptedStyleSheets = [this.#root.adoptedStyleSheets[0], looks];
      fresh.start(own || "", words, data, related);
      this.#widget = fresh;
      if (live.size === 0) addEventListener("error", trapped);
      live.add(this.#fall);
      this.#notices();
      this.#away.observe(this);
      this.#emit("kroniek-ready", { language: tag });
    } catch (error) {
      if (turn !== this.#turn) return;
      if (error instanceof WebAssembly.RuntimeError) trapped({ error });
      this.#fall("not-loaded", `${error?.message ?? error}; the text inside the tag shows instead`);
      if (poisoned) return;
      // They try again when the page is looked at or the network is back.
      if (waiting.size === 0) listen(true);
      waiting.add(this.#retry);
    } finally {
      if (turn === this.#turn) this.#turn = null;
    }
  }

  #stop() {
    this.#near.disconnect();
    this.#away.disconnect();
    this.#settle();
    this.#turn = null;
    if (live.delete(this.#fall) && live.size === 0) removeEventListener("error", trapped);
    if (!poisoned) this.#widget?.destroy();
    this.#widget = null;
    this.#place.replaceChildren(document.createElement("slot"));
  }

  #settle() {
    if (waiting.delete(this.#retry) && waiting.size === 0) listen(false);
  }

  #change() {
    const reading = READING.some((name) => this.#changed.has(name));
    this.#changed.clear();
    if (!this.isConnected) return;
    if (reading || this.#turn) this.#start();
    else if (this.#widget) this.#widget.attribute_changed(), this.#notices();
  }

  // The place may shrink to what is in it only while that is below what the reader sees: nothing in sight moves.
  #release({ isIntersecting, boundingClientRect, rootBounds }) {
    if (isIntersecting || !(boundingClientRect.top >= (rootBounds?.bottom ?? innerHeight))) return;
    this.#place.classList.add("settled");
    this.#away.disconnect();
  }

  async #json(name) {
    const address = this.getAttribute(name)?.trim();
    try {
      return address ? await (await get(new URL(address, document.baseURI))).json() : null;
    } catch (error) {
      this.#tell(name, `"${address}" cannot be used as \`${name}\`: ${error.message}`);
      return null;
    }
  }

  #notices() {
    for (const [code, message] of this.#widget.notices()) this.#tell(code, message);
  }

  #tell(code, message) {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    console.warn(`<${this.localName}> ${message}`);
    this.#emit("kroniek-error", { code, message });
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
  digest = () => this.#widget?.digest() ?? null;
  /** Chooses the event with this id; tells whether there is one. */
  select = (id) => this.#widget?.select(String(id)) ?? false;
  /** Shows the stretch between two dates (EDTF, such as 2001 or 2001-07-16). */
  zoom = (start, end) => this.#widget?.zoom(String(start), String(end)) ?? false;
  /** Shows everything. */
  fit = () => this.#widget?.fit();
  /** The timeline as text: `json`, `csv`, `ics` or `svg`. */
  export = (format) => this.#widget?.export(String(format)) ?? null;
}

// A second copy of this script, or a browser too old for it, leaves the page as it is.
if (globalThis.customElements && globalThis.IntersectionObserver && "adoptedStyleSheets" in Document.prototype) {
  for (const name of Object.keys(KINDS)) if (!customElements.get(name)) customElements.define(name, class extends Kroniek {});
}
