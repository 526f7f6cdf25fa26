// What the page and its developer are told, and what addresses say.

/** "#kroniek=ID/EVENT": the id of the widget's element (it may be empty) and of an event. */
export const link = (text = location.hash) => {
  try {
    return /[#&]kroniek=([^/&]*)\/([^&]*)/.exec(text)?.slice(1).map(decodeURIComponent);
  } catch {
    return undefined; // half an escape
  }
};

export const emit = (target, type, detail) => target.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));

/** Tells the developer, and the page. */
export const say = (target, name, code, message) => {
  console.warn(`${name} ${message}`);
  emit(target, "kroniek-error", { code, message });
};

/** Says of a tag what is wrong with it, each thing once; the address of another attempt (`load.js`) is no other thing. */
export const teller = (tag) => {
  const told = new Set();
  return (code, message) => {
    const thing = message.replace(/\?\d+/, "");
    if (!told.has(thing)) say(tag, `<${tag.localName}>`, code, message);
    told.add(thing);
  };
};

/** Shows a stretch of the article where it stands, instead of the one that was lit before: the page's tree is not touched. */
export const light = (range, before, still) => {
  let lit = before;
  if (globalThis.Highlight) {
    before?.clear();
    CSS.highlights.set("kroniek", (lit = new Highlight(range)));
  }
  range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  return lit;
};

/** Copies the address of an event, and tells what to say then; a page that may not copy has it in the address bar. */
export const copy = async (to) => {
  const address = `${location.href.split("#")[0]}#kroniek=${to.map(encodeURIComponent).join("/")}`;
  try {
    await navigator.clipboard.writeText(address);
    return "copied";
  } catch {
    location.replace(address);
    return "copy_link\0failed";
  }
};
