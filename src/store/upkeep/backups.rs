//! The backups beside a register: their names, and which are kept.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;

use crate::error::{Error, Result};
use crate::store::log::clock::now;

/// How many backups of a kind are kept beside the register.
const N_KEPT: usize = 10;

/// The folder of the backups of the register at `path`.
pub(in crate::store) fn backups_of(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new(".")).join("backups")
}

/// The start of the names of the backups of the register at `path`: its name without `.db`. Any other ending stays, and a name
/// without one gets a dot, so that registers side by side have backups of their own.
pub(super) fn stem(path: &Path) -> String {
    let name = path.file_name().map_or_else(|| "register.db".into(), |name| name.to_string_lossy());
    match name.strip_suffix(".db") {
        Some(stem) => format!("{stem}-"),
        None if name.contains('.') => format!("{name}-"),
        None => format!("{name}.-"),
    }
}

/// The path in `folder` of a backup of the register that is made now; of the names of the next milliseconds the first that is
/// not taken: `register-2026-11-24T13-05-07.123Z-before-import.db`.
pub(super) fn path_for_now(folder: &Path, register: &Path, suffix: &str) -> PathBuf {
    let (stem, mut instant) = (stem(register), now());
    loop {
        let path = folder.join(format!("{stem}{}{suffix}.db", instant.format("%Y-%m-%dT%H-%M-%S%.3fZ")));
        if fs::symlink_metadata(&path).is_err() {
            return path;
        }
        instant += TimeDelta::milliseconds(1);
    }
}

/// Removes the oldest backups of each kind that the program makes automatically. Those made by hand, and those of
/// registers that `restore` replaced, may be the only copy of something, so they are kept.
pub(super) fn remove_oldest(register: &Path) -> Result<()> {
    let folder = backups_of(register);
    let stem = stem(register);
    let cannot_read = |source| Error::io(format!("can't read {}", folder.display()), source);
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).map_err(cannot_read)? {
        names.extend(entry.map_err(cannot_read)?.file_name().into_string());
    }
    names.sort_unstable();
    let mut n_of_kind: HashMap<&str, usize> = HashMap::new();
    for name in names.iter().rev() {
        let Some(kind) = kind_of_backup(&stem, name).filter(|kind| *kind != BEFORE_RESTORE) else { continue };
        let n = n_of_kind.entry(kind).or_default();
        *n += 1;
        if *n > N_KEPT {
            let path = folder.join(name);
            let cannot_remove = |source| Error::io(format!("can't remove the old backup {}", path.display()), source);
            fs::remove_file(&path).map_err(cannot_remove)?;
        }
    }
    Ok(())
}

/// The kind of the backup of a register that `restore` replaces.
pub(super) const BEFORE_RESTORE: &str = "restore";

/// What the backup of this name was made before: `import`. `None` if it was made by hand or is the officer's own file.
fn kind_of_backup<'n>(stem: &str, name: &'n str) -> Option<&'n str> {
    const SHAPE: &str = "0000-00-00T00-00-00.000Z";
    let rest = name.strip_prefix(stem)?.strip_suffix(".db")?;
    let (instant, what) = rest.split_at_checked(SHAPE.len())?;
    let fits = instant.chars().zip(SHAPE.chars()).all(|(c, shape)| if shape == '0' { c.is_ascii_digit() } else { c == shape });
    what.strip_prefix("-before-").filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::path::Path;

    use super::{kind_of_backup, remove_oldest, stem};

    #[test]
    fn only_backups_that_midsa_made_automatically_are_ever_removed() {
        let name = "register-2026-11-24T13-05-07.123Z-before-import.db";
        assert_eq!(kind_of_backup("register-", name), Some("import"));
        for name in [
            "register-2026-11-24T13-05-07.123Z.db",
            "register-2026.db",
            "register-before-the-audit.db",
            "register-2026-11-24T13-05-07.123Z-damaged.db",
            "other-2026-11-24T13-05-07.123Z-before-import.db",
            "register-2026-11-24T13-05-07.123Z-before-import.xlsx",
        ] {
            assert_eq!(kind_of_backup("register-", name), None, "{name}");
        }
    }

    #[test]
    fn registers_side_by_side_have_backups_of_their_own() {
        let stems = ["r.db", "r.sqlite", "r", "r.2026.db"].map(|name| stem(Path::new(name)));
        assert_eq!(stems, ["r-", "r.sqlite-", "r.-", "r.2026-"]);
    }

    #[test]
    fn the_newest_ten_of_each_kind_stay_and_all_that_were_made_by_hand_or_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let backups = folder.path().join("backups");
        fs::create_dir(&backups).expect("made");
        for kind in ["", "-before-import", "-before-ingest", "-before-restore"] {
            for n in 10..25 {
                let name = format!("register-2026-11-{n}T13-05-07.123Z{kind}.db");
                File::create(backups.join(name)).expect("made");
            }
        }
        remove_oldest(&folder.path().join("register.db")).expect("removed");
        let names: Vec<String> = fs::read_dir(&backups)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        for (kind, n) in [("Z.db", 15), ("-before-import.db", 10), ("-before-ingest.db", 10), ("-before-restore.db", 15)] {
            assert_eq!(names.iter().filter(|name| name.ends_with(kind)).count(), n, "{kind}");
        }
        assert!(!names.iter().any(|name| name == "register-2026-11-14T13-05-07.123Z-before-import.db"));
    }
}
