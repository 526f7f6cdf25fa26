// The element on the page: starts the engine, hands it what happens, and does what it asks for in return.

import { engine } from "./engine.js";
import { module, place, script } from "./load.js";
import { copy, emit, light, link, say } from "./page.js";

// A change of one of these means another reading; of the others, another drawing.
const READING = ["for", "src", "related", "language", "published", "sentences"];
const DRAWING = ["view", "dyad", "theme"];
// What the reader does anywhere on the page: what a widget said was of the act before.
const ACTS = ["click", "keydown", "pointerdown", "blur"];
const INPUT = [...ACTS, "change", "input", "dblclick", "pointermove", "pointerup", "pointercancel"];
const PAGE = ["online", "visibilitychange", "hashchange", "message", "beforeprint", "afterprint", "error", ...ACTS];
// What the engine asks for in return, as bits; the last is a number, of the format to save in.
const [FRAME, PLACE, COPY, SELECT, FILTER, SAVE] = [1, 2, 4, 8, 16, 5];

export class Kroniek extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = [...READING, ...DRAWING, "loading"];
  static #here = new Set();
  // After a trap the engine's memory cannot be trusted: every widget goes back to its fallback, for good on this page.
  static #poisoned = false;
  #kind = this.localName.slice(8);
  #root = this.attachShadow({ mode: "open" });
  #place = document.createElement("div");
  #widget = null;
  #plot = null;
  #turn = null; // the attempt under way; an older one that comes back finds that it is not its turn
  #failed = false;
  #frame = 0;
  #lit = null;
  #words = ""; // the pack that the interface speaks from
  #told = new Set();
  #data = null;
  #to = null; // the link that waits for the widget
  #sight = new IntersectionObserver((entries) => this.#seen(entries.at(-1)), { rootMargin: "600px" });
  #size = new ResizeObserver(([{ contentRect }]) => this.#widget && (this.#widget.resize(contentRect.width), this.#soon()));
  #still = matchMedia("(prefers-reduced-motion: reduce)");

  constructor() {
    super();
    this.#place.className = `place ${this.#kind}`;
    this.#place.append(document.createElement("slot"));
    this.#root.adoptedStyleSheets = [place()];
    this.#root.append(this.#place);
    for (const type of INPUT) this.#root.addEventListener(type, this);
    // A page's script may have been quicker than this one.
    if (Object.hasOwn(this, "data")) {
      this.#data = this.data;
      delete this.data;
    }
  }

  connectedCallback() {
    const here = Kroniek.#here;
    if (here.has(this)) return; // moved, not removed
    if (!here.size) PAGE.forEach((type) => addEventListener(type, Kroniek.#all, true));
    here.add(this);
    this.#look();
    this.#go(link());
    if (this.#eager()) this.#begin();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      const here = Kroniek.#here;
      if (here.delete(this) && !here.size) PAGE.forEach((type) => removeEventListener(type, Kroniek.#all, true));
      this.#sight.disconnect();
      this.#stop();
    });
  }

  // A burst of changes is one update: of several starts the last goes on, and a frame draws all that was asked.
  attributeChangedCallback(name, before, after) {
    if (name === "loading") this.#eager() && this.#begin();
    else if (before === after || !(this.#widget || this.#turn)) return;
    else if (this.#turn || READING.includes(name)) this.#start();
    else this.#ask("attributes"), this.#notices();
  }

  // What happens inside, and what the page tells all of its widgets.
  handleEvent(event) {
    this.#do(this.#widget?.handle(event));
  }
  static #all = (event) => [...Kroniek.#here].forEach((widget) => widget.#hear(event));

  #hear({ type, source, data, error }) {
    if (type === "hashchange") this.#go(link());
    // A page in a frame is told by the page around it.
    else if (type === "message") source === parent && source !== window && typeof data?.kroniek === "string" && this.#go(link(`#kroniek=${data.kroniek}`));
    else if (type.endsWith("print")) this.#widget?.ask(`print\0${type === "beforeprint" ? 1 : ""}`);
    else if (type === "error") {
      if (!(error instanceof WebAssembly.RuntimeError) || !/kroniek_(web|files)/.test(error.stack)) return;
      Kroniek.#poisoned = true;
      if (this.#widget) this.#fall("engine-stopped", "the engine stopped; the text inside the tag shows instead");
    }
    else if (ACTS.includes(type)) this.#widget?.ask("hush") != null && this.#soon();
    // The page is looked at, or the network is back.
    else if (this.#failed && document.visibilityState === "visible") this.#begin();
  }

  #look() {
    this.#sight.disconnect();
    this.#sight.observe(this);
  }

  #seen({ isIntersecting, boundingClientRect, rootBounds }) {
    if (isIntersecting) return this.#failed || this.#begin();
    // The place may shrink to what is in it only while that is below what the reader sees: nothing in sight moves.
    const below = boundingClientRect.top >= (rootBounds?.bottom ?? innerHeight);
    if (below && (this.#widget || this.#failed)) this.#place.classList.add("settled");
  }

  #eager() {
    return this.getAttribute("loading")?.trim() === "eager";
  }

  #begin() {
    if (this.isConnected && !this.#widget && !this.#turn) this.#start();
  }

  async #start() {
    const turn = (this.#turn = {});
    try {
      if (Kroniek.#poisoned) throw new Error("the engine stopped earlier on this page");
      const made = await engine(this, this.#kind, this.#data, () => turn === this.#turn);
      // Others may have begun anew, or taken it off the page, between the engine and here.
      if (turn !== this.#turn || !this.isConnected) return made?.[0].free();
      const [widget, looks, language, own, words] = made;
      this.#stop();
      this.#turn = turn;
      this.#root.adoptedStyleSheets = [this.#root.adoptedStyleSheets[0], looks];
      widget.start(this.#place, [own, words].join("\0"));
      this.#widget = widget;
      this.#words = words || own;
      // The wheel is listened to where it zooms only, so that the page scrolls freely elsewhere.
      this.#plot = this.#root.querySelector(".plot");
      this.#plot?.addEventListener("wheel", this, { passive: false });
      this.#size.observe(this.#place);
      this.#look();
      this.#notices();
      emit(this, "kroniek-ready", { language });
      this.#go(this.#to);
      this.#to = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      Kroniek.#all({ type: "error", error });
      this.#fall("not-loaded", `${error?.message ?? error}; the text inside the tag shows instead`);
    } finally {
      if (turn === this.#turn) this.#turn = null;
    }
  }

  #stop() {
    this.#size.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#turn = null;
    this.#failed = false;
    this.#lit?.clear();
    this.#plot?.removeEventListener("wheel", this);
    if (!Kroniek.#poisoned) this.#widget?.free();
    this.#widget = null;
    this.#place.replaceChildren(document.createElement("slot"));
  }

  // Back to the text inside the tag.
  #fall(code, message) {
    this.#stop();
    this.#failed = true;
    this.#look();
    this.#tell(code, message);
  }

  #soon() {
    this.#frame ||= requestAnimationFrame((time) => {
      this.#frame = 0;
      this.#do(this.#widget?.frame(time, this.#still.matches));
    });
  }

  #do(todo) {
    if (todo & FRAME) this.#soon();
    if (todo & PLACE) this.#lit = light(this.#widget.range(), this.#lit, this.#still.matches);
    if (todo & COPY) this.#copy();
    if (todo >> SAVE) this.#save(Math.log2(todo >> SAVE));
    for (const [bit, type] of [[SELECT, "kroniek-select"], [FILTER, "kroniek-filter"]]) {
      if (todo & bit && this.#widget) emit(this, type, { id: this.#widget.ask("selected") ?? null, shown: +this.#widget.ask("shown") });
    }
  }

  #ask(...words) {
    this.#soon();
    return this.#widget?.ask(words.join("\0"));
  }

  #go(to) {
    if (!to || (to[0] && to[0] !== this.id)) return;
    if (!this.#widget) (this.#to = to), this.#begin();
    else if (this.select(to[1]) && this.#kind !== "summary") this.scrollIntoView({ block: "nearest" });
  }

  async #copy() {
    this.#ask("say", await copy([this.id, this.#widget.ask("selected")]));
  }

  async #save(format) {
    const said = (words) => this.#ask("saving", words);
    said("…");
    try {
      const reason = await this.#write("save", format, (part) => said(`${Math.floor(100 * part)} %`));
      said("");
      if (reason) this.#tell("not-saved", `${reason.message}; the reader got an SVG`);
    } catch (error) {
      said("failed");
      this.#tell("not-saved", `the timeline cannot be saved: ${error.message}`);
    }
  }

  // Lets the script of files do something with the timeline that is there now; its engine comes only where that is needed.
  async #write(what, format, tell) {
    const widget = this.#widget;
    const ask = (words) => {
      if (widget !== this.#widget) throw new Error("it changed meanwhile");
      return widget.ask(words);
    };
    return (await script("kroniek_files"))[what](ask, this.#words, format, tell, () => module("kroniek_files"));
  }

  #notices() {
    const parts = this.#widget?.ask("notices").split("\0") ?? [];
    for (let at = 0; at + 1 < parts.length; at += 2) this.#tell(parts[at], parts[at + 1]);
  }

  #tell(code, message) {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    say(this, `<${this.localName}>`, code, message);
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
  digest() {
    return this.#widget ? JSON.parse(this.#ask("digest")) : null;
  }
  /** Chooses the event with this id; tells whether there is one. */
  select(id) {
    return this.#ask("select", id) != null;
  }
  /** Shows the stretch between two dates (EDTF, such as 2001 or 2001-07-16). */
  zoom(start, end) {
    return this.#ask("zoom", start, end) != null;
  }
  /** Shows everything. */
  fit() {
    this.#ask("fit");
  }
  /** Shows only what holds these words, and only the events of this pair ("CN-RU"); without either, all pairs and kinds. */
  filter({ text = "", dyad = text ? undefined : "" } = {}) {
    this.#ask("find", text);
    if (dyad !== undefined) this.#ask("pair", dyad);
    this.#notices();
  }
  /** Promises the timeline as text (`json`, `csv`, `ics`, `svg`) or as a blob (`png`); null before `kroniek-ready`. */
  async export(format) {
    return this.#widget && this.#write("make", format, () => {});
  }
}
