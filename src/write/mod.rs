//! What goes out: JSON, static HTML, CSV, iCalendar, JSON-LD and SVG.
