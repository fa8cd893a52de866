//! Who belonged to a group on a day, and who did not: the expansion that `--each GROUP` records.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::params;

use crate::error::{OwnerRefusal, Result};
use crate::model::expansion::{Expansion, Outsider};
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::store::log::change::Change;
use crate::store::lookup::find;
use crate::store::lookup::subject::subject;
use crate::store::sql::on_a_day::holds;

impl Change<'_> {
    /// The members of `group` on `day`.
    ///
    /// # Errors
    /// It had no members: an empty expansion is refused.
    pub fn expand(&self, group: OwnerId, day: NaiveDate) -> Result<Expansion> {
        let code = find::code(self.connection(), group)?;
        let mut expansion = Expansion { group: code, on: day, members: Vec::new(), outside: Vec::new() };
        let mut seen = HashSet::from([group]);
        self.gather(group, &mut expansion, &mut seen)?;
        let Expansion { members, outside, group: code, .. } = &mut expansion;
        members.sort_by(|a, b| a.1.cmp(&b.1));
        outside.retain(|one| !members.iter().any(|(_, code)| *code == one.code));
        if members.is_empty() {
            return Err(OwnerRefusal::EmptyGroup { group: code.clone(), on: day }.into());
        }
        Ok(expansion)
    }

    /// The day whose members a group is expanded to: the first day of the meeting, or today if that is unknown.
    pub fn day_of_expansion(&self, meeting: Option<MeetingId>) -> Result<NaiveDate> {
        Ok(self.first_day(meeting)?.unwrap_or(self.today()))
    }

    /// The reference of a recommendation: `MRU-2006-03`.
    pub fn reference_of(&self, id: RecommendationId) -> Result<String> {
        subject(self.connection(), id, None)
    }

    fn gather(&self, group: OwnerId, expansion: &mut Expansion, seen: &mut HashSet<OwnerId>) -> Result<()> {
        let sql = format!(
            "SELECT m.owner_id, o.code, m.since_on, m.until_on, {},
                 EXISTS (SELECT 1 FROM membership below WHERE below.group_id = m.owner_id)
             FROM membership m JOIN owner o ON o.id = m.owner_id
             WHERE m.group_id = ?1 ORDER BY o.code, m.since_on",
            holds("m", "?2")
        );
        let mut statement = self.connection().prepare(&sql)?;
        let mut rows = statement.query(params![group, expansion.on])?;
        while let Some(row) = rows.next()? {
            let (owner, code): (OwnerId, String) = (row.get(0)?, row.get(1)?);
            let (is_in, is_group): (bool, bool) = (row.get(4)?, row.get(5)?);
            if !is_in {
                expansion.outside.push(Outsider { code, since_on: row.get(2)?, until_on: row.get(3)? });
            } else if seen.insert(owner) {
                if is_group {
                    self.gather(owner, expansion, seen)?;
                } else {
                    expansion.members.push((owner, code));
                }
            }
        }
        Ok(())
    }
}
