// The floor: a static list of headings, dates and paragraphs. "Pan" is the page's own scrolling.
window.ADAPTER = {
  prepare: (events) => events,
  mount(element, events) {
    const all = document.createDocumentFragment();
    for (const event of events) {
      const section = document.createElement("section");
      const heading = document.createElement("h2");
      const time = document.createElement("time");
      const text = document.createElement("p");
      time.dateTime = event.first;
      time.textContent = event.last ? `${event.first} – ${event.last}` : event.first;
      heading.append(time, ` ${event.title}`);
      text.textContent = event.text;
      section.append(heading, text);
      all.append(section);
    }
    element.append(all);
  },
  rendered: (element) => (element.querySelector("section")?.getBoundingClientRect().width ?? 0) > 0,
  pan: null,
  zoom: null,
};
