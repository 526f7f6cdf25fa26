// A widget's life in the place it has on the page: starts the engine, hands it what happens, and does what it asks for in return.

import { engine } from "./engine.js";
import { ACTS, all, join, leave } from "./everywhere.js";
import { place } from "./load.js";
import { copy, emit, light, link, teller } from "./page.js";
import { save, write } from "./take.js";

const INPUT = [...ACTS, "change", "input", "dblclick", "pointermove", "pointerup", "pointercancel"];
// What the engine asks for in return, as bits; the last is a number, of the format to save in.
const [FRAME, PLACE, COPY, SELECT, FILTER, SAVE] = [1, 2, 4, 8, 16, 5];
// After a trap the engine's memory cannot be trusted: every widget goes back to its fallback, for good on this page.
let poisoned = false;

export class Life {
  data = null; // events of the editor
  #widget = null; // the engine's
  #turn = null; // the attempt under way; an older one that comes back finds that it is not its turn
  #tag;
  #kind;
  #place;
  #picture = null;
  #failed = 0; // 1: something did not come, and may the next time; 2: that again, until the place was out of sight
  #busy = false; // while the engine is at work: what loses the focus then is no act of the reader's
  #frame = 0;
  #lit = null;
  #words = ""; // the pack that the interface speaks from
  #tell;
  #to = null; // the link that waits for the widget
  #sight = new IntersectionObserver((entries) => this.#seen(entries.at(-1)), { rootMargin: "600px" });
  #size = new ResizeObserver(([{ contentRect }]) => this.#widget && (this.#widget.resize(contentRect.width), this.#soon()));
  #still = matchMedia("(prefers-reduced-motion: reduce)");
  // What the page tells all of its widgets.
  #hear = ({ type, source, data, error }) => {
    if (this.#busy) return;
    if (type === "hashchange") this.#go(link());
    // A page in a frame is told by the page around it.
    else if (type === "message") source === parent && source !== window && typeof data?.kroniek === "string" && this.#go(link(`#kroniek=${data.kroniek}`));
    else if (type.endsWith("print")) this.#draw((widget) => widget.ask(`print\0${type === "beforeprint" ? 1 : ""}`));
    else if (type === "error") {
      if (error?.name !== "RuntimeError" || !/kroniek_(web|files)/.test(error.stack)) return;
      poisoned = true;
      if (this.#widget) this.#fall("engine-stopped", "the engine stopped");
    }
    else if (ACTS.includes(type)) this.#widget?.ask("hush") != null && this.#soon();
    // The page is looked at, or the network is back.
    else if (this.#failed && document.visibilityState === "visible") this.begin();
  };

  constructor(tag) {
    this.#tag = tag;
    this.#tell = teller(tag);
    this.#kind = tag.localName.slice(8);
    this.#place = place(tag, this.#kind);
    for (const type of INPUT) tag.shadowRoot.addEventListener(type, this);
  }

  join() {
    join(this.#hear);
    this.#look();
    this.#go(link());
  }

  leave() {
    leave(this.#hear);
    this.#sight.disconnect();
    this.#stop();
  }

  // What happens inside.
  handleEvent(event) {
    if (!this.#busy) this.#do(this.#draw((widget) => widget.handle(event)));
  }

  #look() {
    this.#sight.disconnect();
    this.#sight.observe(this.#tag);
  }

  #seen({ isIntersecting, boundingClientRect, rootBounds }) {
    if (isIntersecting) return this.#failed > 1 || this.begin();
    this.#failed &&= 1;
    // The place may shrink to what is in it only while that is below what the reader sees: nothing in sight moves.
    const below = boundingClientRect.top >= (rootBounds?.bottom ?? innerHeight);
    if (below && (this.#widget || this.#failed)) this.#place.classList.add("settled");
  }

  begin() {
    if (this.#tag.isConnected && !this.#turn && (this.#failed || !this.#widget)) this.#start(true);
  }

  /** Something changed that asks for another reading, or only for another drawing. */
  change(reading) {
    if (this.#turn || (this.#widget ? reading : this.#failed)) this.#start();
    else if (this.#widget) this.ask("attributes"), this.notices();
  }

  async #start(again) {
    const turn = (this.#turn = {});
    try {
      if (poisoned) throw new Error("the engine stopped earlier on this page");
      const made = await engine(this.#tag, this.#kind, this.data, () => turn === this.#turn);
      // Others may have begun anew, or taken it off the page, between the engine and here.
      if (turn !== this.#turn || !this.#tag.isConnected) return made?.[0].free();
      const [widget, looks, language, words, lacking] = made;
      // What did not come before did not come now either: the reader keeps what is there.
      if (lacking && again && this.#widget) return widget.free();
      this.#stop();
      this.#turn = turn;
      this.#failed = lacking ? 2 : 0;
      const root = this.#tag.shadowRoot;
      root.adoptedStyleSheets = [root.adoptedStyleSheets[0], looks];
      const shown = widget.start(this.#place);
      this.#widget = widget;
      this.#words = words;
      // The wheel is listened to around what it zooms only, so that the page scrolls freely elsewhere.
      this.#picture = root.querySelector(".picture");
      this.#picture?.addEventListener("wheel", this, { passive: false });
      this.#size.observe(this.#place);
      this.#look();
      this.notices();
      if (!shown) return turn === this.#turn && this.#fall("no-text", "there is no text to sum up, and no event; name the article's element with `for`");
      emit(this.#tag, "kroniek-ready", { language });
      this.#go(this.#to);
      this.#to = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      all({ type: "error", error });
      this.#fall("not-loaded", error?.message ?? error);
    } finally {
      if (turn === this.#turn) this.#turn = null;
    }
  }

  #stop() {
    this.#size.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#turn = null;
    this.#failed = 0;
    this.#lit?.clear();
    this.#picture?.removeEventListener("wheel", this);
    if (!poisoned) this.#widget?.free();
    this.#widget = null;
    this.#place.replaceChildren(document.createElement("slot"));
  }

  // Back to the text inside the tag.
  #fall(code, message) {
    this.#stop();
    this.#failed = 2;
    this.#look();
    this.#tell(code, `${message}; the text inside the tag shows instead`);
  }

  #soon() {
    this.#frame ||= requestAnimationFrame((time) => {
      this.#frame = 0;
      this.#do(this.#draw((widget) => widget.frame(time, this.#still.matches)));
    });
  }

  #draw(act) {
    this.#busy = true;
    try {
      return this.#widget && act(this.#widget);
    } finally {
      this.#busy = false;
    }
  }

  #do(todo) {
    if (todo & FRAME) this.#soon();
    if (todo & PLACE) this.#show(this.#widget.range());
    if (todo & COPY) copy([this.#tag.id, this.#widget.ask("selected")]).then((said) => this.ask("say", said));
    if (todo >> SAVE) this.#save(Math.log2(todo >> SAVE));
    for (const [bit, type] of [[SELECT, "kroniek-select"], [FILTER, "kroniek-filter"]]) {
      if (todo & bit && this.#widget) emit(this.#tag, type, { id: this.#widget.ask("selected") ?? null, shown: +this.#widget.ask("shown") });
    }
  }

  #show(range) {
    if (range?.startContainer.isConnected) this.#lit = light(range, this.#lit, this.#still.matches);
    else this.#tell("no-place", "the text that it tells of is not on the page, or not any more; put the tag there anew to have the page read again");
  }

  ask(...words) {
    this.#soon();
    // What a page asks when the engine takes the focus away is done as soon as that can hear it.
    if (this.#busy) return void queueMicrotask(() => this.ask(...words));
    return this.#widget?.ask(words.join("\0"));
  }

  #go(to) {
    if (!to || (to[0] && to[0] !== this.#tag.id)) return;
    if (!this.#widget) (this.#to = to), this.begin();
    else if (this.#tag.select(to[1]) && this.#kind !== "summary") this.#tag.scrollIntoView({ block: "nearest" });
  }

  #save(format) {
    save((told) => this.write("save", format, told), (words) => this.ask("saving", words), (message) => this.#tell("not-saved", message));
  }

  write(what, format, tell) {
    return write(what, () => this.#widget, this.#words, format, tell);
  }

  notices() {
    if (this.#busy) return queueMicrotask(() => this.notices());
    const parts = this.#widget?.ask("notices").split("\0") ?? [];
    for (let at = 0; at + 1 < parts.length; at += 2) this.#tell(parts[at], parts[at + 1]);
  }
}
