//! Hints for errors: the only place that answers an error with commands and flags. The message is the error's
//! own (`crate::error`).
//!
//! - `refused`: for what the rules refuse; `file`: for files that are no register, and for full disks
//! - `usage`: errors of the command line, in our words; `meant`: the words that were probably meant; `tree`: the commands
//! - `register`: the register that was typed, in the commands that are named

mod file;
pub(super) mod meant;
mod refused;
mod register;
mod tree;
pub mod usage;

use std::path::Path;

pub(in crate::cli) use self::register::{command_on_the_register, on_the_register};
use crate::error::{Error, WholeRefusal, nearest_known, quoted};
use crate::model::owner_code;
use crate::model::period::BadPeriod;

/// The hint for `error`, if something can be done about it.
pub fn of(error: &Error) -> Option<String> {
    if let Some(near) = error.near() {
        return Some(near);
    }
    Some(match error {
        Error::NoRecommendation { reference, .. } => match in_titles(reference) {
            Some(words) => format!("`midsa rec list {words}` looks for that in titles and texts"),
            None => "`midsa rec list` shows the references".to_owned(),
        },
        Error::IsOwner { code, .. } => format!("`midsa owner show {code}` shows what it has to do"),
        Error::NoOwner { .. } => "`midsa owner list` shows the owners".to_owned(),
        Error::NoGroup { name } => match owner_code::check(name) {
            Ok(()) => format!("`midsa owner add {name} --kind group --name NAME` makes that group"),
            Err(_) => "`midsa owner add CODE --kind group --name NAME` makes a group".to_owned(),
        },
        Error::SeveralOwners { codes, .. } => format!("name one by its code: {}", quoted(codes, "or")),
        Error::NoFocalPoint { owner, known, .. } if known.is_empty() => {
            format!("`midsa focal-point add --owner {owner} --name NAME` adds one")
        }
        Error::NoFocalPoint { known, .. } => format!("there are {}", quoted(known, "and")),
        Error::NoMeeting { .. } => "`midsa meeting list` shows the meetings".to_owned(),
        Error::NoRound { .. } => "`midsa round list` shows the rounds".to_owned(),
        Error::NoReturn { .. } => "`midsa round show ROUND` shows what came back".to_owned(),
        Error::NoTheme { known, .. } if known.is_empty() => "the register has no themes yet".to_owned(),
        Error::NoTheme { known, .. } => format!("there are {}", known.join(", ")),
        Error::IsMeeting { reference } => format!("`midsa meeting show {reference}` shows what it adopted"),
        Error::NoRegister { .. } => "`midsa init` makes one; --db or MIDSA_DB names another".to_owned(),
        Error::NoFile { .. } => "check the path".to_owned(),
        Error::NoLogEntry { .. } => "`midsa log` shows the entries".to_owned(),

        Error::Date(bad) => bad.hint(),
        Error::Reference { .. } => "a reference looks like `MRU-2006-03`".to_owned(),
        Error::UnknownColumn { key, known } => nearest_known(key, known),
        Error::UnknownSortKey { key, known } => nearest_known(key, known),
        Error::NoPath { .. } => "name a file, such as --db register.db".to_owned(),
        Error::NotUtf8 { .. } => "SQLite can't copy to it; name another folder".to_owned(),
        Error::RestoredFromItself { backups } => format!("the backups are in {}", backups.display()),
        Error::Usage { hint, .. } | Error::Rule { hint, .. } | Error::BadFile { hint, .. } | Error::BadRows { hint, .. } => {
            hint.clone()
        }

        Error::Refused { refusal, .. } => refused::of_step(refusal),
        Error::Owner(refusal) => refused::of_owner(refusal),
        Error::Person(refusal) => refused::of_person(refusal),
        Error::Meeting(refusal) => refused::of_meeting(refusal),
        Error::Round(refusal) => refused::of_round(refusal),
        Error::Adopted(refusal) => refused::of_adopted(refusal),
        Error::Relation(refusal) => refused::of_relation(refusal),
        Error::Share(refusal) => refused::of_share(refusal),
        Error::Undo(refusal) => refused::of_undo(refusal),
        Error::Whole(refusal) => whole(refusal),
        Error::Period(BadPeriod::Empty) => "the second day is the first on which it no longer holds".to_owned(),
        Error::Period(BadPeriod::FarAhead(_)) => "check the year".to_owned(),
        Error::TooDeep { .. } => "`midsa check` tells whether the register is damaged".to_owned(),
        Error::NamedAsJournal { .. } => "name another file".to_owned(),
        Error::BadExport { .. } => "nothing was imported; `midsa export register --output FILE` writes such a file".to_owned(),

        Error::Locked => "nothing was changed; try again in a moment".to_owned(),
        Error::ChangedMeanwhile => "nothing was changed; repeat the command to see what it would do now".to_owned(),

        Error::NotARegister { path, why } => file::foreign(path, why),
        Error::Damaged { path, .. } => format!(
            "`midsa restore FILE` puts back a backup; they are in {}",
            path.parent().unwrap_or(Path::new(".")).join("backups").display()
        ),
        Error::Faulty { path, .. } => {
            format!("`midsa --db {} check` tells them; --despite-findings puts it back all the same", path.display())
        }
        Error::NewerRegister { .. } => "use the newer midsa; this one would not understand all of it".to_owned(),
        Error::Exists { taken, .. } => file::taken(*taken).to_owned(),
        Error::StrayJournal { journal, .. } => format!(
            "nothing was changed. If that register is gone for good, remove {}; else put both back together, or name another file",
            journal.display()
        ),
        Error::ReadOnly { path } => format!(
            "nothing was changed; it can be read. A change needs a file and a folder that can be written: {}",
            path.parent().unwrap_or(Path::new(".")).display()
        ),
        Error::Unlogged { .. } => "this is a fault of the program; please report it with the command".to_owned(),
        Error::Unsure { .. } => "`midsa log` tells whether it is there; look before you enter it again".to_owned(),
        Error::HalfDone { .. } => {
            "copy it together with its `-journal` to a folder that can be written, and use it there".to_owned()
        }
        Error::NotShown { is_in_log: true, .. } => "`midsa log` shows what was done".to_owned(),
        Error::DiskFull => "make room in the register's folder and try again".to_owned(),
        Error::NotSaved { why, folder, free } => file::after_no_room(*why, folder, *free),
        Error::NoBackup { .. } => "`midsa backup FILE` makes one in another folder".to_owned(),
        Error::DiskFails { .. } | Error::Sqlite(_) if error.is_of_the_disk() => {
            "try again first; if it happens again, have the disk or the network looked at".to_owned()
        }
        Error::Sqlite(_) => "`midsa check` says more; `midsa restore FILE` puts back a backup".to_owned(),
        Error::DiskFails { .. } | Error::Io { .. } | Error::NotShown { .. } | Error::BrokenPipe => return None,
    })
}

/// Words that can't be a reference because none of them holds a number, as they are typed to look for them.
fn in_titles(typed: &str) -> Option<&str> {
    let is_word = |c: char| c.is_alphabetic() || c == ' ' || c == '-';
    (!typed.trim().is_empty() && typed.chars().all(is_word) && !typed.starts_with('-')).then_some(typed)
}

fn whole(refusal: &WholeRefusal) -> String {
    match refusal {
        WholeRefusal::NotEmpty { .. } => {
            "a whole register goes into an empty one: `midsa --db NEW.db init --empty`, then import it there"
        }
        WholeRefusal::HasLog => "import it into a new one: `midsa --db NEW.db init --empty`",
        WholeRefusal::Unreadable { .. } => "`midsa check` tells where it is damaged",
    }
    .to_owned()
}
