//! The day since when things moved, as it is typed: a day, a meeting, or a round that is closed.

use chrono::NaiveDate;

use super::reading::local_end;
use crate::error::{Error, Result};
use crate::model::date::{BadDate, Span};
use crate::store::{Register, Since};

/// The end of the day that `text` names: of a month or year the first one, of a meeting its last; the closing of a round;
/// `last` is the newest meeting of the register's body that was held.
///
/// # Errors
/// A date that can't be read, or one behind `day` (2); no such meeting (3); one without a date (4).
pub fn since(text: &str, register: &Register, day: NaiveDate) -> Result<Since> {
    // A round may be called as a half-year is: it goes first.
    if let Some((closed_on, closed_at)) = register.closing_of(text)? {
        return Ok(Since { day: closed_on, ended_at: closed_at + chrono::TimeDelta::microseconds(1) });
    }
    let since = match Span::parse_typed(text, day) {
        _ if text.trim().eq_ignore_ascii_case("last") => register.last_held_on(day)?.ok_or_else(|| Error::Rule {
            message: "no meeting of the register's body was held yet".to_owned(),
            hint: "give a day: --since 2010-11-17".to_owned(),
        })?,
        Ok(span) => span.first_day(),
        Err(BadDate::NotUnderstood { .. }) => {
            let meeting = register.find_meeting(text)?;
            register.last_day_of(meeting)?.ok_or_else(|| Error::Rule {
                message: format!("the meeting `{text}` has no date"),
                hint: "give a day: --since 2010-11-17".to_owned(),
            })?
        }
        Err(bad) => return Err(bad.into()),
    };
    if since > day {
        return Err(Error::Usage {
            message: format!("{since} is after {day}, until which it is looked"),
            hint: "give an earlier day, or a later one to --as-of".to_owned(),
        });
    }
    Ok(Since { day: since, ended_at: local_end(since)? })
}
