//! EDTF values: what they say of first and last day, and how precise they are.

use super::Day;
use crate::{
    error::Error,
    model::{Basis, EventDate, Precision},
};

/// What an EDTF value says of when something was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// First day that it may be; none if open (`../2010`) or if the year is unknown (`XXXX-07-11`).
    pub earliest: Option<Day>,
    /// Last day that it may be; none if open (`2013/..`) or if the year is unknown.
    pub latest: Option<Day>,
    /// The finest part that is known.
    pub precision: Precision,
    /// Marked `~`, `?` or `%`.
    pub approximate: bool,
}

/// Reads an EDTF value.
///
/// # Errors
/// If it is none that this program knows.
pub fn extent(edtf: &str) -> Result<Extent, Error> {
    let day = Day::parse(edtf).ok_or_else(|| Error::input(format!("not an EDTF date: {edtf:?}")))?;
    Ok(Extent { earliest: Some(day), latest: Some(day), precision: Precision::Day, approximate: false })
}

/// The date of an event from an EDTF value.
///
/// # Errors
/// As [`extent`].
pub fn event_date(edtf: &str, basis: Basis) -> Result<EventDate, Error> {
    let extent = extent(edtf)?;
    Ok(EventDate {
        edtf: edtf.to_owned(),
        precision: extent.precision,
        earliest: extent.earliest.map(|day| day.to_string()),
        latest: extent.latest.map(|day| day.to_string()),
        basis,
    })
}
