//! The closed vocabularies: TIMEX3 types, PLOVER types, tones, statuses, precisions.

use serde::{Deserialize, Serialize};

/// TIMEX3 type of a time expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A calendar time: day, month, season, year, decade.
    #[default]
    Date,
    /// A time of the day.
    Time,
    /// A stretch of time.
    Duration,
    /// A time that comes back.
    Set,
}

/// How a component of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// The text says it.
    Stated,
    /// It follows from the publication date or from what the text said before.
    Implied,
    /// Nothing settles it.
    #[default]
    Unknown,
}

/// What an actor is in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The one who acts.
    Source,
    /// The one to whom it is done.
    Target,
    /// One of those who act together.
    #[default]
    Both,
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant,)* }
        impl Default for $name {
            /// The first one.
            fn default() -> Self {
                Self::ALL[0]
            }
        }
        impl $name {
            /// Every value, in the order of the source.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The value's name in JSON and in the packs.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
            /// The value of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// The 16 event types of PLOVER (openeventdata, PLOVER manual 0.8).
    EventType {
        /// Promise or agree to do something together.
        Agree = "AGREE",
        /// Meet, visit, phone, negotiate.
        Consult = "CONSULT",
        /// Recognise, praise, sign or ratify a treaty.
        Support = "SUPPORT",
        /// Give in by word.
        Concede = "CONCEDE",
        /// Trade, exercise or build together.
        Cooperate = "COOPERATE",
        /// Give money, goods, weapons or shelter.
        Aid = "AID",
        /// Withdraw, release, disarm.
        Retreat = "RETREAT",
        /// Demand.
        Request = "REQUEST",
        /// Criticise, accuse, investigate.
        Accuse = "ACCUSE",
        /// Refuse.
        Reject = "REJECT",
        /// Threaten.
        Threaten = "THREATEN",
        /// Demonstrate, strike, boycott.
        Protest = "PROTEST",
        /// Sanction, break ties, expel diplomats.
        Sanction = "SANCTION",
        /// Ready troops or weapons.
        Mobilize = "MOBILIZE",
        /// Arrest, seize, deport, censor.
        Coerce = "COERCE",
        /// Attack.
        Assault = "ASSAULT",
    }
}

words! {
    /// PLOVER's four classes: in words or in deeds, together or against.
    Tone {
        /// Talking together.
        VerbalCooperation = "verbal-cooperation",
        /// Doing together.
        MaterialCooperation = "material-cooperation",
        /// Quarrelling.
        VerbalConflict = "verbal-conflict",
        /// Acting against.
        MaterialConflict = "material-conflict",
    }
}

impl EventType {
    /// The class that PLOVER puts the type in. (Its manual calls SANCTION verbal in one table and material in two places;
    /// it is a deed.)
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::Agree | Self::Consult | Self::Support | Self::Concede => Tone::VerbalCooperation,
            Self::Cooperate | Self::Aid | Self::Retreat => Tone::MaterialCooperation,
            Self::Request | Self::Accuse | Self::Reject | Self::Threaten => Tone::VerbalConflict,
            Self::Protest | Self::Sanction | Self::Mobilize | Self::Coerce | Self::Assault => Tone::MaterialConflict,
        }
    }
}

words! {
    /// Whether the text says that it happened.
    Status {
        /// It did.
        Happened = "happened",
        /// It is announced, scheduled or expected.
        Planned = "planned",
        /// It could, should or may.
        Hypothetical = "hypothetical",
        /// It was reported, and is denied.
        Denied = "denied",
    }
}

words! {
    /// The finest part of a date that is known.
    Precision {
        /// A day.
        Day = "day",
        /// A month.
        Month = "month",
        /// A quarter, season or half-year.
        Season = "season",
        /// A year.
        Year = "year",
        /// Ten years.
        Decade = "decade",
        /// A hundred years.
        Century = "century",
        /// A stretch with two ends, one of which may be open.
        Interval = "interval",
    }
}

words! {
    /// What the date of an event rests on.
    Basis {
        /// The sentence states it in full.
        Stated = "stated",
        /// It follows from the publication date.
        Publication = "publication",
        /// It follows from what the text said before.
        Context = "context",
        /// An editor entered it.
        Editor = "editor",
    }
}

words! {
    /// Who added an event to the timeline.
    Origin {
        /// Found in an article.
        Found = "found",
        /// Entered by an editor.
        Editor = "editor",
    }
}
