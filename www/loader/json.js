// JSON that the engine can read, and what a page's own mistakes say.

// JSON in which half of a pair of code units, which is no letter, is the sign for that; the engine would refuse the whole.
const HALF = /\\ud[89a-f]/i;
export const letters = (text) =>
  HALF.test(text) ? text.replace(/\\(ud[89ab]..\\ud[c-f]..|ud[89a-f]..|.)/gis, (all, code) => (code.length === 5 ? "\ufffd" : all)) : text;
export const json = (value) => letters(JSON.stringify(value) ?? "null");
export const why = (error) => {
  try {
    return String(error?.message ?? error);
  } catch {
    return "it throws what cannot be read either";
  }
};
