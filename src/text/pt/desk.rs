//! The texts of the officer's desk in Portuguese.

use super::super::pages::DeskTexts;
use super::plural;

pub(super) const DESK: DeskTexts = DeskTexts {
    internal: |note| format!("[interno] {note}"),
    in_dispute: |text| format!("† contestado: «{text}»"),
    first_of: |n, of| format!("{n} de {of}"),
    lies_at: |path| format!("registo: {path}"),
    without_items: |n| format!("o que {n} {} não consta do registo", plural(n, "reunião adotou", "reuniões adotaram")),
};
