// Knight Lab's TimelineJS3, its distributed build, its own defaults.
window.ADAPTER = {
  prepare(events) {
    const date = (text) => {
      const [year, month, day] = text.split("-").map(Number);
      return { year, month, day };
    };
    return {
      events: events.map((event) => ({
        start_date: date(event.first),
        ...(event.last ? { end_date: date(event.last) } : {}),
        text: { headline: event.title, text: event.text },
        group: event.kind,
        unique_id: `e${event.id}`,
      })),
    };
  },
  mount(element, data) {
    const path = `${location.origin}/packages/@knight-lab/timelinejs/dist/js/`;
    this.timeline = new TL.Timeline(element, data, { script_path: path });
  },
  rendered(element) {
    const slide = element.querySelector(".tl-slide .tl-headline");
    const message = element.querySelector(".tl-message-full");
    const hides = message && document.contains(message) && message.offsetHeight > 0 && getComputedStyle(message).display !== "none";
    if (!slide || (hides && Number(getComputedStyle(message).opacity) > 0.01)) return false;
    // The marker of a short event has a box without width; its label has one.
    const label = element.querySelector(".tl-timemarker .tl-timemarker-content-container");
    return (label?.getBoundingClientRect().width ?? 0) > 0;
  },
  pan: ".tl-timenav",
  zoom: null,
  buttons: ['.tl-menubar-button[aria-label="Zoom in"]', '.tl-menubar-button[aria-label="Zoom out"]'],
};
