// This widget, with an editor's events. Loader, engine, styles and language pack are there before the clock starts, as
// the others' scripts and styles are: a first small widget brings them.
(() => {
  const CODES = { China: "CN", Russia: "RU", Netherlands: "NL", Germany: "DE", France: "FR", India: "IN", Japan: "JP", Brazil: "BR" };
  const KINDS = {
    visit: ["CONSULT", "visit"],
    trade: ["COOPERATE"],
    treaty: ["AGREE"],
    sanction: ["SANCTION"],
    summit: ["CONSULT"],
    protest: ["PROTEST"],
    loan: ["AID"],
    exercise: ["COOPERATE"],
  };
  // The engine's, and that of the module that reads files.
  const memories = new Set();
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await make.apply(WebAssembly, given);
      memories.add((made.instance ?? made).exports.memory);
      return made;
    };
  }
  const prepare = (events) => ({
    events: events.map((event) => {
      const [type, mode] = KINDS[event.kind];
      return {
        id: `e${event.id}`,
        date: event.last ? `${event.first}/${event.last}` : event.first,
        actors: [
          { code: CODES[event.actors[0]], role: "source" },
          { code: CODES[event.actors[1]], role: "target" },
        ],
        type,
        ...(mode ? { mode } : {}),
        headline: event.title,
        text: event.text,
        place: event.place,
      };
    }),
  });
  const widget = (data) => {
    const made = document.createElement("kroniek-timeline");
    made.setAttribute("language", "en");
    made.setAttribute("loading", "eager");
    made.data = data;
    return made;
  };
  window.ADAPTER = {
    ready: (async () => {
      await import("/kroniek/kroniek.js");
      const first = widget(prepare(genEvents(2)));
      const shown = new Promise((done) => first.addEventListener("kroniek-ready", done, { once: true }));
      document.body.append(first);
      await shown;
      first.remove();
    })(),
    prepare,
    mount(element, data) {
      element.append(widget(data));
    },
    rendered(element) {
      const root = element.firstElementChild?.shadowRoot;
      const event = root?.querySelector(".mark, [data-act=row], li");
      return (event?.getBoundingClientRect().width ?? 0) > 0;
    },
    root: (element) => element.firstElementChild?.shadowRoot,
    wasmBytes: () => [...memories].reduce((sum, memory) => sum + (memory?.buffer.byteLength ?? 0), 0),
    pan: ".plot",
    zoom: ".plot",
    // Without Ctrl the wheel is the page's.
    zoomKey: "Control",
  };
})();
