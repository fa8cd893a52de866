//! Days and moments as they are typed: since when things moved, until when they were known.

use chrono::{DateTime, FixedOffset, Local, NaiveDate, TimeZone, Utc};

use crate::error::{Error, Result};
use crate::model::date::{BadDate, Span};
use crate::store::{Register, Since};

/// Reads when something happened. Of a date that can be read in two ways the error offers no day after `today`.
///
/// # Errors
/// A date that can't be read (2).
pub fn happened(text: &str, today: NaiveDate) -> Result<Span> {
    Ok(Span::parse_typed(text, today).map_err(|bad| bad.not_after(today))?)
}

/// The end of the day that `text` names: of a month or year the first one, of a meeting its last; the closing of a round;
/// `last` is the newest meeting of the register's body that was held.
///
/// # Errors
/// A date that can't be read, or one behind `day` (2); no such meeting (3); one without a date, or a round that is open (4).
pub fn since(text: &str, register: &Register, day: NaiveDate) -> Result<Since> {
    if let Some((closed_on, ended_at)) = closing(text, register)? {
        return Ok(Since { day: closed_on, ended_at });
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

/// The last day of what was typed.
///
/// # Errors
/// It can't be read (2).
pub fn last_day(text: &str, today: NaiveDate) -> Result<NaiveDate> {
    Ok(Span::parse_typed(text, today)?.last_day())
}

/// The day and the instant up to which things were known: of a round that is closed its closing, else the end of the day.
///
/// # Errors
/// A date that can't be read (2); a round that is open (4).
pub fn known_before(text: &str, register: &Register, today: NaiveDate) -> Result<(NaiveDate, DateTime<Utc>)> {
    if let Some(closing) = closing(text, register)? {
        return Ok(closing);
    }
    let day = last_day(text, today)?;
    Ok((day, local_end(day)?))
}

/// The instant where the officer sits.
pub fn local_time(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    at.with_timezone(&Local).fixed_offset()
}

/// The day on which the round called `text` was closed, and the instant behind its closing. A round may be called as a half-year
/// is: it goes first, and one that is open is not taken for the date.
fn closing(text: &str, register: &Register) -> Result<Option<(NaiveDate, DateTime<Utc>)>> {
    if let Some((closed_on, closed_at)) = register.closing_of(text)? {
        // The closing itself was recorded at that very instant.
        return Ok(Some((closed_on, closed_at + chrono::TimeDelta::microseconds(1))));
    }
    match register.opening_of(text)? {
        None => Ok(None),
        Some(opened_on) => Err(Error::Rule {
            message: format!("the round `{}` is not closed yet", text.trim()),
            hint: format!("give a day; the round was opened on {opened_on}"),
        }),
    }
}

/// The instant at which the day ends where the officer sits.
///
/// # Errors
/// A day at the end of time (2).
pub fn local_end(day: NaiveDate) -> Result<DateTime<Utc>> {
    let midnight = day.succ_opt().and_then(|next| next.and_hms_opt(0, 0, 0));
    let instant = midnight.and_then(|midnight| Local.from_local_datetime(&midnight).earliest());
    let instant = instant.ok_or_else(|| Error::Usage {
        message: format!("the day {day} has no end here"),
        hint: "give a day before the year 9999".to_owned(),
    })?;
    Ok(instant.with_timezone(&Utc))
}
