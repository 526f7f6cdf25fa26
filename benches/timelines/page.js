// What runs in the page beside a widget: makes the events, mounts, waits for the first frame, counts frames.
(() => {
  let counting = null;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => counting?.long.push(entry.duration))).observe({
    entryTypes: ["longtask"],
  });
  const element = () => document.querySelector("#w");
  window.BENCH = {
    ready: new Promise((done) => addEventListener("load", done))
      .then(() => ADAPTER.ready)
      .then(() => void (window.EVENTS = genEvents(window.COUNT))),
    // Events into the widget's own format, before any clock starts.
    prepare: () => {
      const before = performance.now();
      window.DATA = ADAPTER.prepare(window.EVENTS);
      return performance.now() - before;
    },
    mount: (cap) =>
      new Promise((done) => {
        const started = performance.now();
        const look = () => {
          if (performance.now() - started > cap) return done({ missed: true });
          let seen = false;
          try {
            seen = ADAPTER.rendered(element());
          } catch {
            // Not there yet.
          }
          if (!seen) return requestAnimationFrame(look);
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => done({ first: performance.now() - started });
            channel.port2.postMessage(0);
          });
        };
        ADAPTER.mount(element(), window.DATA);
        window.DATA = null;
        requestAnimationFrame(look);
      }),
    elements: () => (ADAPTER.root?.(element()) ?? element()).querySelectorAll("*").length,
    wasm: () => ADAPTER.wasmBytes?.() ?? 0,
    startFrames() {
      counting = { times: [], long: [] };
      const tick = (time) => {
        if (!counting) return;
        counting.times.push(time);
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    },
    stopFrames() {
      const { times, long } = counting;
      counting = null;
      return { times, long };
    },
  };
})();
