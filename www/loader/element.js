// The element on the page: starts the engine, hands it what happens, and does what it asks for in return.

import { get, module, pack, parts, pause, picture, place, styles } from "./load.js";
import { enter, leave, link, say, state, trapped } from "./page.js";

export const KINDS = { "kroniek-digest": "digest", "kroniek-summary": "summary", "kroniek-timeline": "timeline" };
// Whose words the interface borrows beside an article in a language that lacks them.
const RESERVE = "en";
// A change of one of these means another reading; of the others, another drawing.
const READING = ["for", "src", "related", "language", "published", "sentences"];
const DRAWING = ["view", "dyad", "theme"];
// What names files.
const FILES = ["src", "related"];
// A file of more letters is handed over in parts.
const LONG = 1_000_000;
const FORMATS = ["json", "csv", "ics", "svg", "png"];
const INPUT = ["click", "change", "input", "keydown", "dblclick", "pointerdown", "pointermove", "pointerup", "pointercancel"];
// What the engine asks for in return, as bits.
const [FRAME, PLACE, COPY, SELECT, FILTER] = [1, 2, 4, 8, 16];

export class Kroniek extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = [...READING, ...DRAWING];
  #kind = KINDS[this.localName];
  #root = this.attachShadow({ mode: "open" });
  #place = document.createElement("div");
  #widget = null;
  #turn = null; // the attempt under way; an older one that comes back finds that it is not its turn
  #failed = false;
  #frame = 0;
  #lit = null;
  #words = ""; // the pack that the interface speaks from
  #changed = new Set();
  #told = new Set();
  #data = null;
  #near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#begin(), { rootMargin: "600px" });
  #away = new IntersectionObserver((entries) => this.#release(entries.at(-1)));
  #size = new ResizeObserver(([{ contentRect }]) => (this.#widget?.resize(contentRect.width), this.#soon()));
  #still = matchMedia("(prefers-reduced-motion: reduce)");
  // What the page tells all of its widgets.
  #page = {
    again: () => this.#failed && this.#begin(),
    fall: (code, message) => this.#widget && this.#fall(code, message),
    print: (on) => this.#widget?.ask(`print\0${on}`),
    go: (to) => this.#go(to),
  };

  constructor() {
    super();
    this.#place.className = `place ${this.#kind}`;
    this.#place.append(document.createElement("slot"));
    this.#root.adoptedStyleSheets = [place()];
    this.#root.append(this.#place);
  }

  connectedCallback() {
    if (!enter(this.#page)) return; // moved, not removed
    if (this.getAttribute("loading") === "eager" || (this.id && link()?.[0] === this.id)) this.#begin();
    else this.#near.observe(this);
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      leave(this.#page);
      this.#stop();
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

  #begin() {
    this.#near.disconnect();
    this.#failed = false;
    if (this.isConnected && !this.#widget && !this.#turn) this.#start();
  }

  async #start() {
    const turn = (this.#turn = {});
    try {
      if (state.poisoned) throw new Error("the engine stopped earlier on this page");
      const files = this.#data != null || FILES.some((name) => this.getAttribute(name)?.trim());
      const [{ Widget }, looks] = await Promise.all([module(files ? "kroniek_files" : "kroniek_web"), styles()]);
      if (turn !== this.#turn) return;
      const fresh = new Widget(this, this.#kind);
      const tag = fresh.ask("language");
      const [own] = await Promise.all([
        // A language without a pack is read without one, and the engine says so; a pack that did not come may come later.
        tag && pack(tag).catch((error) => (error.status === 404 ? "" : Promise.reject(error))),
        files && this.#files(fresh, () => turn === this.#turn),
      ]);
      const words = /^\[word\]$/m.test(own) ? "" : await pack(RESERVE).catch(() => "");
      if (turn !== this.#turn) return fresh.free();
      this.#stop();
      this.#turn = turn;
      this.#root.adoptedStyleSheets = [this.#root.adoptedStyleSheets[0], looks];
      fresh.start(this.#place, [own, words].join("\0"));
      this.#widget = fresh;
      this.#words = words || own;
      this.#listen("addEventListener");
      this.#size.observe(this.#place);
      this.#away.observe(this);
      this.#notices();
      this.#emit("kroniek-ready", { language: tag });
      this.#go(link());
    } catch (error) {
      if (turn !== this.#turn) return;
      trapped({ error });
      this.#fall("not-loaded", `${error?.message ?? error}; the text inside the tag shows instead`);
      this.#failed = !state.poisoned;
    } finally {
      if (turn === this.#turn) this.#turn = null;
    }
  }

  #stop() {
    for (const observer of [this.#near, this.#away, this.#size]) observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#turn = null;
    this.#failed = false;
    this.#lit?.clear();
    if (!this.#widget) return;
    this.#listen("removeEventListener");
    if (!state.poisoned) this.#widget.free();
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
      if (todo & bit && this.#widget) this.#emit(type, { id: this.#widget.ask("selected") ?? null, shown: Number(this.#widget.ask("shown")) });
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
    if (!this.#widget) this.#begin();
    else if (this.select(to[1])) this.scrollIntoView({ block: "nearest" });
  }

  async #copy() {
    const to = [this.id, this.#widget.ask("selected")].map(encodeURIComponent).join("/");
    await navigator.clipboard?.writeText(`${location.href.split("#")[0]}#kroniek=${to}`);
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

  // Hands over what the page's files hold.
  async #files(widget, wanted) {
    const [src, related] = await Promise.all(
      FILES.map((name) =>
        this.#text(name).catch((error) => (this.#tell(name, `"${this.getAttribute(name)}" cannot be used as \`${name}\`: ${error.message}`), "")),
      ),
    );
    try {
      if (src && src.length <= LONG) widget.read("src", src, 0);
      else if (src || this.#data != null) {
        for (const [part, at] of parts(src ? JSON.parse(src) : this.#data)) {
          if (at) await pause();
          if (!wanted()) return;
          widget.read("src", JSON.stringify(part), at);
        }
      }
      if (related) widget.read("related", related, 0);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      this.#tell("src", `the files cannot be read: ${error?.message ?? error}`);
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
  /** Shows only what holds these words, and only the events of this pair ("CN-RU"); without either, everything. */
  filter = ({ text = "", dyad } = {}) => {
    this.#ask("find", text);
    if (dyad !== undefined) this.#ask("pair", dyad);
  };
  /** Promises the timeline as text (`json`, `csv`, `ics`, `svg`) or as a blob (`png`); null before `kroniek-ready`. */
  export = async (format) => {
    if (!FORMATS.includes(format)) throw new RangeError(`\`${format}\` is no format; allowed: ${FORMATS.join(", ")}`);
    if (format === "png") return picture(await this.export("svg"));
    const timeline = this.#ask("json") ?? null;
    return timeline && format !== "json" ? (await module("kroniek_files")).write(timeline, this.#words, format) : timeline;
  };
}
