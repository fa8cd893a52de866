//! The texts of the officer's desk in French.

use super::super::desk::DeskTexts;

pub(super) const DESK: DeskTexts = DeskTexts {
    internal: |note| format!("[interne] {note}"),
    in_dispute: |text| format!("† contesté\u{a0}: «\u{a0}{text}\u{a0}»"),
};
