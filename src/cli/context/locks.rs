//! Whether locks work in the register's folder: asked by `check`, and by a write where the folder is not on a disk of this
//! computer. A second process tries the lock, because a process never blocks itself.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::cli::context::Context;
use crate::platform;
use crate::store::{HeldLock, real_path};

/// Whether locks work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locks {
    Work,
    DoNothing,
    /// The folder can't be written, or there is no second process.
    NotTried,
}

/// The word that the second process prints if it could take the lock.
pub const TAKEN: &str = "taken";
/// The word that it prints if the lock is held.
pub const HELD: &str = "held";

/// Tries them in `folder`.
pub fn probe(folder: &Path) -> Locks {
    let Ok(held) = HeldLock::take(folder) else { return Locks::NotTried };
    let Ok(program) = std::env::current_exe() else { return Locks::NotTried };
    let answer = Command::new(program).arg("lock-probe").arg(held.path()).stdin(Stdio::null()).stderr(Stdio::null()).output();
    match answer.as_ref().map(|answer| answer.stdout.trim_ascii()) {
        Ok(answer) if answer == TAKEN.as_bytes() => Locks::DoNothing,
        Ok(answer) if answer == HELD.as_bytes() => Locks::Work,
        Ok(_) | Err(_) => Locks::NotTried,
    }
}

/// The service that keeps the folder in step with copies elsewhere, as far as its path and what lies in it tell.
pub fn synchroniser(folder: &Path) -> Option<&'static str> {
    const BY_NAME: [(&str, &str); 10] = [
        ("onedrive", "OneDrive"),
        ("sharepoint", "SharePoint"),
        ("dropbox", "Dropbox"),
        ("icloud", "iCloud"),
        ("mobile documents", "iCloud"),
        ("nextcloud", "Nextcloud"),
        ("owncloud", "ownCloud"),
        ("google drive", "Google Drive"),
        ("googledrive", "Google Drive"),
        ("box-box", "Box"),
    ];
    // A library of SharePoint is a folder `Site - Documents`.
    const BY_END: [(&str, &str); 3] =
        [(" - documents", "SharePoint"), (" - documentos", "SharePoint"), (" - shared documents", "SharePoint")];
    folder.ancestors().find_map(|above| {
        let name = above.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let named = BY_NAME.iter().find(|(known, _)| name.contains(known));
        let named = named.or_else(|| BY_END.iter().find(|(end, _)| name.ends_with(end))).map(|(_, service)| *service);
        named.or_else(|| matches!(name.as_str(), "box" | "box sync").then_some("Box")).or_else(|| marked(above))
    })
}

/// The service whose marks lie in the folder, whatever the folder is called.
fn marked(folder: &Path) -> Option<&'static str> {
    /// How the names of the marks begin and end.
    const MARKS: [(&str, &str, &str); 8] = [
        (".dropbox", "", "Dropbox"),
        (".sync_", ".db", "Nextcloud"),
        ("._sync_", ".db", "Nextcloud"),
        (".nextcloudsync", ".log", "Nextcloud"),
        (".owncloudsync", ".log", "ownCloud"),
        (".boxsync", "", "Box"),
        (".stfolder", "", "Syncthing"),
        (".tmp.drivedownload", "", "Google Drive"),
    ];
    let entries = std::fs::read_dir(folder).ok()?.filter_map(Result::ok);
    entries.map(|entry| entry.file_name().to_string_lossy().to_lowercase()).find_map(|name| {
        let mark = MARKS.iter().find(|(begin, end, _)| name.starts_with(begin) && name.ends_with(end));
        mark.map(|(.., service)| *service)
    })
}

/// At `init` and `check`: says what happens in a folder that a service keeps in step.
pub fn warn_of_synchroniser(folder: &Path, context: &Context) {
    if let Some(service) = synchroniser(folder) {
        context.note(&(context.said().keeping.synchronised)(service));
    }
}

/// After a write, warns of a network folder whose locks do nothing. A local disk is not tried, so that a write costs no more.
pub fn warn(context: &Context) {
    let path = context.register().and_then(|path| real_path(&path));
    let folder = path.as_ref().ok().and_then(|path| path.parent());
    if folder.is_some_and(|folder| platform::is_on_network(folder) && probe(folder) == Locks::DoNothing) {
        context.note(context.said().keeping.locks_do_nothing);
    }
}

#[cfg(test)]
mod tests {
    use super::synchroniser;
    use crate::testing;

    #[track_caller]
    fn case(folder: &str, mark: Option<&str>, expected: Option<&str>) {
        let above = testing::folder();
        let place = above.path().join(folder);
        std::fs::create_dir_all(&place).expect("made");
        if let Some(mark) = mark {
            std::fs::write(above.path().join(mark), "").expect("written");
        }
        assert_eq!(synchroniser(&place), expected, "{folder} {mark:?}");
    }

    #[test]
    fn a_service_is_known_by_the_folders_name_or_by_its_marks() {
        case("work", None, None);
        case("a box of letters", None, None);
        case("MIDSA - Documents/2026", None, Some("SharePoint"));
        case("Box/MIDSA", None, Some("Box"));
        case("ownCloud2", None, Some("ownCloud"));
        case("shared", Some(".dropbox.cache"), Some("Dropbox"));
        case("shared", Some(".sync_0a1b2c.db"), Some("Nextcloud"));
        case("shared", Some("._sync_0a1b2c.db"), Some("Nextcloud"));
        case("shared", Some(".OwnCloudSync.log"), Some("ownCloud"));
        case("shared", Some("letters.db"), None);
    }
}
