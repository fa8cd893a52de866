//! Why a relation between two recommendations is refused.

use chrono::NaiveDate;

use crate::model::vocabulary::RelationKind;

/// Recommendations are named by their references.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RelationRefusal {
    #[error("this relation `{kind}` is recorded already")]
    Known { kind: RelationKind },
    #[error("`{reference}` can't be linked to itself")]
    ToItself { reference: String },
    #[error("`{from}` has no relation `{kind}` to `{target}`")]
    Unknown { from: String, kind: RelationKind, target: String },
    #[error("`{newer}` has components, so it can't have the status of `{older}`")]
    HasComponents { newer: String, older: String },
    #[error("something was reported of `{newer}` itself, so it can't have the status of `{older}`")]
    HasStatus { newer: String, older: String },
    #[error("`{newer}` ({newer_on}) is older than `{older}` ({older_on}) and can't restate it")]
    Older { newer: String, newer_on: NaiveDate, older: String, older_on: NaiveDate },
    #[error("`{older}` belongs together with `{newer}` or stands as it does; this would run in a circle")]
    Circle { newer: String, older: String },
}
