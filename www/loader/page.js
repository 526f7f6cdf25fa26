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
