//! A changed value: the column, before and after. The log reads it from the images of a row, an import from the values that a
//! row of the file sets.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A column with its value before and after; `None` is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    pub column: Cow<'static, str>,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Difference {
    /// A value in a column that was empty.
    pub fn set(column: &'static str, after: Option<String>) -> Option<Self> {
        after.map(|after| Self { column: column.into(), before: None, after: Some(after) })
    }

    /// The difference between two values, if any.
    pub fn between(column: &'static str, before: Option<String>, after: Option<String>) -> Option<Self> {
        (before != after).then_some(Self { column: column.into(), before, after })
    }
}
