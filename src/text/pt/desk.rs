//! The texts of the officer's desk in Portuguese.

use super::super::desk::DeskTexts;

pub(super) const DESK: DeskTexts =
    DeskTexts { internal: |note| format!("[interno] {note}"), in_dispute: |text| format!("† contestado: «{text}»") };
