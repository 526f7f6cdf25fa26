// Kroniek's loader: defines <kroniek-digest>, <kroniek-summary> and <kroniek-timeline> at once, and fetches the rest (glue,
// engine, styles, one language pack) when the first of them nears the viewport. It hands every event, frame and width to the
// engine, which decides what they mean. Text inside the tag shows until the widget is ready, and stays if it never is.

import { Kroniek } from "./loader/element.js";
import { say } from "./loader/page.js";

// A second copy of this script, or a browser too old for it, leaves the page as it is.
if (!globalThis.customElements || !globalThis.IntersectionObserver || !("adoptedStyleSheets" in Document.prototype)) {
  say(document, "Kroniek:", "too-old", "this browser has no custom elements; the text inside the tags shows instead");
} else if (customElements.get("kroniek-digest")) {
  say(document, "Kroniek:", "twice", "this script was loaded twice; the first copy goes on, and this one does nothing");
} else {
  for (const half of ["digest", "summary", "timeline"]) customElements.define(`kroniek-${half}`, class extends Kroniek {});
}
