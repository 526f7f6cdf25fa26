// What the widget that reads and writes files does with them, in one file with its glue.

export { Widget, begin, imports } from "glue";
export { feed } from "./feed.js";
export { make, save } from "./make.js";
