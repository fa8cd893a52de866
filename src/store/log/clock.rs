//! The instant at which a change is recorded: the computer's clock, but never before the newest entry of the log.

use std::sync::OnceLock;
use std::time::SystemTime;

use chrono::{DateTime, TimeDelta, Utc};

static TELL: OnceLock<fn()> = OnceLock::new();

/// Sets what is called when the newest entry is more than a day ahead of the clock.
pub fn when_clock_seems_wrong(tell: fn()) {
    // A second call comes from the same program and changes nothing.
    let _ = TELL.set(tell);
}

/// The present instant by the computer's clock, whatever year that shows.
pub(in crate::store) fn now() -> DateTime<Utc> {
    DateTime::from(SystemTime::now())
}

/// The instant of an entry behind one of the instant `newest`.
pub(in crate::store) fn stamp(newest: Option<DateTime<Utc>>) -> DateTime<Utc> {
    let (at, seems_wrong) = not_before(newest, now());
    if seems_wrong {
        TELL.get().inspect(|tell| tell());
    }
    at
}

/// The later of the two, and whether the clock seems to be wrong.
fn not_before(newest: Option<DateTime<Utc>>, now: DateTime<Utc>) -> (DateTime<Utc>, bool) {
    match newest {
        Some(newest) if newest > now => (newest, newest - now > TimeDelta::days(1)),
        Some(_) | None => (now, false),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::not_before;

    #[test]
    fn an_entry_is_never_before_its_elder_and_a_wrong_clock_is_told() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("an instant");
        let newest = at("2026-11-24T10:00:00Z");
        for (now, stamped, seems_wrong) in [
            ("2026-11-24T10:00:01Z", "2026-11-24T10:00:01Z", false),
            ("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", false),
            ("2026-11-23T09:00:00Z", "2026-11-24T10:00:00Z", true),
            ("1969-12-31T00:00:00Z", "2026-11-24T10:00:00Z", true),
        ] {
            assert_eq!(not_before(Some(newest), at(now)), (at(stamped), seems_wrong), "{now}");
        }
        assert_eq!(not_before(None, newest), (newest, false));
    }
}
