//! The files of a site in a folder: written if they differ, removed if the site no longer has them; a file that the site did
//! not write itself is never touched. A list holds the name and hash of each file it wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::export::file::{Overwrite, make_folder, write_page};
use crate::platform::unfinished;
use crate::store::hexadecimal;

/// The list of what the site wrote.
const LIST: &str = "midsa-site.txt";

/// A folder that is being written.
pub struct Folder {
    root: PathBuf,
    /// The files it held before, with the hash of each.
    before: BTreeMap<String, String>,
    now: BTreeMap<String, String>,
    /// The list as it grows: a name is in it before its file is written, so that what an interrupted run leaves is known as
    /// ours by the next.
    list: Option<File>,
    /// The folders in which nothing is left of an interrupted run.
    swept: BTreeSet<PathBuf>,
    pub n_written: usize,
}

impl Folder {
    /// The folder; it is made if it is missing.
    ///
    /// # Errors
    /// It can't be made, or its list can't be read.
    pub fn open(root: &Path) -> Result<Self> {
        make_folder(root)?;
        let before = match fs::read_to_string(root.join(LIST)) {
            Ok(list) => list
                .lines()
                .filter_map(|line| line.split_once("  "))
                .map(|(hash, name)| (name.to_owned(), hash.to_owned()))
                .collect(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => BTreeMap::new(),
            Err(source) => return Err(Error::io(format!("can't read {}", root.join(LIST).display()), source)),
        };
        Ok(Self { root: root.to_path_buf(), before, now: BTreeMap::new(), list: None, swept: BTreeSet::new(), n_written: 0 })
    }

    /// Writes a file, unless it is there as it should be.
    ///
    /// # Errors
    /// `Error::Exists` where a file of that name is there that the site did not write; it can't be written.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.root.join(name);
        let hash = hexadecimal(&Sha256::digest(bytes));
        let present = fs::read(&path).ok();
        if present.as_deref() != Some(bytes) {
            if let Some(folder) = path.parent() {
                make_folder(folder)?;
                if self.swept.insert(folder.to_path_buf()) {
                    unfinished::sweep(folder);
                }
            }
            let is_ours = self.before.contains_key(name);
            if !is_ours && present.is_none() {
                self.note(name, &hash)?;
            }
            write_page(&path, if is_ours { Overwrite::Allowed } else { Overwrite::Never }, bytes)?;
            self.n_written += 1;
        }
        self.now.insert(name.to_owned(), hash);
        Ok(())
    }

    /// Puts a name behind the list.
    fn note(&mut self, name: &str, hash: &str) -> Result<()> {
        let path = self.root.join(LIST);
        let cannot_write = |source| Error::io(format!("can't write {}", path.display()), source);
        if self.list.is_none() {
            self.list = Some(File::options().create(true).append(true).open(&path).map_err(cannot_write)?);
        }
        self.list.iter_mut().try_for_each(|list| writeln!(list, "{hash}  {name}")).map_err(cannot_write)
    }

    /// Removes what the site wrote before and has no longer, unless somebody changed it since, and writes the list. Gives
    /// how many files were removed.
    ///
    /// # Errors
    /// A file can't be removed, or the list not written.
    pub fn close(mut self) -> Result<(usize, usize)> {
        let mut n_removed = 0;
        for (name, hash) in self.before.iter().filter(|(name, _)| !self.now.contains_key(*name)) {
            let path = self.root.join(name);
            let is_within = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
            let is_file = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
            if !is_within || !is_file || fs::read(&path).map_or(true, |bytes| hexadecimal(&Sha256::digest(bytes)) != *hash) {
                continue;
            }
            fs::remove_file(&path).map_err(|source| Error::io(format!("can't remove {}", path.display()), source))?;
            n_removed += 1;
        }
        let list: String = self.now.iter().fold(String::new(), |list, (name, hash)| list + hash + "  " + name + "\n");
        let n_files = self.now.len();
        self.list = None;
        self.before.insert(LIST.to_owned(), String::new());
        self.put(LIST, list.as_bytes())?;
        Ok((n_files, n_removed))
    }
}

/// The name of a file for a reference or code: the same for ever, on every file system, whatever letters it has.
pub fn slug(name: &str) -> String {
    /// Longer ones are cut, and told apart by a hash.
    const LONGEST: usize = 120;
    /// Names that Windows keeps for devices.
    const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];
    let mut slug = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '-' || (c == '.' && !slug.is_empty()) {
            slug.push(c);
        } else {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                slug.push('_');
                slug.push_str(&hexadecimal(&[byte]));
            }
        }
    }
    let upper = slug.to_ascii_uppercase();
    let stem = upper.split('.').next().unwrap_or_default();
    let is_port = stem.len() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT"));
    if DEVICES.contains(&stem) || is_port {
        slug.insert(0, '_');
    }
    if slug.len() > LONGEST {
        let hash = hexadecimal(&Sha256::digest(name.as_bytes()));
        slug.truncate(LONGEST);
        slug = format!("{slug}_{}", &hash[..16]);
    }
    slug
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Folder, slug};

    #[test]
    fn a_page_has_a_name_that_every_file_system_takes() {
        assert_eq!(slug("MRU-2006-02a"), "MRU-2006-02a");
        assert_eq!(slug("002/24"), "002_2f24");
        assert_eq!(slug("no ID 10"), "no_20ID_2010");
        assert_eq!(slug("../é"), "_2e._2f_c3_a9");
        assert_eq!(slug("nul"), "_nul");
        assert_eq!(slug("COM1"), "_COM1");
        assert!(slug(&"é".repeat(64)).len() < 150);
    }

    #[test]
    fn what_an_interrupted_run_left_is_replaced_and_removed_by_the_next() {
        let place = tempfile::tempdir().expect("a folder");
        let mut first = Folder::open(place.path()).expect("open");
        first.put("a.html", b"1").expect("written");
        first.put("old.html", b"2").expect("written");
        drop(first);
        let mut next = Folder::open(place.path()).expect("open");
        next.put("a.html", b"3").expect("replaced");
        assert_eq!(next.close().expect("written"), (1, 1));
        let names: Vec<_> = fs::read_dir(place.path()).expect("a folder").flatten().map(|one| one.file_name()).collect();
        assert_eq!(names.len(), 2, "{names:?}");
    }

    #[test]
    fn only_its_own_files_are_replaced_and_removed() {
        let place = tempfile::tempdir().expect("a folder");
        let write = |pages: &[(&str, &str)]| {
            let mut folder = Folder::open(place.path())?;
            pages.iter().try_for_each(|(name, text)| folder.put(name, text.as_bytes()))?;
            folder.close()
        };
        fs::write(place.path().join("theirs.html"), "theirs").expect("a file");
        assert!(write(&[("theirs.html", "ours")]).is_err());
        assert_eq!(write(&[("a.html", "1"), ("en/b.html", "2"), ("c.html", "3")]).expect("written"), (3, 0));
        fs::write(place.path().join("c.html"), "changed by hand").expect("a file");
        assert_eq!(write(&[("a.html", "1")]).expect("written"), (1, 1));
        assert!(!place.path().join("en/b.html").exists());
        assert_eq!(fs::read_to_string(place.path().join("c.html")).expect("kept"), "changed by hand");
        assert_eq!(fs::read_to_string(place.path().join("theirs.html")).expect("kept"), "theirs");
    }
}
