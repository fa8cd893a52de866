//! Hints for refused changes of meetings and reporting rounds.

use crate::error::{MeetingRefusal, RoundRefusal};

/// Says what to do instead.
pub(super) fn hint(refusal: &MeetingRefusal) -> String {
    match refusal {
        MeetingRefusal::Known { .. } => "references and codes are never used twice",
        MeetingRefusal::EndsFirst { .. } => "give both days with --starts and --ends; `--ends none` leaves the end open",
    }
    .to_owned()
}

/// Says what to do instead.
pub(super) fn round_hint(refusal: &RoundRefusal) -> String {
    match refusal {
        RoundRefusal::Known { .. } => "`midsa round status ROUND` shows who has answered",
        RoundRefusal::ClosesInPast { .. } => "--closes takes a day from today on",
        RoundRefusal::NobodyToAsk { .. } => "`midsa rec list --open` shows what is open",
        RoundRefusal::ClosedAlready { .. } => "`midsa round show ROUND` shows its figures",
        RoundRefusal::ClosedForLetters { .. } => "letters go out while a round is open; `midsa round open` opens the next",
    }
    .to_owned()
}
