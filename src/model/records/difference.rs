//! What a change changed: a column, from what to what. The log reads it from the images of a row, an import from what a row
//! of the file sets.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A column and what it held before and after; what is `None` was empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    pub column: Cow<'static, str>,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Difference {
    /// What a column becomes that was empty.
    pub fn set(column: &'static str, after: Option<String>) -> Option<Self> {
        after.map(|after| Self { column: column.into(), before: None, after: Some(after) })
    }

    /// From what to what, where these differ.
    pub fn between(column: &'static str, before: Option<String>, after: Option<String>) -> Option<Self> {
        (before != after).then_some(Self { column: column.into(), before, after })
    }
}
