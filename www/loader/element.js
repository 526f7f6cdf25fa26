// The element on the page: its attributes, its property, its methods.

import { Life } from "./life.js";

// A change of one of these means another reading; of the others, another drawing.
const READING = ["for", "src", "related", "language", "published", "sentences"];
const DRAWING = ["view", "dyad", "theme"];

export class Kroniek extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = [...READING, ...DRAWING, "loading"];
  #life = new Life(this);
  #here = false;

  constructor() {
    super();
    // A page's script may have been quicker than this one.
    if (Object.hasOwn(this, "data")) {
      this.#life.data = this.data;
      delete this.data;
    }
  }

  connectedCallback() {
    if (this.#here) return; // moved, not removed
    this.#here = true;
    this.#life.join();
    this.#eager();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#here = false;
      this.#life.leave();
    });
  }

  #eager() {
    if (this.getAttribute("loading")?.trim() === "eager") this.#life.begin();
  }

  // A burst of changes is one update: of several starts the last goes on, and a frame draws all that was asked.
  attributeChangedCallback(name, before, after) {
    if (name === "loading") this.#eager();
    else if (before !== after) this.#life.change(READING.includes(name));
  }

  /** Events of the editor, as in a file that `src` names. */
  get data() {
    return this.#life.data;
  }
  set data(events) {
    this.#life.data = events ?? null;
    this.#life.change(true);
  }
  /** What the engine found in the article, as `kroniek digest` prints it; null before `kroniek-ready`. */
  digest() {
    return JSON.parse(this.#life.ask("digest") ?? null);
  }
  /** Chooses the event with this id; tells whether there is one. */
  select(id) {
    return this.#life.ask("select", id) != null;
  }
  /** Shows the stretch between two dates (EDTF, such as 2001 or 2001-07-16). */
  zoom(start, end) {
    return this.#life.ask("zoom", start, end) != null;
  }
  /** Shows everything. */
  fit() {
    this.#life.ask("fit");
  }
  /** Shows only what holds these words, and only the events of this pair ("CN-RU"); without either, all pairs and kinds. */
  filter(by) {
    const { text = "", dyad = text ? undefined : "" } = by ?? {};
    this.#life.ask("find", text);
    if (dyad !== undefined) this.#life.ask("pair", dyad);
    this.#life.notices();
  }
  /** Promises the timeline as text (`json`, `csv`, `ics`, `svg`) or as a blob (`png`); null before `kroniek-ready`. */
  async export(format) {
    return this.#life.write("make", String(format), () => {});
  }
}
