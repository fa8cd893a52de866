//! A row before and after.

use crate::model::changed::{Became, Difference};
use crate::store::log::entries::row_became;
use crate::store::log::row_names::{Columns, text};

/// The columns of a row before and after a change; at least one of the two exists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides<'r> {
    pub(super) before: Option<&'r Columns>,
    pub(super) after: Option<&'r Columns>,
}

impl<'r> Sides<'r> {
    pub(super) fn became(self) -> Became {
        row_became(self.before.is_some(), self.after.is_some())
    }

    /// The row as it is, or if it is gone, as it last was.
    pub(super) fn present(self) -> &'r Columns {
        static NOTHING: std::sync::LazyLock<Columns> = std::sync::LazyLock::new(Columns::new);
        self.after.or(self.before).unwrap_or(&NOTHING)
    }

    /// The row by what it belongs to. A row that moved, as in a merge of owners, is removed from the old one and added to
    /// the new one.
    pub(super) fn by<K: PartialEq>(self, key: impl Fn(&Columns) -> K) -> Vec<(K, Self)> {
        match (self.before, self.after) {
            (Some(before), Some(after)) if key(before) != key(after) => {
                vec![(key(before), Self { after: None, ..self }), (key(after), Self { before: None, ..self })]
            }
            _ => vec![(key(self.present()), self)],
        }
    }

    /// What the column held before and after.
    pub(super) fn values(self, column: &str) -> [Option<String>; 2] {
        [self.before, self.after].map(|columns| columns.and_then(|columns| value(columns, column)))
    }

    /// The ids that the column held before and after.
    pub(super) fn ids(self, column: &str) -> [Option<i64>; 2] {
        [self.before, self.after].map(|columns| columns.and_then(|columns| id(columns, column)))
    }

    /// The difference in the column, which is shown as `key`.
    pub(super) fn difference(self, column: &str, key: &'static str) -> Option<Difference> {
        let [before, after] = self.values(column);
        Difference::between(key, before, after)
    }

    /// The differences in these columns, which are shown by the same names.
    pub(super) fn differences(self, columns: &[&'static str]) -> Vec<Difference> {
        columns.iter().filter_map(|column| self.difference(column, column)).collect()
    }

    /// The difference in a column of 0 and 1, as no and yes. The "no" of an added or removed row is left out.
    pub(super) fn yes_or_no(self, column: &str, key: &'static str) -> Option<Difference> {
        let said = |number: Option<String>| number.map(|number| if number == "1" { "yes" } else { "no" }.to_owned());
        let [before, after] = self.values(column).map(said);
        let is_told = self.became() == Became::Changed || before.as_deref().or(after.as_deref()) == Some("yes");
        Difference::between(key, before, after).filter(|_| is_told)
    }
}

/// The value of the column.
pub(super) fn value(columns: &Columns, column: &str) -> Option<String> {
    columns.get(column).filter(|value| !value.is_null()).map(text)
}

/// The id in the column.
pub(super) fn id(columns: &Columns, column: &str) -> Option<i64> {
    columns.get(column).and_then(serde_json::Value::as_i64)
}
