//! Forgetting a person: the contact row is emptied and its bytes are overwritten in the file. What can't be emptied,
//! notes and the log, is reported.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::{contacts, focal_points};
use crate::error::{Error, Result};
use crate::model::id::OwnerId;
use crate::model::people::Contact;
use crate::store::file::register::Register;
use crate::store::log::change::Change;
use crate::store::sql::read::one;

/// What forgetting did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forgotten {
    /// What was known of the person.
    pub contact: Contact,
    /// Whether a tenure was open and has now ended.
    pub ends_tenure: bool,
    /// How many follow-ups the person reported; they show no name any more.
    pub n_reported: u32,
    /// Whether the owner has or had another focal point of that name, as after a merge of two owners.
    pub has_namesake: bool,
    pub mentions: Mentions,
}

/// Where else the name, e-mail address or phone number occurs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Recommendations whose texts, notes or evidence mention them.
    pub references: Vec<String>,
    /// Log entries that mention them.
    pub n_log_entries: u32,
}

impl Change<'_> {
    /// Empties what is known of the focal point `name` of `owner`, for ever, and ends an open tenure today.
    ///
    /// # Errors
    /// There is no such focal point.
    pub fn forget(&mut self, owner: OwnerId, name: &str) -> Result<Forgotten> {
        let connection = self.connection();
        let person = match contacts::of_owner(connection, owner, name) {
            Ok(person) => person,
            Err(missing) => contacts::unattached(connection, &[name])?.first().copied().ok_or(missing)?,
        };
        let contact = contacts::contact(connection, person)?;
        let today = self.today();
        let mut open = focal_points::of_person(connection, person)?;
        open.retain(|one| one.period.until.is_none_or(|until| until > today));
        for tenure in &open {
            // A tenure of no day breaks a rule: one that begins today or later ends on the day after.
            let second = tenure.period.since.and_then(|since| since.succ_opt());
            let until = second.map_or(today, |second| second.max(today));
            self.end_tenure(tenure.id, until)?;
        }
        self.set_contact(person, &Contact::default())?;
        let names: Vec<&str> = [&contact.name, &contact.email].into_iter().flatten().map(String::as_str).collect();
        for left_over in contacts::unattached(connection, &names)? {
            self.set_contact(left_over, &Contact::default())?;
        }
        let sql = "SELECT count(*) FROM follow_up WHERE reported_by_id = ?1";
        let n_reported = one(connection, sql, [person], |row| row.get(0))?;
        let mentions = mentions(connection, &contact)?;
        let has_namesake = contacts::of_owner(connection, owner, name).is_ok();
        Ok(Forgotten { contact, ends_tenure: !open.is_empty(), n_reported, has_namesake, mentions })
    }
}

impl Register {
    /// Writes the whole file again, so that nothing of the emptied row is left in it: `secure_delete` overwrites a row
    /// only where it was last, not where it was before SQLite rebalanced the table's tree.
    ///
    /// # Errors
    /// The disk is full, or somebody else is using the register.
    pub fn sweep(&mut self) -> Result<()> {
        self.connection.flush_prepared_statement_cache();
        self.connection.execute_batch("VACUUM").map_err(Error::from)
    }

    /// The files in `backups/` beside the register that contain the name, the e-mail address or the phone number, or that
    /// can't be read.
    ///
    /// # Errors
    /// The folder can't be read.
    pub fn backups_holding(&self, contact: &Contact) -> Result<Vec<PathBuf>> {
        let folder = self.folder().join("backups");
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(Error::io(format!("can't read {}", folder.display()), source)),
        };
        let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        paths.retain(|path| path.is_file() && holds(path, &needles(contact)).unwrap_or(true));
        paths.sort();
        Ok(paths)
    }
}

fn needles(contact: &Contact) -> Vec<&str> {
    [&contact.name, &contact.email, &contact.phone]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect()
}

/// Whether a file contains one of the texts.
fn holds(path: &Path, needles: &[&str]) -> io::Result<bool> {
    const CHUNK: usize = 1 << 20;
    let longest = needles.iter().map(|needle| needle.len()).max().unwrap_or_default();
    let mut file = File::open(path)?;
    let mut window: Vec<u8> = Vec::new();
    loop {
        let n_kept = window.len().min(longest.saturating_sub(1));
        window.drain(..window.len() - n_kept);
        let n_read = Read::by_ref(&mut file).take(CHUNK as u64).read_to_end(&mut window)?;
        if needles.iter().any(|needle| contains(&window, needle.as_bytes())) {
            return Ok(true);
        }
        if n_read == 0 {
            return Ok(false);
        }
    }
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Where the texts of the register and the log mention the person.
fn mentions(connection: &Connection, contact: &Contact) -> Result<Mentions> {
    let mut mentions = Mentions::default();
    let (mut references, mut entries) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    for needle in needles(contact) {
        let mut statement = connection.prepare_cached(
            "SELECT r.sort_key, r.ref FROM recommendation r
             WHERE instr(concat_ws(char(10), r.title, r.text, r.source, r.done_when), ?1)
             UNION
             SELECT r.sort_key, r.ref FROM follow_up f JOIN recommendation r ON r.id = f.recommendation_id
             WHERE instr(concat_ws(char(10), f.note, f.dispute, f.settlement, f.reported_by), ?1)
             UNION
             SELECT r.sort_key, r.ref
             FROM evidence e JOIN follow_up f ON f.id = e.follow_up_id JOIN recommendation r ON r.id = f.recommendation_id
             WHERE instr(e.place, ?1)
             UNION
             SELECT r.sort_key, r.ref FROM round_answer w JOIN recommendation r ON r.id = w.recommendation_id
             WHERE instr(concat_ws(char(10), w.note, w.evidence, w.reason), ?1)
             ORDER BY 1",
        )?;
        let mut rows = statement.query([needle])?;
        while let Some(row) = rows.next()? {
            references.insert((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
        }
        let mut statement = connection.prepare_cached(
            "SELECT id FROM log WHERE instr(command, ?1) OR instr(by, ?1)
             UNION
             SELECT log_id FROM log_change WHERE instr(image(before), ?1) OR instr(image(after), ?1)
             ORDER BY 1",
        )?;
        let mut rows = statement.query([needle])?;
        while let Some(row) = rows.next()? {
            entries.insert(row.get::<_, i64>(0)?);
        }
    }
    mentions.references = references.into_iter().map(|(_, reference)| reference).collect();
    mentions.n_log_entries = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    Ok(mentions)
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn a_text_is_found_across_the_chunks_in_which_a_file_is_read() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let mut bytes = vec![b'.'; (1 << 20) - 3];
        bytes.extend(b"ana@example.org");
        std::fs::write(file.path(), &bytes).expect("written");
        assert!(holds(file.path(), &["phiri", "ana@example.org"]).expect("read"));
        assert!(!holds(file.path(), &["phiri"]).expect("read"));
        assert!(!holds(file.path(), &[]).expect("read"));
    }
}
