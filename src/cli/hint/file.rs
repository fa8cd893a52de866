//! Hints for a file that is no register, one that exists already, and a full disk.

use std::path::Path;

use crate::error::{Foreign, NoRoom, Taken};

/// The hint if `path` is no register.
pub(super) fn foreign(path: &Path, why: &Foreign) -> String {
    match why {
        Foreign::NoName | Foreign::NotOrdinary | Foreign::NotSqlite => {
            "--db names the register; `midsa init` makes a new one elsewhere".to_owned()
        }
        Foreign::Folder => format!("name the file in it, such as --db {}", path.join("register.db").display()),
        Foreign::Link { to: Some(target) } => format!("name the file itself: --db {}", target.display()),
        Foreign::Link { to: None } => "it leads nowhere; --db names the register".to_owned(),
        Foreign::Empty => {
            "`midsa restore FILE` puts back a backup; else remove it, and the file with its name and `-journal` at the end, \
             and `midsa init` makes a new one"
                .to_owned()
        }
        Foreign::OtherProgram => "it was left as it is; `midsa import` reads tables of other programs".to_owned(),
        Foreign::NeverReleased => "use the midsa that made it".to_owned(),
        Foreign::Schema(_) => "another program changed its schema; `midsa restore FILE` puts back a backup".to_owned(),
    }
}

/// The hint if a file exists already.
pub(super) fn taken(taken: Taken) -> &'static str {
    match taken {
        Taken::Register => "nothing was changed; --db names another place for a new register",
        Taken::Backup => "nothing was changed; a backup never replaces a file, name another",
        Taken::Output => "--force overwrites it",
    }
}

/// The hint for a disk that did not take it, with the free space in bytes.
pub(super) fn after_no_room(why: NoRoom, folder: &Path, free: Option<u64>) -> String {
    let folder = folder.display();
    let free = free.map_or_else(String::new, |free| format!(" ({} free)", space(free)));
    match why {
        NoRoom::DiskFull => format!("make room on the disk of {folder}{free} and try again"),
        NoRoom::QuotaUsedUp => format!("remove files of yours on the disk of {folder}{free} and try again"),
        NoRoom::FileTooLarge => format!("the limit on file sizes (`ulimit -f`) is in the way, not the disk of {folder}{free}"),
        NoRoom::DiskFails => format!("have the disk of {folder}{free} looked at; `midsa backup FILE` makes a copy elsewhere"),
    }
}

/// `12 KiB`, in the largest unit that leaves a whole number.
fn space(bytes: u64) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"];
    let mut size = bytes;
    let mut unit = 0;
    while size >= 1024 && unit + 1 < units.len() {
        size /= 1024;
        unit += 1;
    }
    format!("{size} {}", units[unit])
}
