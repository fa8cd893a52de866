//! Hints for steps that the rules of status, deadline and assurance refuse.

use crate::model::refusal::{Refusal, possible_from};
use crate::model::vocabulary::Status;

/// Says what to do instead.
pub(super) fn hint(refusal: &Refusal) -> String {
    match refusal {
        Refusal::StatusNeedsNote(Status::PartlyImplemented) => "add --note with what remains to be done",
        Refusal::StatusNeedsNote(_) => "add --note with the reason",
        Refusal::NeedsReviewDate => "add --due with the day of the next review, or --due none",
        Refusal::NeedsSuccessor => "add --successor with the reference of the recommendation that replaces it",
        Refusal::SuccessorWithout(_) => "add --status superseded, or leave --successor out",
        Refusal::ReopeningNeedsNote { .. } => "add --note with why it is open again",
        Refusal::BackToNotReported { from } => {
            let possible: Vec<String> = possible_from(*from).map(|to| format!("`{to}`")).collect();
            return format!("possible are {}; `midsa undo` takes back a mistake", possible.join(", "));
        }
        Refusal::NeedsEvidence(_) => "add --evidence with an address or a file",
        Refusal::ConfirmedByReporter(_) => "another officer confirms it, with --by NAME",
        Refusal::NothingToConfirm(_) => "only `implemented` and `partly-implemented` can be confirmed; record that status first",
        Refusal::QueryNeedsNote => "add --note with what is doubted",
        Refusal::ExtensionNeedsReason { .. } => "add --reason with why the deadline changes",
        Refusal::NothingToSettle => "`midsa rec show REF` tells what is in dispute",
        Refusal::JudgedOther { .. } | Refusal::LaterStep { .. } => {
            "record it with a later day, or take the later entry back first"
        }
        Refusal::BeforeFirstDay { first_on, .. } => {
            return format!("record it with --on {first_on} or later; what was said before belongs to the history of the whole");
        }
        Refusal::AfterLastDay { .. } => "record it with an earlier --on",
        Refusal::InFuture { .. } => "give the day it happened; a plan for later is a deadline (--due)",
    }
    .to_owned()
}
