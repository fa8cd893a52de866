//! Standard input, copied to a file that can be read repeatedly. If the platform allows it, the file never has a name, so that
//! nothing is left behind however the program ends; elsewhere the next import removes leftover files.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::error::{Error, Result};
use crate::platform::{self, unfinished};

/// The default limit on standard input, in bytes: 4 GiB.
pub const LONGEST: u64 = 4 << 30;

/// The prefix of the file's name, if it has one; the process id follows.
const PREFIX: &str = "midsa-input-";

/// The copied bytes; the file is removed with this value.
#[derive(Debug)]
pub(super) enum Kept {
    /// It has no name; the path works as long as it is open.
    Open {
        _file: File,
        path: PathBuf,
    },
    Named(NamedTempFile),
}

impl Kept {
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Open { path, .. } => path,
            Self::Named(file) => file.path(),
        }
    }
}

/// Copies all of standard input.
///
/// # Errors
/// There are more than `longest` bytes, or the disk is full.
pub(super) fn keep(longest: u64) -> Result<Kept> {
    keep_in(&std::env::temp_dir(), io::stdin().lock(), longest)
}

/// As `keep`, but returns only the open file, without a path.
///
/// # Errors
/// As `keep`.
pub fn keep_open(longest: u64) -> Result<File> {
    let mut file = tempfile::tempfile().map_err(cannot_keep)?;
    copy(io::stdin().lock(), &mut file, longest)?;
    file.rewind().map_err(cannot_keep)?;
    Ok(file)
}

fn keep_in(folder: &Path, bytes: impl Read, longest: u64) -> Result<Kept> {
    unfinished::sweep_called(folder, PREFIX);
    let mut file = tempfile::tempfile_in(folder).map_err(cannot_keep)?;
    if let Some(path) = platform::path_of(&file) {
        copy(bytes, &mut file, longest)?;
        return Ok(Kept::Open { _file: file, path });
    }
    let prefix = format!("{PREFIX}{}-", std::process::id());
    let mut named = Builder::new().prefix(&prefix).tempfile_in(folder).map_err(cannot_keep)?;
    copy(bytes, named.as_file_mut(), longest)?;
    Ok(Kept::Named(named))
}

fn copy(bytes: impl Read, file: &mut File, longest: u64) -> Result<()> {
    let n_bytes = io::copy(&mut bytes.take(longest.saturating_add(1)), file).map_err(cannot_keep)?;
    if n_bytes > longest {
        return Err(Error::Rule {
            message: format!("standard input is longer than {longest} bytes"),
            hint: "--max-size takes more, as in --max-size 16GiB; or save it as a file and name that".to_owned(),
        });
    }
    Ok(())
}

fn cannot_keep(source: io::Error) -> Error {
    Error::io("can't keep standard input in a temporary file", source)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read;

    use super::{Kept, PREFIX, keep_in};
    use crate::error::Error;
    use crate::testing::folder;

    fn names(folder: &tempfile::TempDir) -> usize {
        fs::read_dir(folder.path()).expect("a folder").count()
    }

    #[test]
    fn the_copy_can_be_read_twice_and_has_no_name_on_linux() {
        let folder = folder();
        let kept = keep_in(folder.path(), &b"ref,text"[..], 8).expect("kept");
        for _ in 0..2 {
            assert_eq!(fs::read(kept.path()).expect("read"), b"ref,text");
        }
        if cfg!(target_os = "linux") {
            assert!(matches!(kept, Kept::Open { .. }));
            assert_eq!(names(&folder), 0);
        }
        drop(kept);
        assert_eq!(names(&folder), 0);
    }

    #[test]
    fn endless_input_ends_at_the_limit_and_leaves_nothing() {
        let folder = folder();
        let endless = std::io::repeat(b'a').take(u64::MAX);
        assert!(matches!(keep_in(folder.path(), endless, 1000), Err(Error::Rule { .. })));
        assert_eq!(names(&folder), 0);
    }

    #[test]
    fn the_file_of_an_ended_program_is_removed() {
        let folder = folder();
        // No process has this id: it is above the highest that Linux gives.
        let [left, at_work] = [4_200_000, std::process::id()].map(|process| folder.path().join(format!("{PREFIX}{process}-x")));
        fs::write(&left, "left").expect("written");
        fs::write(&at_work, "at work").expect("written");
        drop(keep_in(folder.path(), &b""[..], 1).expect("kept"));
        assert!(at_work.exists());
        assert_eq!(left.exists(), !cfg!(target_os = "linux"));
    }
}
