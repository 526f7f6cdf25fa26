// Runs in every page before anything else: remembers what the tests ask about later. Plain script, no imports.
(() => {
  const seen = { log: [], events: [], violations: [], listeners: 0, shift: 0, before: null };
  const tell = (level, parts) => seen.log.push({ level, text: parts.map(String).join(" ") });
  for (const level of ["warn", "error"]) {
    const own = console[level].bind(console);
    console[level] = (...parts) => (tell(level, parts), own(...parts));
  }
  addEventListener("error", (event) => event.message && tell("error", [event.message]));
  addEventListener("unhandledrejection", (event) => tell("error", [event.reason]));
  document.addEventListener("securitypolicyviolation", (event) =>
    seen.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));

  const waiting = new Set();
  const note = (event) => {
    seen.events.push({ type: event.type, detail: event.detail, target: event.composedPath()[0] });
    for (const check of [...waiting]) check();
  };
  for (const type of ["kroniek-ready", "kroniek-error", "kroniek-select", "kroniek-filter"]) addEventListener(type, note);
  // Resolves when so many events of a type have come.
  seen.until = (type, count = 1) => new Promise((resolve) => {
    const check = () => {
      const found = seen.events.filter((event) => event.type === type);
      if (found.length < count) return;
      waiting.delete(check);
      resolve(found.map((event) => event.detail));
    };
    waiting.add(check);
    check();
  });

  // Listeners added less those taken away, on any target.
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const known = new WeakMap();
  const key = (type, options) => `${type} ${Boolean(typeof options === "object" ? options?.capture : options)}`;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? window;
    if (listener) {
      const all = known.get(target) ?? known.set(target, new Map()).get(target);
      const same = all.get(key(type, options)) ?? all.set(key(type, options), new Set()).get(key(type, options));
      if (!same.has(listener)) same.add(listener), (seen.listeners += 1);
    }
    return add.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? window;
    if (known.get(target)?.get(key(type, options))?.delete(listener)) seen.listeners -= 1;
    return remove.call(target, type, listener, options);
  };

  // Bytes of all engines' memory.
  const engines = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...parts) => {
      const made = await make.apply(WebAssembly, parts);
      engines.push((made.instance ?? made).exports.memory);
      return made;
    };
  }
  seen.wasm = () => engines.reduce((sum, memory) => sum + (memory?.buffer.byteLength ?? 0), 0);

  // Where the text below the widget stands when the page has been read, before the engine has come.
  seen.top = () => {
    const text = document.querySelector("main .body, main article > p");
    return text ? Math.round(text.getBoundingClientRect().top + scrollY) : null;
  };
  const measure = () =>
    document.querySelector("link[rel=stylesheet]")?.sheet ? (seen.before = seen.top()) : requestAnimationFrame(measure);
  document.addEventListener("DOMContentLoaded", measure);
  try {
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
      if (!entry.hadRecentInput) seen.shift += entry.value;
    })).observe({ type: "layout-shift", buffered: true });
  } catch { /* only Chromium measures it */ }
  window.seen = seen;
})();
