//! The table `settings`: the settings of the register.

use crate::model::vocabulary::{Setting, Vocabulary};
use crate::report::frame::Frame;
use crate::report::table::{Cell, Column, Table, held};

/// For programs: a row for each setting, in the order of the list; `value` is empty if it is not set.
pub fn settings(value: impl Fn(Setting) -> Option<String>, frame: &Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let columns = vec![Column::word("name", h.setting), Column::text("value", h.value)];
    let rows = Setting::ALL.iter().map(|&setting| vec![Cell::word(Some(setting)), Cell::text(value(setting))]).collect();
    Table { name: "settings", as_of: frame.today, lang: frame.words.lang, columns, rows: held(rows) }
}

/// For people: the same, with an explanation of each.
pub fn settings_for_people(value: impl Fn(Setting) -> Option<String>, frame: &Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let columns = vec![Column::word("name", h.setting), Column::text("value", h.value), Column::text("meaning", h.meaning)];
    let row = |&setting: &Setting| {
        let said = (frame.words.labels.setting)(setting).to_owned();
        vec![Cell::word(Some(setting)), Cell::text(value(setting)), Cell::Text(said)]
    };
    let rows = Setting::ALL.iter().map(row).collect();
    Table { name: "settings", as_of: frame.today, lang: frame.words.lang, columns, rows: held(rows) }
}
