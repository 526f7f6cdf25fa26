// A page that steers the widget by its methods, and hears its events.
const widget = document.querySelector("kroniek-timeline");
const output = document.querySelector("output");
const acts = {
  select: () => widget.select("2001-07-16 Verdrag van Moskou"),
  zoom: () => widget.zoom("2014", "2024"),
  fit: () => widget.fit(),
  filter: () => widget.filter({ text: "gas" }),
  all: () => widget.filter(),
  export: async () => { output.textContent = (await widget.export("csv")).split("\r\n")[0]; },
};
document.querySelector("#knoppen").addEventListener("click", ({ target }) => acts[target.dataset.do]?.());
for (const type of ["kroniek-ready", "kroniek-select", "kroniek-filter"]) {
  widget.addEventListener(type, ({ detail }) => { output.textContent = `${type} ${JSON.stringify(detail)}`; });
}
