//! Hints for what the rules refuse, a function for each kind of refusal: it says what to do instead.

use crate::error::{
    AdoptedRefusal, MeetingRefusal, NoParts, OwnerRefusal, PersonRefusal, RelationRefusal, RoundRefusal, ShareRefusal,
    UndoRefusal, quoted,
};
use crate::model::refusal::{Refusal, possible_from};
use crate::model::vocabulary::{OwnerKind, Status};

/// For a recommendation: its reference, parts, texts.
pub(super) fn of_adopted(refusal: &AdoptedRefusal) -> String {
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
            "only what was reported for a recommendation as a whole may precede its meeting"
        }
        AdoptedRefusal::NoComponents { .. } => {
            "record the part as a recommendation of its own, and link it: `midsa rec link REF KIND OTHER`"
        }
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
        NoParts::Action => "record the other action with `midsa rec add --action-of REF`".to_owned(),
        NoParts::Compound => format!("`midsa rec add --component-of {reference}` adds another"),
        NoParts::TrackedEach => {
            "record each part as a recommendation of its own with `midsa rec add --each`, and this one as `superseded`".to_owned()
        }
        NoParts::Restated => "split the one that it restates".to_owned(),
    }
}

/// For a meeting.
pub(super) fn of_meeting(refusal: &MeetingRefusal) -> String {
    match refusal {
        MeetingRefusal::Known { .. } => "references and codes are never used twice",
        MeetingRefusal::EndsFirst { .. } => "give both days with --starts and --ends; `--ends none` leaves the end open",
    }
    .to_owned()
}

/// For a reporting round.
pub(super) fn of_round(refusal: &RoundRefusal) -> String {
    match refusal {
        RoundRefusal::Known { .. } => "`midsa round status ROUND` shows who has answered",
        RoundRefusal::ClosesInPast { .. } => "--closes takes a day from today on",
        RoundRefusal::NobodyToAsk { .. } => "`midsa rec list --open` shows what is open",
        RoundRefusal::ClosedAlready { .. } => "`midsa round show ROUND` shows its figures",
        RoundRefusal::ClosedForLetters { .. } => "letters go out while a round is open; `midsa round open` opens the next",
    }
    .to_owned()
}

/// For an owner.
pub(super) fn of_owner(refusal: &OwnerRefusal) -> String {
    match refusal {
        OwnerRefusal::CodeTaken { .. } | OwnerRefusal::CodeFormer { .. } => {
            "references and codes are never used twice".to_owned()
        }
        OwnerRefusal::NameFormer { name, code } => {
            format!("use `{code}`, or take the name away from it: `midsa owner edit {code} --remove-former-name \"{name}\"`")
        }
        OwnerRefusal::NameTaken { code, .. } => format!("use `{code}`, or give another name"),
        OwnerRefusal::NoFormerName { .. } => "`midsa owner show OWNER` tells the former names".to_owned(),
        OwnerRefusal::StaysGroup { code } => format!("`midsa owner show {code}` names them"),
        OwnerRefusal::NoGroup { .. } => "`midsa owner list --kind group` shows the groups".to_owned(),
        OwnerRefusal::InItself { code, .. } => format!("`midsa owner show {code}` names its members"),
        OwnerRefusal::MemberAlready { .. } => "give --since and --until so that the times do not overlap".to_owned(),
        OwnerRefusal::NoMember { code, .. } | OwnerRefusal::NoMemberOn { code, .. } => {
            format!("`midsa owner show {code}` tells its groups; what was entered by mistake, `midsa undo` takes back")
        }
        OwnerRefusal::EmptyGroup { .. } => "name the owners: --owner ZMB --owner ZWE --each".to_owned(),
        OwnerRefusal::MergedIntoItself { .. } => "both names are of one owner already".to_owned(),
        OwnerRefusal::BothHaveShares { .. } => {
            "remove one of the two shares first: `midsa rec edit REF --remove-owner CODE`".to_owned()
        }
        OwnerRefusal::OnlyFormerName { code, .. } => format!("to merge all of `{code}`, name it by that code"),
        OwnerRefusal::MergedMembers { kind: OwnerKind::State, .. } => {
            "a state has no members; `midsa owner list --kind group` shows the groups".to_owned()
        }
        OwnerRefusal::MergedMembers { new, .. } => {
            format!("`midsa owner edit {new} --kind group` makes it one, if it is the same group")
        }
        OwnerRefusal::StateIntoGroup { old, new } => format!("`midsa owner join {new} {old}` makes it a member"),
        OwnerRefusal::MergedInItself { .. } => "correct the members of the groups first".to_owned(),
        OwnerRefusal::BothStand { .. } => "take one of the two out first".to_owned(),
    }
}

/// For a focal point.
pub(super) fn of_person(refusal: &PersonRefusal) -> String {
    match refusal {
        PersonRefusal::ServesAlready { owner, .. } => format!("`midsa focal-point edit {owner} NAME` changes it"),
        PersonRefusal::ServesNot { owner, .. } => format!("`midsa focal-point list --owner {owner} --all` tells the tenures"),
        PersonRefusal::NobodyServes { owner, on } => {
            format!("`midsa focal-point add --owner {owner} --name NAME --since {on}` adds one")
        }
        PersonRefusal::SeveralServe { names, .. } => format!("add --from with one of {}", quoted(names, "or")),
        PersonRefusal::HandsToItself { .. } => "--to names the successor, --from who leaves".to_owned(),
        PersonRefusal::Coordinates { .. } => {
            "there is one coordinator at a time; give --since and --until that leave room, or edit the other first".to_owned()
        }
        PersonRefusal::OutsideTenure { .. } => "give --on with a day of the tenure".to_owned(),
    }
}

/// For a relation between recommendations.
pub(super) fn of_relation(refusal: &RelationRefusal) -> String {
    match refusal {
        RelationRefusal::Known { .. } => "`midsa rec show REF` tells the relations".to_owned(),
        RelationRefusal::ToItself { .. } => "name another recommendation".to_owned(),
        RelationRefusal::Unknown { from, .. } => format!("`midsa rec show {from}` tells its relations"),
        RelationRefusal::HasComponents { newer, older } | RelationRefusal::HasStatus { newer, older } => {
            format!("a text of its own `takes-up` the older one: `midsa rec link {newer} takes-up {older}`")
        }
        RelationRefusal::Older { newer, older, .. } => format!("turn it round: `midsa rec link {older} reiterates {newer}`"),
        RelationRefusal::Circle { .. } => "take one of the relations away with `midsa rec unlink REF KIND OTHER`".to_owned(),
    }
}

/// For the owners of a recommendation, and for follow-ups on shares and parts.
pub(super) fn of_share(refusal: &ShareRefusal) -> String {
    match refusal {
        ShareRefusal::HasRole { code, role, wanted, .. } if role != wanted => {
            format!("an owner has one role; to change it: --remove-owner {code}:{role} --add-owner {code}:{wanted}")
        }
        ShareRefusal::HasRole { .. } | ShareRefusal::HasNotRole { .. } | ShareRefusal::NoOwner { .. } => {
            "`midsa rec show REF` tells the owners".to_owned()
        }
        ShareRefusal::HadRole { until_on, .. } => format!("let it begin on that day or later: --on {until_on}"),
        ShareRefusal::SeveralRoles { roles, .. } => {
            let flags: Vec<String> = roles.iter().map(|role| format!("--remove-owner CODE:{role}")).collect();
            format!("say which: {}", flags.join(" or "))
        }
        ShareRefusal::EntryBehindEnd { end_on: Some(day), .. } => format!("let it end on that day or later: --on {day}"),
        ShareRefusal::EntryBehindEnd { end_on: None, .. } => {
            "it can end from tomorrow on, or once that entry is taken back: `midsa log` tells its number for `midsa undo`"
                .to_owned()
        }
        ShareRefusal::NobodyLeft { .. } => "add another lead with --add-owner, or record what became of it".to_owned(),
        ShareRefusal::ReportedAsWhole { .. } => "record it anew with `rec add --each`, and this one as superseded".to_owned(),
        ShareRefusal::EachAlready { .. } => "--add-owner adds an owner with a share".to_owned(),
        ShareRefusal::TrackedElsewhere { .. } => "its components can be, one by one".to_owned(),
        ShareRefusal::NoLead { .. } => "name a group: --each GROUP".to_owned(),
        ShareRefusal::NoShare { codes, .. } => format!("shares have {}", codes.join(", ")),
        ShareRefusal::NotEach { .. } => "leave --owner out; --reported-by says who told it".to_owned(),
        ShareRefusal::InComponents { components, .. } => format!("update a component: {}", components.join(", ")),
        ShareRefusal::InShares { codes, .. } => {
            let flags: Vec<String> = codes.iter().take(2).map(|code| format!("--owner {code}")).collect();
            format!("add {}, or --owner all", flags.join(" "))
        }
    }
}

/// For a step of status, deadline or assurance.
pub(super) fn of_step(refusal: &Refusal) -> String {
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
        Refusal::ReplacesItself => "name another --successor",
        Refusal::SaysNothing => "record a status, a note, evidence, or who reported",
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

/// For what is not taken back.
pub(super) fn of_undo(refusal: &UndoRefusal) -> String {
    match refusal {
        UndoRefusal::OnlySteps { why, .. } | UndoRefusal::Behind { why, .. } => of_undo(why),
        UndoRefusal::NothingDone | UndoRefusal::NoUndo => "`midsa log` shows what was done".to_owned(),
        UndoRefusal::MadeRegister(_) => {
            "`midsa log` shows what was done; to begin anew, remove the file, and a `-journal` beside it, and run `midsa init`"
                .to_owned()
        }
        UndoRefusal::Restored(_) | UndoRefusal::Migrated(_) => "`midsa restore FILE` puts back a backup".to_owned(),
        UndoRefusal::CameAfter { undo, .. } => {
            format!("`midsa undo {undo}` takes that undo back, if nothing depends on it")
        }
        UndoRefusal::TakenBack { by, .. } => format!("`midsa log {by}` shows it"),
        UndoRefusal::IsRedo { of, .. } => format!("`midsa undo {of}` takes back what it did again"),
        UndoRefusal::NoImages(_) => "what is known of a person is not taken back; enter it again".to_owned(),
        UndoRefusal::DependedOn { later, .. } => {
            let newest_first: Vec<String> = later.iter().rev().map(|(entry, _)| format!("`midsa undo {}`", entry.id)).collect();
            format!("take back first what came later: {}", newest_first.join(", "))
        }
        UndoRefusal::ChangedOutside { .. } => "`midsa check` tells what the log says and what the row says".to_owned(),
        UndoRefusal::InTheWay(_) => "`midsa log` shows what came later; take that back first".to_owned(),
        UndoRefusal::WouldRefuse { .. } | UndoRefusal::WouldBreak { .. } => "take back first what was recorded later".to_owned(),
        UndoRefusal::UnknownTable(_) => "`midsa check` tells more".to_owned(),
    }
}
