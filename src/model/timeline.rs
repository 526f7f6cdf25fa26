//! Events of one or many articles, and of editors, on one axis.

use serde::{Deserialize, Serialize};

use super::Event;

/// Events of one or many articles, and of editors, on one axis.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Timeline {
    /// What the timeline is called; the widget words one if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The language of all its articles; `mul` if they have several, none where nobody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Bands behind the axis, from an editor's file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub eras: Vec<Era>,
    /// The events: dated ones by first day, then those without a year, then those without a date.
    pub events: Vec<Event>,
}

/// A stretch of time with a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Era {
    /// Its name.
    pub label: String,
    /// First day, EDTF.
    pub start: String,
    /// Last day, EDTF.
    pub end: String,
}
