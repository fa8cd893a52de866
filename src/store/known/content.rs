//! What an import asks of the register while it changes it: what is known under a reference, or has the same content.

use std::collections::{HashMap, VecDeque};

use sha2::{Digest, Sha256};

use crate::error::Result;
use crate::model::follow_up::FollowUp;
use crate::model::id::{MeetingId, OwnerId, RecommendationId, RoundId};
use crate::model::record::{Recommendation, Share};
use crate::model::reference::Ref;
use crate::model::vocabulary::{Role, Vocabulary};
use crate::store::fold::families;
use crate::store::item::{recommendations, shares};
use crate::store::log::change::Change;
use crate::store::lookup::{find, numbering, settings};
use crate::store::sql::read::{Window, maybe};

/// Identifies a row without a reference: its meeting, its text and its owners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Content([u8; 32]);

impl Content {
    /// The order of the owners does not matter.
    pub fn of(meeting: Option<MeetingId>, text: &str, owners: &[(OwnerId, Role)]) -> Self {
        let mut digest = Sha256::new();
        digest.update(meeting.map_or(0, |meeting| meeting.0).to_be_bytes());
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text);
        let mut owners: Vec<(i64, &str)> = owners.iter().map(|(owner, role)| (owner.0, role.as_str())).collect();
        owners.sort_unstable();
        for (owner, role) in owners {
            digest.update(owner.to_be_bytes());
            digest.update(role);
        }
        Self(digest.finalize().into())
    }
}

impl Change<'_> {
    /// The recommendation with this reference, if there is one.
    pub fn with_reference(&self, reference: &Ref) -> Result<Option<RecommendationId>> {
        let sql = "SELECT id FROM recommendation WHERE ref_key = ?1 ORDER BY id";
        maybe(self.connection(), sql, [reference.key()], |row| row.get(0))
    }

    /// A recommendation as it is now.
    pub fn recommendation(&self, id: RecommendationId) -> Result<Recommendation> {
        let patience = settings::read(self.connection())?.patience;
        recommendations::by_id(self.connection(), id, self.today(), patience)
    }

    /// The shares in a recommendation, by owner's code, including those that ended.
    pub fn shares(&self, id: RecommendationId) -> Result<Vec<Share>> {
        shares::of(self.connection(), id)
    }

    /// The follow-ups on a recommendation and on its shares, in the order of recording.
    pub fn history(&self, id: RecommendationId) -> Result<Vec<FollowUp>> {
        families::follow_ups(self.connection(), id, Window::ALL)
    }

    /// The recommendation with the reference `text`, ignoring case.
    ///
    /// # Errors
    /// There is none; the nearest few are named.
    pub fn find_recommendation(&self, text: &str) -> Result<RecommendationId> {
        find::recommendation(self.connection(), text)
    }

    /// The owner with the code, name or former name `text`.
    ///
    /// # Errors
    /// There is none, or several have the name; they are named.
    pub fn find_owner(&self, text: &str) -> Result<OwnerId> {
        find::owner(self.connection(), text)
    }

    /// The reporting round with the reference `text`, ignoring case.
    ///
    /// # Errors
    /// There is none; the nearest few are named.
    pub fn find_round(&self, text: &str) -> Result<RoundId> {
        find::round(self.connection(), text)
    }

    /// The meeting with the reference `text`; a meeting's place alone does not count.
    ///
    /// # Errors
    /// There is none; the nearest few are named.
    pub fn find_meeting(&self, text: &str) -> Result<MeetingId> {
        match find::meeting_by_reference(self.connection(), text)? {
            Some(id) => Ok(id),
            None => Err(find::no_meeting(self.connection(), text)?),
        }
    }

    /// The reference of a meeting.
    pub fn meeting_reference(&self, id: MeetingId) -> Result<String> {
        numbering::meeting_reference(self.connection(), id)
    }

    /// Every name by which an owner is found, folded, with the owners that have it; a code always means the owner that
    /// has it.
    pub fn owner_names(&self) -> Result<HashMap<String, Vec<OwnerId>>> {
        let mut names: HashMap<String, Vec<OwnerId>> = HashMap::new();
        let mut statement = self.connection().prepare(
            "SELECT id, name FROM owner UNION SELECT id, name_fr FROM owner WHERE name_fr IS NOT NULL
             UNION SELECT id, name_pt FROM owner WHERE name_pt IS NOT NULL
             UNION SELECT owner_id, name FROM former_name ORDER BY 1",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, name): (OwnerId, String) = (row.get(0)?, row.get(1)?);
            let called = names.entry(find::folded(&name)).or_default();
            if !called.contains(&id) {
                called.push(id);
            }
        }
        let mut statement = self.connection().prepare("SELECT id, code FROM owner ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            names.insert(find::folded(&row.get::<_, String>(1)?), vec![row.get(0)?]);
        }
        Ok(names)
    }

    /// Every recommendation by its content; those with the same content in the order of recording.
    pub fn by_content(&self) -> Result<HashMap<Content, VecDeque<RecommendationId>>> {
        let mut found: HashMap<Content, VecDeque<RecommendationId>> = HashMap::new();
        let mut statement = self.connection().prepare("SELECT id, meeting_id, text FROM recommendation ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, meeting, text): (RecommendationId, Option<MeetingId>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let content = Content::of(meeting, &text, &self.owners_on(id, self.today())?);
            found.entry(content).or_default().push_back(id);
        }
        Ok(found)
    }
}
