//! The differences between Linux, macOS and Windows, and nothing else: permissions, folder sync, the login name, signals.
//! Each function says what it does on a platform without the feature. `unfinished` and `beside`: what a killed command leaves.

pub mod beside;
pub mod unfinished;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// Who may read and write a file with names and addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Only its owner: mode 0600.
    Owner,
    /// Its owner and the folder's group: mode 0660.
    Group,
}

/// Restricts the file at `path` to those named. On Windows it does nothing: a file has the permissions of its folder, and a
/// user's folders are already closed to other users.
///
/// # Errors
/// The system's, where the file is missing or belongs to somebody else.
pub fn set_private(path: &Path, access: Access) -> io::Result<()> {
    system::set_private(path, access)
}

/// Who may open the file at `path`. On Windows always its owner: the folder decides.
///
/// # Errors
/// The system's, where the file is missing.
pub fn access(path: &Path) -> io::Result<Access> {
    system::access(path)
}

/// The bytes free for this user on the disk of the folder at `path`; `None` if the system does not say, as on Windows.
pub fn free_space(path: &Path) -> Option<u64> {
    system::free_space(path)
}

/// Makes files created, renamed or removed in the folder at `path` survive a power cut. On Windows it does nothing: folders
/// can't be synced, and NTFS writes renames to its journal.
///
/// # Errors
/// The system's, where the folder can't be opened or its disk fails.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    system::sync_folder(path)
}

/// The login name of the current user; `unknown` if the system does not say.
pub fn login_name() -> String {
    system::login_name().unwrap_or_else(|| "unknown".to_owned())
}

/// The folder for programs' data of the current user: `~/.local/share` or `XDG_DATA_HOME`, `~/Library/Application Support`,
/// `%APPDATA%`. `None` without a home folder.
pub fn data_folder() -> Option<PathBuf> {
    etcetera::base_strategy::choose_native_strategy().ok().map(|strategy| strategy.data_dir())
}

/// Whether the folder at `path` is on a network or passed through from another system, where locks may have no effect. Only
/// known on Linux; false elsewhere.
pub fn is_on_network(path: &Path) -> bool {
    system::is_on_network(path)
}

/// Whether the process with this id is running on this computer; `None` if unknown, as outside Linux.
pub fn is_running(process: u32) -> Option<bool> {
    let processes = Path::new("/proc");
    processes.join("self").exists().then(|| processes.join(process.to_string()).exists())
}

/// A path through which an open file can be opened again, also by a child process, even after it was unlinked. Linux only;
/// `None` elsewhere.
pub fn path_of(file: &File) -> Option<PathBuf> {
    system::path_of(file).filter(|path| path.exists())
}

/// Makes a write beyond the limit on file sizes (`ulimit -f`) return an error instead of killing the process. Windows has no
/// such limit.
pub fn survive_file_size_limit() {
    system::survive_file_size_limit();
}

/// Leaves Ctrl-C to the pager, which uses it to stop a search, for the rest of the process. On Windows it does nothing, and
/// Ctrl-C ends both.
pub fn leave_interrupts_to_pager() {
    system::leave_interrupts_to_pager();
}

/// Whether standard output is an ordinary file, which never blocks. Always false on Windows.
pub fn stdout_is_file() -> bool {
    system::stdout_is_file()
}

/// Whether the terminal supports colour. On Windows this switches colour on in the console, and is false if that fails.
pub fn can_colour() -> bool {
    system::can_colour()
}

#[cfg(unix)]
mod system {
    use std::ffi::c_int;
    use std::fs::{self, File, Permissions};
    use std::io;
    use std::os::fd::{AsFd, AsRawFd};
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::path::{Path, PathBuf};
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use signal_hook::consts::{SIGINT, SIGXFSZ};

    use super::{Access, first_filled};

    pub(super) fn set_private(path: &Path, access: Access) -> io::Result<()> {
        let mode = match access {
            Access::Owner => 0o600,
            Access::Group => 0o660,
        };
        fs::set_permissions(path, Permissions::from_mode(mode))
    }

    pub(super) fn access(path: &Path) -> io::Result<Access> {
        let mode = fs::metadata(path)?.permissions().mode();
        Ok(if mode & 0o060 == 0 { Access::Owner } else { Access::Group })
    }

    pub(super) fn free_space(path: &Path) -> Option<u64> {
        let disk = rustix::fs::statvfs(path).ok()?;
        disk.f_bavail.checked_mul(disk.f_frsize)
    }

    pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    #[expect(clippy::unnecessary_wraps, reason = "the same signature as where an open file has no path")]
    pub(super) fn path_of(file: &File) -> Option<PathBuf> {
        Some(PathBuf::from(format!("/proc/{}/fd/{}", std::process::id(), file.as_raw_fd())))
    }

    pub(super) fn login_name() -> Option<String> {
        first_filled(&["LOGNAME", "USER"]).or_else(name_in_passwd)
    }

    pub(super) fn stdout_is_file() -> bool {
        let file = io::stdout().as_fd().try_clone_to_owned().map(File::from);
        file.and_then(|file| file.metadata()).is_ok_and(|metadata| metadata.is_file())
    }

    pub(super) fn survive_file_size_limit() {
        ignore(SIGXFSZ);
    }

    pub(super) fn leave_interrupts_to_pager() {
        ignore(SIGINT);
    }

    pub(super) fn can_colour() -> bool {
        true
    }

    pub(super) fn is_on_network(path: &Path) -> bool {
        let Ok(path) = path.canonicalize() else { return false };
        let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        file_system(&mounts, &path).is_some_and(is_shared)
    }

    /// The kind of file system that holds `path`: that of the mount with the longest path, the last one if several are equal.
    pub(super) fn file_system<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
        let mut nearest: Option<(usize, &str)> = None;
        for line in mounts.lines() {
            let Some((left, right)) = line.split_once(" - ") else { continue };
            let (Some(point), Some(kind)) = (left.split(' ').nth(4), right.split(' ').next()) else { continue };
            let point = point.replace("\\040", " ");
            if path.starts_with(&point) && nearest.is_none_or(|(length, _)| point.len() >= length) {
                nearest = Some((point.len(), kind));
            }
        }
        nearest.map(|(_, kind)| kind)
    }

    fn is_shared(kind: &str) -> bool {
        const SHARED: &str = "nfs nfs4 cifs smb3 smbfs 9p virtiofs vboxsf vmhgfs afs ceph lustre glusterfs ncpfs";
        SHARED.split(' ').any(|known| known == kind) || kind.starts_with("fuse")
    }

    /// Installs a handler that sets an unused flag: the interrupted call goes on, and the pager does not inherit the handler.
    /// If it can't be installed, the signal keeps its default action.
    fn ignore(signal: c_int) {
        let _ = signal_hook::flag::register(signal, Arc::new(AtomicBool::new(false)));
    }

    /// For a process without an environment, as started by cron; Linux only.
    fn name_in_passwd() -> Option<String> {
        let user = fs::metadata("/proc/self").ok()?.uid().to_string();
        let users = fs::read_to_string("/etc/passwd").ok()?;
        let line = users.lines().find(|line| line.split(':').nth(2) == Some(&user))?;
        line.split(':').next().map(str::to_owned)
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs::File;
    use std::io;
    use std::path::{Path, PathBuf};

    use super::{Access, first_filled};

    #[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix, where it can fail")]
    pub(super) fn set_private(_path: &Path, access: Access) -> io::Result<()> {
        match access {
            Access::Owner | Access::Group => Ok(()),
        }
    }

    pub(super) fn access(path: &Path) -> io::Result<Access> {
        path.metadata().map(|_| Access::Owner)
    }

    pub(super) fn free_space(_path: &Path) -> Option<u64> {
        None
    }

    #[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix, where it can fail")]
    pub(super) fn sync_folder(_path: &Path) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn path_of(_file: &File) -> Option<PathBuf> {
        None
    }

    pub(super) fn login_name() -> Option<String> {
        first_filled(&["USERNAME"])
    }

    pub(super) fn is_on_network(_path: &Path) -> bool {
        false
    }

    pub(super) fn stdout_is_file() -> bool {
        false
    }

    pub(super) fn survive_file_size_limit() {}

    pub(super) fn leave_interrupts_to_pager() {}

    #[cfg(windows)]
    pub(super) fn can_colour() -> bool {
        anstyle_query::windows::enable_ansi_colors().unwrap_or(false)
    }

    #[cfg(not(windows))]
    pub(super) fn can_colour() -> bool {
        false
    }
}

fn first_filled(variables: &[&str]) -> Option<String> {
    variables.iter().filter_map(std::env::var_os).map(|name| name.to_string_lossy().into_owned()).find(|name| !name.is_empty())
}

#[cfg(unix)]
#[cfg(test)]
mod tests;
