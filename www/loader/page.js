// What concerns all widgets of a page: what the page itself tells, and what a trap in the engine means for them.

/** "#kroniek=ID/EVENT": the id of the widget's element (it may be empty) and of an event. */
export const link = (text = location.hash) => {
  try {
    return /[#&]kroniek=([^/&]*)\/([^&]*)/.exec(text)?.slice(1).map(decodeURIComponent);
  } catch {
    return undefined; // half an escape
  }
};

/** Tells the developer once, and the page. */
export const say = (target, name, code, message) => {
  console.warn(`${name} ${message}`);
  target.dispatchEvent(new CustomEvent("kroniek-error", { bubbles: true, composed: true, detail: { code, message } }));
};

export const state = { poisoned: false };
// What the widgets on the page do when it tells them.
const here = new Set();
const all = (act, ...words) => [...here].forEach((widget) => widget[act](...words));
// They try again when the page is looked at or the network is back.
const again = () => document.visibilityState === "visible" && all("again");
const PAGE = {
  online: again,
  visibilitychange: again,
  hashchange: () => all("go", link()),
  // A page in a frame is told by the page around it.
  message: ({ source, data }) =>
    source === parent && source !== window && typeof data?.kroniek === "string" && all("go", link(`#kroniek=${data.kroniek}`)),
  beforeprint: () => all("print", "1"),
  afterprint: () => all("print", ""),
  // After a trap the engine's memory cannot be trusted: every widget goes back to its fallback, for good on this page.
  error: ({ error }) => {
    if (!(error instanceof WebAssembly.RuntimeError) || !/kroniek_(web|files)/.test(error.stack ?? "")) return;
    state.poisoned = true;
    all("fall", "engine-stopped", "the engine stopped; the text inside the tag shows instead");
  },
};
export const trapped = PAGE.error;
const listen = (change) => {
  for (const [type, act] of Object.entries(PAGE)) globalThis[change](type, act, true);
};

/** Enters a widget, once. */
export const enter = (widget) => {
  if (here.has(widget)) return false;
  if (here.size === 0) listen("addEventListener");
  here.add(widget);
  return true;
};
export const leave = (widget) => {
  if (here.delete(widget) && here.size === 0) listen("removeEventListener");
};
