//! What an import asks and changes in the register apart from recommendations: meetings, owners, tenures, relations and
//! translations, each found by what names it.

use chrono::NaiveDate;
use rusqlite::{Row, params};

use crate::error::Result;
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::people::FocalPoint;
use crate::model::record::Meeting;
use crate::model::reference::Ref;
use crate::model::translation::Translation;
use crate::model::vocabulary::{Basis, Lang, OwnerKind, RelationKind};
use crate::store::adopt::link;
use crate::store::item::translations;
use crate::store::log::change::Change;
use crate::store::log::tables::RELATION;
use crate::store::lookup::find;
use crate::store::meeting::meetings;
use crate::store::owner::owners;
use crate::store::person::{contacts, focal_points};
use crate::store::sql::read::{all, holds, maybe};

/// An owner as it is in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownOwner {
    pub id: OwnerId,
    pub code: String,
    pub kind: OwnerKind,
    pub name: String,
    pub name_fr: Option<String>,
    pub name_pt: Option<String>,
    /// In the order of recording.
    pub former_names: Vec<String>,
    /// For a group, its members today, by code.
    pub members: Vec<(OwnerId, String)>,
}

impl Change<'_> {
    /// The meeting with this reference, without counts of its items.
    pub fn known_meeting(&self, reference: &Ref) -> Result<Option<Meeting>> {
        let id = find::meeting_by_reference(self.connection(), reference.as_str())?;
        id.map(|id| self.meeting(id)).transpose()
    }

    /// A meeting, without counts of its items.
    pub fn meeting(&self, id: MeetingId) -> Result<Meeting> {
        meetings::row(self.connection(), id)
    }

    /// The body of meetings that don't name one.
    pub fn body(&self) -> Result<String> {
        Ok(crate::store::lookup::settings::read(self.connection())?.body)
    }

    /// The owner with this code, ignoring case.
    pub fn owner_with_code(&self, code: &str) -> Result<Option<KnownOwner>> {
        let sql = "SELECT id, code, kind, name, name_fr, name_pt FROM owner WHERE code = ?1";
        let read = |row: &Row<'_>| {
            Ok(KnownOwner {
                id: row.get(0)?,
                code: row.get(1)?,
                kind: row.get(2)?,
                name: row.get(3)?,
                name_fr: row.get(4)?,
                name_pt: row.get(5)?,
                former_names: Vec::new(),
                members: Vec::new(),
            })
        };
        let connection = self.connection();
        let Some(owner) = maybe(connection, sql, [code], read)? else { return Ok(None) };
        let former_names = owners::former_names(connection, owner.id)?.into_iter().map(|(_, name)| name).collect();
        let members = self.members_on(owner.id, self.today())?;
        Ok(Some(KnownOwner { former_names, members, ..owner }))
    }

    /// An owner's code.
    pub fn code_of(&self, id: OwnerId) -> Result<String> {
        find::code(self.connection(), id)
    }

    /// The members of a group on a day, by code.
    fn members_on(&self, group: OwnerId, day: NaiveDate) -> Result<Vec<(OwnerId, String)>> {
        let sql = format!(
            "SELECT o.id, o.code FROM membership m JOIN owner o ON o.id = m.owner_id
             WHERE m.group_id = ?1 AND {}
             ORDER BY o.code",
            holds("m", "?2")
        );
        all(self.connection(), &sql, params![group, day], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// The tenures of the person whom an owner knows by that name or e-mail address, the oldest first; empty if there is
    /// no such person.
    pub fn tenures_of(&self, owner: OwnerId, name: &str) -> Result<Vec<FocalPoint>> {
        let person = match contacts::of_owner(self.connection(), owner, name) {
            Ok(person) => person,
            Err(crate::error::Error::NoFocalPoint { .. }) => return Ok(Vec::new()),
            Err(other) => return Err(other),
        };
        let mut tenures = focal_points::of_owner(self.connection(), owner)?;
        tenures.retain(|tenure| tenure.person == person);
        Ok(tenures)
    }

    /// Whether a person who was forgotten was a focal point of the owner from that day on.
    pub fn has_forgotten_tenure(&self, owner: OwnerId, since_on: Option<NaiveDate>) -> Result<bool> {
        let tenures = focal_points::of_owner(self.connection(), owner)?;
        Ok(tenures.iter().any(|tenure| tenure.contact.name.is_none() && tenure.period.since == since_on))
    }

    /// The basis of a relation, if there is such a relation.
    pub fn relation(
        &self,
        from: RecommendationId,
        kind: RelationKind,
        target: RecommendationId,
    ) -> Result<Option<(Basis, Option<String>)>> {
        let sql = "SELECT basis, passage FROM relation WHERE recommendation_id = ?1 AND kind = ?2 AND target_id = ?3";
        maybe(self.connection(), sql, params![from, kind, target], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Sets the basis of a relation, if there is such a relation; its kind does not change.
    pub fn rest_relation(
        &mut self,
        from: RecommendationId,
        kind: RelationKind,
        target: RecommendationId,
        (basis, passage): (Basis, Option<&str>),
    ) -> Result<()> {
        if let Some(row) = link::row(self.connection(), from, kind, target)? {
            self.update(RELATION, row, &[("basis", &basis), ("passage", &passage)])?;
        }
        Ok(())
    }

    /// The translation of a recommendation into a language, as far as there is one.
    pub fn translation(&self, id: RecommendationId, lang: Lang) -> Result<Option<Translation>> {
        let all = translations::of(self.connection(), id)?;
        Ok(all.into_iter().find(|translation| translation.lang == lang))
    }
}
