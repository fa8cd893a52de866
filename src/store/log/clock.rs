//! The instant at which a change is recorded: the computer's clock, but always after the newest entry of the log.

use std::sync::OnceLock;
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate, NaiveTime, SubsecRound, TimeDelta, Utc};

use crate::error::Result;
use crate::store::file::register::Register;
use crate::store::sql::read::maybe;
use crate::store::sql::values::Instant;

static TELL: OnceLock<Box<dyn Fn() + Send + Sync>> = OnceLock::new();

/// Sets what is called when the newest entry is more than a day ahead of the clock.
pub fn when_clock_seems_wrong(tell: impl Fn() + Send + Sync + 'static) {
    // A second call comes from the same program and changes nothing.
    let _ = TELL.set(Box::new(tell));
}

/// The present instant by the computer's clock, whatever year it shows.
pub(in crate::store) fn now() -> DateTime<Utc> {
    #[cfg(test)]
    if let Some(shown) = tests::SHOWN.get() {
        return shown;
    }
    instant(SystemTime::now())
}

/// The instant that a clock shows, moved into the years 1 to 9998 if it is outside them: the year 9999 means the end of
/// all time.
pub fn instant(shown: SystemTime) -> DateTime<Utc> {
    let since_1970 = match shown.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => TimeDelta::from_std(since),
        Err(before) => TimeDelta::from_std(before.duration()).map(|before| -before),
    };
    let [first, last] = [(1, 1, 2), (9998, 12, 30)].map(|(year, month, day)| {
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default().and_time(NaiveTime::MIN).and_utc()
    });
    let is_before = shown < SystemTime::UNIX_EPOCH;
    let instant = since_1970.ok().and_then(|since| DateTime::UNIX_EPOCH.checked_add_signed(since));
    instant.unwrap_or(if is_before { first } else { last }).clamp(first, last)
}

/// The instant for an entry that follows one of the instant `newest`.
pub(in crate::store) fn stamp(newest: Option<DateTime<Utc>>) -> DateTime<Utc> {
    let (at, seems_wrong) = after(newest, now());
    if seems_wrong {
        TELL.get().inspect(|tell| tell());
    }
    at
}

/// The latest instant that an honest computer can have shown: one whose clock was up to a year ahead.
pub(in crate::store) fn latest_possible() -> DateTime<Utc> {
    now() + TimeDelta::days(366)
}

impl Register {
    /// The newest entry of the log and its instant, if that is more than a day ahead of the clock.
    pub fn entry_ahead(&self) -> Result<Option<(i64, DateTime<Utc>)>> {
        let sql = "SELECT id, at FROM log ORDER BY id DESC LIMIT 1";
        let newest: Option<(i64, Instant)> = maybe(&self.connection, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(newest.map(|(id, at)| (id, at.0)).filter(|(_, at)| *at > now() + TimeDelta::days(1)))
    }
}

/// `now`, or the next instant after `newest` if that is later, and whether the clock seems to be wrong. No two entries have
/// the same instant: what was known when a round was closed must not include what the next entry recorded.
fn after(newest: Option<DateTime<Utc>>, now: DateTime<Utc>) -> (DateTime<Utc>, bool) {
    // Instants are kept to the microsecond.
    let now = now.trunc_subsecs(6);
    match newest {
        Some(newest) if newest >= now => (newest + TimeDelta::microseconds(1), newest - now > TimeDelta::days(1)),
        Some(_) | None => (now, false),
    }
}

#[cfg(test)]
pub(in crate::store) mod tests {
    use std::cell::Cell;
    use std::time::{Duration, SystemTime};

    use chrono::{DateTime, Utc};

    use super::{after, instant};

    thread_local! {
        /// What the clock of this test shows, where the computer's does not do.
        pub(in crate::store) static SHOWN: Cell<Option<DateTime<Utc>>> = const { Cell::new(None) };
    }

    #[test]
    fn a_clock_of_any_year_shows_an_instant_that_can_be_kept() {
        let shown = |seconds: i64| {
            let apart = Duration::from_secs(seconds.unsigned_abs());
            if seconds < 0 { SystemTime::UNIX_EPOCH - apart } else { SystemTime::UNIX_EPOCH + apart }
        };
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (-62_167_219_201, "0001-01-02T00:00:00Z"),
            (-9_000_000_000_000_000, "0001-01-02T00:00:00Z"),
            (253_402_214_400, "9998-12-30T00:00:00Z"),
            (9_000_000_000_000, "9998-12-30T00:00:00Z"),
            (9_000_000_000_000_000_000, "9998-12-30T00:00:00Z"),
        ] {
            assert_eq!(instant(shown(seconds)), expected.parse::<DateTime<Utc>>().expect("an instant"), "{seconds}");
        }
    }

    #[test]
    fn an_entry_is_always_after_the_previous_one_and_a_wrong_clock_is_reported() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("an instant");
        let newest = at("2026-11-24T10:00:00Z");
        for (now, stamped, seems_wrong) in [
            ("2026-11-24T10:00:01Z", "2026-11-24T10:00:01Z", false),
            ("2026-11-24T10:00:00Z", "2026-11-24T10:00:00.000001Z", false),
            ("2026-11-24T10:00:00.000000999Z", "2026-11-24T10:00:00.000001Z", false),
            ("2026-11-24T09:00:00Z", "2026-11-24T10:00:00.000001Z", false),
            ("2026-11-23T09:00:00Z", "2026-11-24T10:00:00.000001Z", true),
            ("1969-12-31T00:00:00Z", "2026-11-24T10:00:00.000001Z", true),
        ] {
            assert_eq!(after(Some(newest), at(now)), (at(stamped), seems_wrong), "{now}");
        }
        assert_eq!(after(None, newest), (newest, false));
    }
}
