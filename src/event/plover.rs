//! What PLOVER says of its types: the class and the score of each, and of the modes that have their own.

use crate::model::{EventType, Tone};

/// The class of a type. (The manual files SANCTION under both classes of conflict; its section says material.)
pub(super) const fn tone(kind: EventType) -> Tone {
    use EventType as E;
    match kind {
        E::Agree | E::Consult | E::Support | E::Concede => Tone::VerbalCooperation,
        E::Cooperate | E::Aid | E::Retreat => Tone::MaterialCooperation,
        E::Request | E::Accuse | E::Reject | E::Threaten => Tone::VerbalConflict,
        E::Protest | E::Sanction | E::Mobilize | E::Coerce | E::Assault => Tone::MaterialConflict,
    }
}

/// The score of a type and mode, -10 (conflict) to 10 (cooperation).
pub(crate) fn intensity(kind: EventType, mode: Option<&str>) -> f64 {
    use EventType as E;
    match (kind, mode) {
        (E::Consult, Some("visit" | "multilateral")) => 4.0,
        (E::Consult, Some("phone")) => 1.5,
        (E::Consult, Some("third-party")) => 1.0,
        (E::Agree | E::Consult, _) => 2.5,
        (E::Support, _) => 5.0,
        (E::Concede, _) => 4.5,
        (E::Cooperate, _) => 9.5,
        (E::Aid, _) | (E::Retreat, Some("disarm")) => 10.0,
        (E::Retreat, Some("withdraw")) => 8.0,
        (E::Retreat, Some("ceasefire")) => 7.5,
        (E::Retreat, _) => 6.5,
        (E::Request, _) => 0.0,
        (E::Accuse, _) => -3.0,
        (E::Reject, _) => -2.0,
        (E::Threaten, _) => -3.5,
        (E::Protest, _) => -5.0,
        (E::Mobilize, _) => -5.5,
        (E::Sanction, _) => -6.0,
        (E::Coerce, _) => -7.0,
        (E::Assault, _) => -9.0,
    }
}

/// Whether both sides do it when neither is said to do it to the other.
pub(super) const fn joint(kind: EventType) -> bool {
    use EventType as E;
    matches!(kind, E::Agree | E::Consult | E::Support | E::Concede | E::Cooperate)
}

/// Whether no team does it to another.
pub(super) const fn earnest(kind: EventType) -> bool {
    use EventType as E;
    matches!(kind, E::Agree | E::Request | E::Accuse | E::Threaten | E::Sanction | E::Mobilize | E::Coerce)
}

/// Whether it takes two: neither side can do it alone.
pub(super) const fn mutual(kind: EventType) -> bool {
    use EventType as E;
    matches!(kind, E::Agree | E::Consult | E::Cooperate)
}

/// Whether one does it to another, who need do nothing.
pub(super) const fn one_sided(kind: EventType) -> bool {
    use EventType as E;
    matches!(kind, E::Request | E::Accuse | E::Coerce)
}

/// Whether it is done with arms or by force.
pub(super) const fn force(kind: EventType) -> bool {
    matches!(kind, EventType::Mobilize | EventType::Coerce | EventType::Assault)
}

/// Whether a context is the business of states: who acts in it acts towards another.
pub(super) fn of_states(context: &str) -> bool {
    matches!(context, "diplomatic" | "military" | "territory")
}

/// Whether no state does it: floods and murderers strike too, and courts convict at home.
pub(super) fn of_nobody(kind: EventType, contexts: &[&str]) -> bool {
    let others: &[&str] = match kind {
        EventType::Assault => &["disasters", "crime"],
        EventType::Accuse | EventType::Reject | EventType::Retreat => &["legal"],
        _ => &[],
    };
    others.iter().any(|context| contexts.contains(context))
}
