//! The texts of the officer's desk in English.

use super::super::pages::DeskTexts;
use super::plural;

pub(super) const DESK: DeskTexts = DeskTexts {
    internal: |note| format!("[internal] {note}"),
    in_dispute: |text| format!("† in dispute: “{text}”"),
    first_of: |n, of| format!("{n} of {of}"),
    lies_at: |path| format!("register: {path}"),
    without_items: |n| format!("what {n} {} adopted is not in the register", plural(n, "meeting", "meetings")),
};
