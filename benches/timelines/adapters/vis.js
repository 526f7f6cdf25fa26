// vis-timeline, standalone build, its own defaults; or with its clusters.
window.ADAPTER = {
  prepare: (events) =>
    events.map((event) => ({
      id: event.id,
      content: event.title,
      title: event.text,
      start: new Date(event.first),
      ...(event.last ? { end: new Date(event.last) } : {}),
    })),
  mount(element, items) {
    const options = { height: "450px", ...(window.VARIANT === "cluster" ? { cluster: { maxItems: 1 } } : {}) };
    this.timeline = new vis.Timeline(element, new vis.DataSet(items), options);
  },
  rendered(element) {
    const root = element.querySelector(".vis-timeline");
    const item = element.querySelector(".vis-item.vis-box, .vis-item.vis-range, .vis-item.vis-cluster");
    return Boolean(root && item) && getComputedStyle(root).visibility !== "hidden" && item.getBoundingClientRect().width > 0;
  },
  pan: ".vis-panel.vis-bottom",
  zoom: ".vis-panel.vis-center",
};
