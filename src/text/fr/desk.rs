//! The texts of the officer's desk in French.

use super::super::pages::DeskTexts;
use super::plural;

pub(super) const DESK: DeskTexts = DeskTexts {
    internal: |note| format!("[interne] {note}"),
    in_dispute: |text| format!("† contesté\u{a0}: «\u{a0}{text}\u{a0}»"),
    first_of: |n, of| format!("{n} sur {of}"),
    lies_at: |path| format!("registre\u{a0}: {path}"),
    without_items: |n| format!("ce que {n} {} ne figure pas au registre", plural(n, "réunion a adopté", "réunions ont adopté")),
};
