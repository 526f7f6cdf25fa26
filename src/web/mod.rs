//! The only code that knows the browser: reads the page, draws the state, listens.
