// The page around a frame links to an event in it: the id of the widget there, and that of the event.
for (const button of document.querySelectorAll("button")) {
  button.addEventListener("click", () => {
    const to = ["lijn", button.value].map(encodeURIComponent).join("/");
    document.querySelector("iframe").contentWindow.postMessage({ kroniek: to }, location.origin);
  });
}
