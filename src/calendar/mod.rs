//! Days, dates with the precision and certainty they have, and EDTF (ISO 8601-2, levels 0 and 1 and `199X`).
//! This room knows no language and no text.

mod day;
mod edtf;
mod extent;
mod shift;

pub use day::Day;
pub(crate) use edtf::{Bound, Date, Dated, Edtf};
#[cfg(feature = "files")]
pub(crate) use extent::set_date;
pub use extent::{Extent, event_date, extent};
pub(crate) use shift::Unit;
