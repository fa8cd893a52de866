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
    const BY_NAME: [(&str, &str); 7] = [
        ("onedrive", "OneDrive"),
        ("sharepoint", "SharePoint"),
        ("dropbox", "Dropbox"),
        ("icloud", "iCloud"),
        ("mobile documents", "iCloud"),
        ("nextcloud", "Nextcloud"),
        ("google drive", "Google Drive"),
    ];
    const BY_FILE: [(&str, &str); 3] = [(".dropbox", "Dropbox"), (".sync_journal.db", "Nextcloud"), (".stfolder", "Syncthing")];
    folder.ancestors().find_map(|above| {
        let name = above.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let named = BY_NAME.iter().find(|(known, _)| name.contains(known));
        let marked = || BY_FILE.iter().find(|(file, _)| above.join(file).exists());
        named.or_else(marked).map(|(_, service)| *service)
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
