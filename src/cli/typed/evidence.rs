//! Evidence as it is named on the command line: addresses as they are, files by their path from the register's folder and
//! the SHA-256 of their bytes.

use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::cli::bounded;
use crate::error::{Error, Result};
use crate::model::date::Span;
use crate::model::follow_up::Evidence;
use crate::platform::unfinished;
use crate::store::{Keep, hexadecimal, real_path};

/// Whether files of evidence are copied to the folder `evidence` beside the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copying {
    No,
    Beside,
}

/// The evidence that was named, and the files to copy once it is recorded.
#[derive(Debug)]
pub struct Evidences {
    list: Vec<Evidence>,
    /// From where, to where.
    copies: Vec<(PathBuf, PathBuf)>,
}

impl Evidences {
    /// Looks at what was named, before the register is opened; `dated` is the date of all of it.
    ///
    /// # Errors
    /// A file that is not there (3) or can't be read (1).
    pub fn gather(named: &[String], dated: Option<Span>, register: &Path, copying: Copying) -> Result<Self> {
        let register = real_path(register)?;
        let folder = register.parent().unwrap_or(Path::new(".")).to_owned();
        let mut evidences = Self { list: Vec::new(), copies: Vec::new() };
        for text in named {
            if is_address(text) {
                evidences.list.push(Evidence { place: text.clone(), sha256: None, dated });
                continue;
            }
            let path = std::path::absolute(text).map_err(|source| Error::io(format!("can't use the path {text}"), source))?;
            let sha256 = digest(&path)?;
            let kept = match copying {
                Copying::No => path,
                Copying::Beside => {
                    let copy = place_of_copy(&folder, &path, &sha256);
                    evidences.copies.push((path, copy.clone()));
                    copy
                }
            };
            evidences.list.push(Evidence { place: from_folder(&folder, &kept), sha256: Some(sha256), dated });
        }
        Ok(evidences)
    }

    /// The evidence as a follow-up records it.
    pub fn list(&self) -> &[Evidence] {
        &self.list
    }

    /// Makes the copies, then does `record`; where that fails, the copies are taken away again.
    ///
    /// # Errors
    /// A copy that can't be made, or what `record` says.
    pub fn kept_with<T>(&self, keep: Keep, record: impl FnOnce() -> Result<T>) -> Result<T> {
        let mut made: Vec<&PathBuf> = Vec::new();
        let copied = if keep == Keep::DryRun { Ok(()) } else { self.copy(&mut made) };
        let result = copied.and_then(|()| record());
        if result.is_err() {
            for copy in made {
                // A copy that can't be removed does no harm to the register.
                let _ = fs::remove_file(copy);
            }
        }
        result
    }

    fn copy<'a>(&'a self, made: &mut Vec<&'a PathBuf>) -> Result<()> {
        for (from, to) in self.copies.iter().filter(|(_, to)| !to.exists()) {
            let cannot_copy = |source: io::Error| Error::io(format!("can't copy {} to {}", from.display(), to.display()), source);
            let folder = to.parent().unwrap_or(Path::new("."));
            fs::create_dir_all(folder).map_err(cannot_copy)?;
            unfinished::sweep(folder);
            let named = tempfile::Builder::new().prefix(&unfinished::beginning()).tempfile_in(folder);
            let mut beside = named.map_err(cannot_copy)?;
            let mut original = File::open(from).map_err(cannot_copy)?;
            io::copy(&mut original, &mut beside).map_err(cannot_copy)?;
            beside.as_file().sync_all().map_err(cannot_copy)?;
            beside.persist_noclobber(to).map_err(|failed| cannot_copy(failed.error))?;
            made.push(to);
        }
        Ok(())
    }
}

fn is_address(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, rest)| {
        !rest.is_empty() && !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

fn digest(path: &Path) -> Result<String> {
    let cannot_read = |source: io::Error| Error::io(format!("can't read {}", path.display()), source);
    let mut file = bounded::open_file(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0u8; 64 * 1024];
    loop {
        match io::Read::read(&mut file, &mut buffer).map_err(cannot_read)? {
            0 => break,
            n => hasher.update(&buffer[..n]),
        }
    }
    Ok(hexadecimal(&hasher.finalize()))
}

/// `evidence/1f3a9c2e-letter.pdf`: files of the same name do not meet, the same file is copied once.
fn place_of_copy(folder: &Path, path: &Path, sha256: &str) -> PathBuf {
    let name = path.file_name().map_or_else(|| "file".into(), |name| name.to_string_lossy());
    folder.join("evidence").join(format!("{}-{name}", &sha256[..8]))
}

/// The path from `folder`, with `/` on every platform; as it is where no way leads there.
fn from_folder(folder: &Path, path: &Path) -> String {
    let ours: Vec<Component<'_>> = folder.components().collect();
    let theirs: Vec<Component<'_>> = path.components().collect();
    let n_shared = ours.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
    if n_shared == 0 {
        return path.to_string_lossy().into_owned();
    }
    let up = ours[n_shared..].iter().map(|_| "..".to_owned());
    let down = theirs[n_shared..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Copying, Evidences, from_folder};
    use crate::error::Error;
    use crate::store::Keep;

    #[test]
    fn a_file_is_named_from_the_registers_folder() {
        assert_eq!(from_folder(Path::new("/a/b"), Path::new("/a/b/c.pdf")), "c.pdf");
        assert_eq!(from_folder(Path::new("/a/b"), Path::new("/a/d/c.pdf")), "../d/c.pdf");
    }

    #[test]
    fn a_copy_is_made_with_the_record_and_taken_away_with_its_refusal() {
        let folder = tempfile::tempdir().expect("a folder");
        let letter = folder.path().join("letter.txt");
        fs::write(&letter, "We did it.").expect("written");
        let register = folder.path().join("shelf").join("register.db");
        let named = [letter.to_string_lossy().into_owned()];
        let evidences = Evidences::gather(&named, None, &register, Copying::Beside).expect("gathered");
        let place = evidences.list()[0].place.clone();
        assert!(place.starts_with("evidence/") && place.ends_with("-letter.txt"), "{place}");
        let copy = folder.path().join("shelf").join(&place);

        evidences.kept_with(Keep::DryRun, || Ok(())).expect("dry");
        assert!(!copy.exists());
        evidences.kept_with(Keep::Commit, || Err::<(), _>(Error::Locked)).expect_err("refused");
        assert!(!copy.exists());
        evidences.kept_with(Keep::Commit, || Ok(())).expect("recorded");
        assert_eq!(fs::read_to_string(copy).expect("a copy"), "We did it.");
    }

    #[test]
    fn an_address_is_kept_as_it_is_and_a_missing_file_is_an_error() {
        let register = Path::new("register.db");
        let evidences = Evidences::gather(&["https://example.org/a".to_owned()], None, register, Copying::No).expect("gathered");
        assert_eq!(evidences.list()[0].place, "https://example.org/a");
        let missing = Evidences::gather(&["no-such-file.pdf".to_owned()], None, register, Copying::No);
        assert!(matches!(missing, Err(Error::NoFile { .. })));
    }
}
