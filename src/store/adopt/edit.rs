//! Changing a recommendation's words, kind, meeting or themes. Status, response and deadline change by follow-ups.

use chrono::NaiveDate;
use rusqlite::{Row, params};

use crate::error::{AdoptedRefusal, Result};
use crate::model::becomes::Becomes;
use crate::model::id::{MeetingId, RecommendationId};
use crate::model::vocabulary::{Kind, Lang, Priority};
use crate::store::fold::families;
use crate::store::fold::settle::settle;
use crate::store::log::change::Change;
use crate::store::log::tables::{RECOMMENDATION, REVISION, THEME};
use crate::store::lookup::names::subject;
use crate::store::meeting::entering::is_of_meeting;
use crate::store::sql::read::{all, one};

/// The changes to make.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    pub title: Option<String>,
    /// The new text and why it changes.
    pub text: Option<(String, String)>,
    pub kind: Option<Kind>,
    pub meeting: Becomes<MeetingId>,
    pub source: Becomes<String>,
    pub priority: Becomes<Priority>,
    pub done_when: Becomes<String>,
    /// Replaces all themes.
    pub themes: Option<Vec<String>>,
    pub added_themes: Vec<String>,
    pub removed_themes: Vec<String>,
}

/// What an edit did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub reference: String,
    /// The languages whose translation still matches the old text.
    pub outdated: Vec<Lang>,
}

/// The fields as in the row.
struct Fields {
    reference: String,
    parent: Option<RecommendationId>,
    kind: Kind,
    meeting: Option<MeetingId>,
    title: String,
    text: String,
    source: Option<String>,
    priority: Option<Priority>,
    done_when: Option<String>,
}

/// A recommendation below another: row, reference, kind, meeting and first day.
type Child = (RecommendationId, String, Kind, Option<MeetingId>, Option<NaiveDate>);

impl Change<'_> {
    /// Makes the changes in `edit`; a field that is already the same is not changed.
    ///
    /// # Errors
    /// A change to or from the kind `action`; another meeting for a component; a meeting that begins after something was
    /// reported on a component or share; a theme to remove that is not there.
    pub fn edit(&mut self, id: RecommendationId, edit: &Edit) -> Result<Edited> {
        let before = self.row(id)?;
        let title = edit.title.clone().unwrap_or_else(|| before.title.clone());
        let kind = edit.kind.unwrap_or(before.kind);
        let source = edit.source.clone().of(before.source.clone());
        let priority = edit.priority.of(before.priority);
        let done_when = edit.done_when.clone().of(before.done_when.clone());
        if (kind == Kind::Action) != (before.kind == Kind::Action) {
            return Err(AdoptedRefusal::KindStays { reference: before.reference, from: before.kind, to: kind }.into());
        }
        self.update(
            RECOMMENDATION,
            id.0,
            &[("title", &title), ("kind", &kind), ("source", &source), ("priority", &priority), ("done_when", &done_when)],
        )?;
        let mut outdated = Vec::new();
        if let Some((text, reason)) = edit.text.as_ref().filter(|(text, _)| *text != before.text) {
            self.revise(id, &before.text, text, reason)?;
            outdated = self.languages_of_text(id)?;
        }
        self.set_themes(id, edit)?;
        let meeting = edit.meeting.of(before.meeting);
        if meeting != before.meeting {
            self.move_to_meeting(id, &before, meeting)?;
        }
        settle(self, id, None)?;
        Ok(Edited { reference: before.reference, outdated })
    }

    fn row(&self, id: RecommendationId) -> Result<Fields> {
        let sql =
            "SELECT ref, parent_id, kind, meeting_id, title, text, source, priority, done_when FROM recommendation WHERE id = ?1";
        let read = |row: &Row<'_>| {
            Ok(Fields {
                reference: row.get(0)?,
                parent: row.get(1)?,
                kind: row.get(2)?,
                meeting: row.get(3)?,
                title: row.get(4)?,
                text: row.get(5)?,
                source: row.get(6)?,
                priority: row.get(7)?,
                done_when: row.get(8)?,
            })
        };
        one(self.connection(), sql, [id], read)
    }

    /// Keeps the adopted text as it was, with the reason for the change.
    fn revise(&mut self, id: RecommendationId, before: &str, after: &str, reason: &str) -> Result<()> {
        let (at, today, by) = (self.at(), self.today(), self.by().to_owned());
        self.insert(
            REVISION,
            &[
                ("recommendation_id", &id),
                ("changed_on", &today),
                ("recorded_at", &at),
                ("recorded_by", &by),
                ("reason", &reason),
                ("text", &before),
            ],
        )?;
        self.update(RECOMMENDATION, id.0, &[("text", &after)])?;
        Ok(())
    }

    fn languages_of_text(&self, id: RecommendationId) -> Result<Vec<Lang>> {
        let sql = "SELECT lang FROM translation WHERE recommendation_id = ?1 AND text IS NOT NULL ORDER BY lang";
        all(self.connection(), sql, [id], |row| row.get(0))
    }

    fn set_themes(&mut self, id: RecommendationId, edit: &Edit) -> Result<()> {
        let connection = self.connection();
        let sql = "SELECT id, name FROM theme WHERE recommendation_id = ?1 ORDER BY name";
        let present: Vec<(i64, String)> = all(connection, sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let before: Vec<&String> = present.iter().map(|(_, name)| name).collect();
        if let Some(missing) = edit.removed_themes.iter().find(|theme| !before.contains(theme)) {
            let reference = subject(connection, id, None)?;
            return Err(AdoptedRefusal::NoTheme { reference, theme: missing.clone() }.into());
        }
        let mut after: Vec<&String> = match &edit.themes {
            Some(themes) => themes.iter().collect(),
            None => before.iter().copied().filter(|theme| !edit.removed_themes.contains(theme)).collect(),
        };
        after.extend(&edit.added_themes);
        after.sort_unstable();
        after.dedup();
        let gone: Vec<i64> = present.iter().filter(|(_, name)| !after.contains(&name)).map(|(row, _)| *row).collect();
        for row in gone {
            self.delete(THEME, row)?;
        }
        for theme in after.iter().filter(|theme| !before.contains(theme)) {
            self.insert(THEME, &[("recommendation_id", &id), ("name", theme)])?;
        }
        Ok(())
    }

    /// The recommendation and its components count from the first day of the new meeting and are sorted by it.
    fn move_to_meeting(&mut self, id: RecommendationId, before: &Fields, meeting: Option<MeetingId>) -> Result<()> {
        if before.parent.is_some() && before.kind != Kind::Action {
            return Err(AdoptedRefusal::StaysWithWhole { reference: before.reference.clone() }.into());
        }
        let first_on = self.first_day(meeting)?;
        self.check_nothing_before(id, first_on)?;
        let sort_key = self.place_in_lists(&before.reference, before.parent, meeting)?;
        self.update(RECOMMENDATION, id.0, &[("meeting_id", &meeting), ("first_on", &first_on), ("sort_key", &sort_key)])?;
        self.move_below(id, before.meeting, meeting)
    }

    /// What was adopted together moves together; a part that was split off later keeps its day.
    fn move_below(&mut self, id: RecommendationId, from: Option<MeetingId>, to: Option<MeetingId>) -> Result<()> {
        let (old_first_on, first_on) = (self.first_day(from)?, self.first_day(to)?);
        let sql = "SELECT id, ref, kind, meeting_id, first_on FROM recommendation WHERE parent_id = ?1 ORDER BY id";
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
        let children = all::<Child>(self.connection(), sql, [id], read)?;
        for (child, reference, kind, meeting, child_first_on) in children {
            let moves = kind != Kind::Action && meeting == from;
            let meeting = if moves { to } else { meeting };
            let goes_along = moves && is_of_meeting(self.connection(), child, child_first_on, old_first_on)?;
            let child_first_on = if goes_along { first_on } else { child_first_on };
            self.check_nothing_before(child, child_first_on)?;
            let sort_key = self.place_in_lists(&reference, Some(id), meeting)?;
            let values: [(&'static str, &dyn rusqlite::ToSql); 3] =
                [("meeting_id", &meeting), ("first_on", &child_first_on), ("sort_key", &sort_key)];
            self.update(RECOMMENDATION, child.0, &values)?;
            self.move_below(child, from, to)?;
        }
        Ok(())
    }

    /// Refuses if something was reported on a component or share before its first day.
    fn check_nothing_before(&self, id: RecommendationId, first_on: Option<NaiveDate>) -> Result<()> {
        let connection = self.connection();
        let Some(first_on) = first_on else { return Ok(()) };
        let is_part = families::root(connection, id)? != id;
        let sql = "SELECT min(f.happened_on) FROM follow_up f
            WHERE f.recommendation_id = ?1 AND f.happened_on < ?2 AND (?3 OR f.owner_id IS NOT NULL)";
        let earliest: Option<NaiveDate> = one(connection, sql, params![id, first_on, is_part], |row| row.get(0))?;
        match earliest {
            None => Ok(()),
            Some(day) => {
                let reference = subject(connection, id, None)?;
                Err(AdoptedRefusal::EntryBeforeMeeting { reference, day, first_on }.into())
            }
        }
    }
}
