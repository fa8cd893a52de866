//! The texts of the officer's desk in English.

use super::super::desk::DeskTexts;

pub(super) const DESK: DeskTexts =
    DeskTexts { internal: |note| format!("[internal] {note}"), in_dispute: |text| format!("† in dispute: “{text}”") };
