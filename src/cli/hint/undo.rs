//! Hints for what is not taken back.

use crate::error::UndoRefusal;

/// Says what to do instead.
pub(super) fn hint(refusal: &UndoRefusal) -> String {
    match refusal {
        UndoRefusal::OnlySteps { why, .. } | UndoRefusal::Behind { why, .. } => hint(why),
        UndoRefusal::NothingDone | UndoRefusal::NoUndo => "`midsa log` shows what was done".to_owned(),
        UndoRefusal::MadeRegister(_) => {
            "`midsa log` shows what was done; to begin anew, remove the file and run `midsa init`".to_owned()
        }
        UndoRefusal::Restored(_) | UndoRefusal::Migrated(_) => "`midsa restore` puts back a backup".to_owned(),
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
