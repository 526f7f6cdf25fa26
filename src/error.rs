//! The crate's one error. Analysis itself never fails: it answers with [`Notice`](crate::Notice)s.

use std::fmt;

/// Input that cannot be used: says what, where, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
    message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Input,
    Option,
    Pack,
}

impl Error {
    /// Input that cannot be read.
    pub(crate) fn input(message: impl Into<String>) -> Self {
        Self { kind: Kind::Input, message: message.into() }
    }

    /// An option with a value that is not allowed.
    pub(crate) fn option(message: impl Into<String>) -> Self {
        Self { kind: Kind::Option, message: message.into() }
    }

    /// A language pack that cannot be used.
    pub(crate) fn pack(message: impl Into<String>) -> Self {
        Self { kind: Kind::Pack, message: message.into() }
    }

    /// What is wrong, and how to mend it.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// Whether the input was at fault (an article, a digest, a file of events).
    #[must_use]
    pub const fn is_input(&self) -> bool {
        matches!(self.kind, Kind::Input)
    }

    /// Whether an option was at fault.
    #[must_use]
    pub const fn is_option(&self) -> bool {
        matches!(self.kind, Kind::Option)
    }

    /// Whether a language pack was at fault.
    #[must_use]
    pub const fn is_pack(&self) -> bool {
        matches!(self.kind, Kind::Pack)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
