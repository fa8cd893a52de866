//! Hints for refused changes of what a meeting adopted.

use crate::error::{AdoptedRefusal, NoParts};

/// Says what to do instead.
pub(super) fn hint(refusal: &AdoptedRefusal) -> String {
    match refusal {
        AdoptedRefusal::ReferenceTaken { .. } => "references and codes are never used twice",
        AdoptedRefusal::ReferenceUsed { .. } => "a reference is never used again; leave --ref out for the next free number",
        AdoptedRefusal::NoMeetingToNumberBy { .. } => "give the action a reference of its own with --ref",
        AdoptedRefusal::EndsWithLetter { .. } | AdoptedRefusal::LettersUsedUp { .. } => {
            "give the component a reference of its own with --ref"
        }
        AdoptedRefusal::ActionTowardsNothing { .. } => {
            "an action belongs to a recommendation: --action-of REF, or `parent` in a file"
        }
        AdoptedRefusal::KindStays { .. } => "an action is added with `midsa rec add --action-of REF`",
        AdoptedRefusal::NoTheme { .. } => "`midsa rec show REF` tells its themes",
        AdoptedRefusal::NotTranslated { .. } => "`midsa export translations` shows what does",
        AdoptedRefusal::StaysWithWhole { .. } => "change the meeting of the recommendation that it belongs to",
        AdoptedRefusal::EntryBeforeMeeting { .. } => {
            "only what was reported of a recommendation as a whole may precede its meeting"
        }
        AdoptedRefusal::NoComponents { .. } => "record the part as a recommendation of its own, and `midsa rec link` it",
        AdoptedRefusal::NotSplit { reference, why } => return not_split(reference, *why),
        AdoptedRefusal::ReportedLater { day, .. } => return format!("split it on that day or later: --on {day}"),
        AdoptedRefusal::DependedOn { .. } => {
            "take these away first (`rec remove`, `rec unlink`), or record it as `not-applicable` with a note"
        }
        AdoptedRefusal::StillReferredTo => "record it as `not-applicable` with a note instead",
    }
    .to_owned()
}

fn not_split(reference: &str, why: NoParts) -> String {
    match why {
        NoParts::Action => "record the other action with `midsa rec add --action-of`".to_owned(),
        NoParts::Compound => format!("`midsa rec add --component-of {reference}` adds another"),
        NoParts::TrackedEach => {
            "record each part as a recommendation of its own with `midsa rec add --each`, and this one as `superseded`".to_owned()
        }
        NoParts::Restated => "split the one that it restates".to_owned(),
    }
}
