//! Temporary files: their names, and the removal of those left by a killed command.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::time::Duration;

use super::{is_on_network, is_running};

/// The prefix of their names; the process id follows.
const BEGINNING: &str = ".midsa-";

/// After this long a process counts as ended, if its state can't be checked.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The prefix of a temporary file of this process.
pub fn beginning() -> String {
    format!("{BEGINNING}{}-", std::process::id())
}

/// Removes temporary files of killed commands from the folder, as they may hold names and addresses: at once if the process
/// is known to have ended, else after a day. Files that can't be removed stay until the next time.
pub fn sweep(folder: &Path) {
    sweep_called(folder, BEGINNING);
}

/// As `sweep`, for files with another prefix before the process id.
pub fn sweep_called(folder: &Path, beginning: &str) {
    // In a shared folder the process may be on another computer.
    let mut can_tell = None;
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(process) = process_of(&name, beginning) else { continue };
        let can_tell = *can_tell.get_or_insert_with(|| !is_on_network(folder));
        let has_ended = can_tell && is_running(process) == Some(false);
        let is_old = || entry.metadata().and_then(|data| data.modified()).is_ok_and(|at| at.elapsed().is_ok_and(|age| age > DAY));
        if has_ended || is_old() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The id of the process that made the file.
fn process_of(name: &OsStr, beginning: &str) -> Option<u32> {
    let (process, _) = name.to_str()?.strip_prefix(beginning)?.split_once('-')?;
    process.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::{Duration, SystemTime};

    use super::sweep;
    use crate::testing::folder;

    #[test]
    fn files_of_a_killed_command_are_removed_when_its_process_has_ended_or_after_a_day() {
        let folder = folder();
        // No process has this id: it is above the highest that Linux gives.
        let ended = [".midsa-4200000-fresh.new", ".midsa-4200000-fresh.new-journal", ".midsa-4200000-fresh"];
        let ours = format!(".midsa-{}-fresh.new", std::process::id());
        let ours_of_long_ago = format!(".midsa-{}-old.new", std::process::id());
        let of_others = [".midsa-words-old", ".midsa-old", "register.db.new-old"];
        let all = ended.iter().chain(&of_others).copied().chain([ours.as_str(), ours_of_long_ago.as_str()]);
        for name in all {
            let file = File::create(folder.path().join(name)).expect("made");
            let hours = if name.contains("old") { 25 } else { 23 };
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(hours_ago(hours))).expect("set");
        }
        sweep(folder.path());
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        let mut expected: Vec<&str> = of_others.into_iter().chain([ours.as_str()]).collect();
        if !cfg!(target_os = "linux") {
            expected.extend(ended);
        }
        expected.sort_unstable();
        assert_eq!(left, expected);
    }

    /// Seconds since 1970, by the clock of the disk.
    fn hours_ago(hours: u64) -> u64 {
        let now = tempfile::tempfile().and_then(|file| file.metadata()).and_then(|data| data.modified()).expect("an instant");
        now.duration_since(SystemTime::UNIX_EPOCH).expect("after 1970").as_secs() - hours * 3600
    }
}
