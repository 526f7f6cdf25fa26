// So many events go between page and engine at a time.
export const PART = 500;

/** Lets the page go on. */
export const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
