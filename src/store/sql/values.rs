//! How the model's types are kept in columns: words as words, ids as numbers, deadlines and references as stated.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::id::{ContactId, MeetingId, OwnerId, RecommendationId, RoundId};
use crate::model::reference::Ref;
use crate::model::vocabulary::{
    Assurance, Audience, Basis, Cause, Channel, EntryKind, Kind, Lang, MeetingKind, OwnerKind, Priority, RelationKind, Response,
    ReturnState, Role, Setting, Status, Tracking, Vocabulary,
};

macro_rules! words {
    ($($name:ty)+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.as_str().as_bytes())))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Self::from_word(value.as_str()?).ok_or(FromSqlError::InvalidType)
            }
        }
    )+};
}

words! {
    Assurance Audience Basis Cause Channel EntryKind Kind Lang MeetingKind OwnerKind Priority RelationKind Response ReturnState Role Setting Status Tracking
}

macro_rules! ids {
    ($($name:ident)+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                i64::column_result(value).map($name)
            }
        }
    )+};
}

ids! { MeetingId OwnerId RecommendationId }
ids! { ContactId RoundId }

macro_rules! stated {
    ($($name:ty)+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.to_string().into())
            }
        }
    )+};
}

stated! { Deadline Ref Span }

impl FromSql for Deadline {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::parse(value.as_str()?).map_err(FromSqlError::other)
    }
}

impl FromSql for Span {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::parse(value.as_str()?).map_err(FromSqlError::other)
    }
}

impl FromSql for Ref {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::as_typed(value.as_str()?).map_err(FromSqlError::other)
    }
}

/// The day in a column, if there is one. The ten characters are read directly: parsing by a format would be slow.
pub(in crate::store) fn day(row: &Row<'_>, place: usize) -> rusqlite::Result<Option<NaiveDate>> {
    let read = match row.get_ref(place)? {
        ValueRef::Null => return Ok(None),
        ValueRef::Text([year @ .., b'-', m1, m2, b'-', d1, d2]) if year.len() == 4 => {
            let numbers = number(year).zip(number(&[*m1, *m2])).zip(number(&[*d1, *d2]));
            numbers.and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year.cast_signed(), month, day))
        }
        _ => None,
    };
    // Anything but such a day fails as in every other column.
    read.map_or_else(|| row.get(place), |day| Ok(Some(day)))
}

/// The day in a column that is never NULL.
pub(in crate::store) fn known_day(row: &Row<'_>, place: usize) -> rusqlite::Result<NaiveDate> {
    day(row, place)?.map_or_else(|| row.get(place), Ok)
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
}

/// An instant in UTC, written as `2026-11-24T13:05:07.123456Z`, so that texts sort as the instants do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) struct Instant(pub(in crate::store) DateTime<Utc>);

impl Instant {
    pub(in crate::store) fn text(self) -> String {
        self.0.to_rfc3339_opts(SecondsFormat::Micros, true)
    }
}

impl ToSql for Instant {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.text().into())
    }
}

impl FromSql for Instant {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let parsed = DateTime::parse_from_rfc3339(value.as_str()?).map_err(FromSqlError::other)?;
        Ok(Self(parsed.with_timezone(&Utc)))
    }
}
