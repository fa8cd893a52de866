//! Changes an existing recommendation.

use super::super::news::News;
use super::{RecommendationDraft, Recommendations};
use crate::error::Result;
use crate::import::map::fault::{At, Fault, Stop, kept};
use crate::import::sheets::sheet::RowPlace;
use crate::model::becomes::Becomes;
use crate::model::changed::{Difference, Subject};
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::plan::Placed;
use crate::model::record::Recommendation;
use crate::model::reference::Ref;
use crate::model::vocabulary::{Role, Tracking};
use crate::store::{Change, Edit, Reassignment};

impl Recommendations {
    pub(super) fn update(
        &mut self,
        change: &mut Change<'_>,
        id: RecommendationId,
        draft: &RecommendationDraft,
        place: &RowPlace<'_>,
    ) -> Result<Placed, Stop> {
        let known = change.recommendation(id)?;
        let mut faults = Vec::new();
        if draft.parent.as_ref().is_some_and(|parent| known.parent.as_ref().map(Ref::key) != Some(parent.key())) {
            let present = known.parent.as_ref().map_or_else(|| "nothing".to_owned(), |parent| format!("`{parent}`"));
            faults.push(Fault::of_cell("parent", format!("it is part of {present}, and that can't be changed")));
        }
        let meeting = match &draft.meeting {
            Some(name) => kept(change.find_meeting(name).at("meeting"), &mut faults)?,
            None => None,
        };
        let owners = kept(self.owners.resolve(change, &draft.owners), &mut faults)?.unwrap_or_default();
        if !faults.is_empty() {
            return Err(Stop::Row(faults));
        }
        let mut differences = self.edit(change, &known, draft, meeting, place)?;
        differences.extend(self.reassign(change, &known, draft, owners)?);
        if draft.tracking == Some(Tracking::Each) && known.tracking == Tracking::Single {
            change.track_each(id).at("tracking")?;
            let (before, after) = (Some(Tracking::Single.to_string()), Some(Tracking::Each.to_string()));
            differences.push(Difference { column: "tracking".into(), before, after });
        }
        let told = what_may_be_told(&draft.told, known.tracking, self.is_whole(draft));
        let recorded = told.tell(change, id, None, &known.standing, place)?;
        differences.extend(recorded.differences);
        let left_alone = if known.tracking == Tracking::Single { Vec::new() } else { left_alone(&draft.told, &known) };
        Ok(Placed { left_alone, notes: recorded.notes, ..Placed::updated(known.reference.to_string(), differences) })
    }

    fn edit(
        &self,
        change: &mut Change<'_>,
        known: &Recommendation,
        draft: &RecommendationDraft,
        meeting: Option<MeetingId>,
        place: &RowPlace<'_>,
    ) -> Result<Vec<Difference>, Stop> {
        let clears = |column: &str| self.defaults.clear.contains(&column);
        let text = draft.text.clone().filter(|text| *text != known.text);
        let mut themes = draft.themes.clone();
        themes.sort_unstable();
        let edit = Edit {
            title: draft.title.clone(),
            text: text.map(|text| (text, format!("imported from {place}"))),
            kind: draft.kind,
            meeting: Becomes::typed(meeting, clears("meeting")),
            source: Becomes::typed(draft.source.clone(), clears("source")),
            priority: Becomes::typed(draft.priority, clears("priority")),
            done_when: Becomes::typed(draft.done_when.clone(), clears("done_when")),
            themes: Some(themes).filter(|themes| !themes.is_empty() || clears("themes")),
            ..Edit::default()
        };
        if is_known(known, &edit, draft.meeting.as_deref()) {
            return Ok(Vec::new());
        }
        let mark = change.mark();
        change.edit(known.id, &edit)?;
        let changed = change.changed_since(mark)?;
        let own = changed.iter().find(|one| one.subject == Subject::Recommendation(known.reference.to_string()));
        let differing = |column: &str| own.and_then(|own| own.difference(column)).cloned();
        let listed = |themes: &[String]| Some(themes.join(", ")).filter(|themes| !themes.is_empty());
        let themes = edit.themes.as_ref().and_then(|themes| Difference::between("themes", listed(&known.themes), listed(themes)));
        let words = ["title", "kind", "source", "priority", "done_when", "text"].map(differing);
        Ok(words.into_iter().chain([themes, differing("meeting")]).flatten().collect())
    }

    /// Owners join and leave on the day of the row.
    fn reassign(
        &self,
        change: &mut Change<'_>,
        known: &Recommendation,
        draft: &RecommendationDraft,
        mut owners: Vec<(OwnerId, Role)>,
    ) -> Result<Option<Difference>, Stop> {
        if owners.is_empty() && !self.defaults.clear.contains(&"owners") {
            return Ok(None);
        }
        let present: Vec<(OwnerId, Role)> = known.owners.iter().map(|one| (one.owner, one.role)).collect();
        if let (Some(group), Tracking::Each) = (self.group, known.tracking) {
            // The group was expanded when the row was added, once.
            owners.retain(|(owner, role)| *owner != group || *role != Role::Lead);
            let leads = present.iter().filter(|(_, role)| *role == Role::Lead);
            owners.extend(leads.filter(|one| !owners.contains(one)).copied().collect::<Vec<_>>());
        }
        let missing = |from: &[(OwnerId, Role)], of: &[(OwnerId, Role)]| -> Vec<Reassignment> {
            let gone = from.iter().filter(|one| !of.contains(one));
            gone.map(|&(owner, role)| Reassignment { owner, role: Some(role) }).collect()
        };
        let (removed, added) = (missing(&present, &owners), missing(&owners, &present));
        if removed.is_empty() && added.is_empty() {
            return Ok(None);
        }
        let from_on = change.day_of_reassignment(known.id, draft.told.happened)?;
        change.reassign(known.id, &removed, &added, from_on).at("owners")?;
        let typed = |change: &Change<'_>, owners: &[(OwnerId, Role)]| -> Result<Option<String>> {
            Ok(Some(change.owners_as_typed(owners)?.join(";")).filter(|text| !text.is_empty()))
        };
        Ok(Difference::between("owners", typed(change, &present)?, typed(change, &owners)?))
    }
}

/// A status that follows from components, shares or an older recommendation is not imported.
fn what_may_be_told(told: &News, tracking: Tracking, is_whole: bool) -> News {
    match tracking {
        Tracking::Single if !is_whole => told.clone(),
        Tracking::Single | Tracking::Each | Tracking::Components => told.without_status(),
        Tracking::Restated => News { happened: told.happened, ..News::default() },
    }
}

/// Whether the register already has all of it.
fn is_known(known: &Recommendation, edit: &Edit, meeting: Option<&str>) -> bool {
    let same_meeting = match &edit.meeting {
        Becomes::Same => true,
        Becomes::Empty => known.meeting.is_none(),
        Becomes::This(_) => match (meeting, known.meeting.as_deref()) {
            (Some(named), Some(present)) => named.trim().to_lowercase() == present.to_lowercase(),
            (_, None) | (None, Some(_)) => false,
        },
    };
    edit.text.is_none()
        && same_meeting
        && edit.title.as_ref().is_none_or(|title| *title == known.title)
        && edit.kind.is_none_or(|kind| kind == known.kind)
        && edit.source.leaves(known.source.as_ref())
        && edit.priority.leaves(known.priority.as_ref())
        && edit.done_when.leaves(known.done_when.as_ref())
        && edit.themes.as_ref().is_none_or(|themes| *themes == known.themes)
}

/// The columns with other values in the row that are derived, so can't be changed.
pub(super) fn left_alone(told: &News, known: &Recommendation) -> Vec<&'static str> {
    let standing = &known.standing;
    let mut columns = Vec::new();
    if told.status.is_some_and(|status| status != standing.status) {
        columns.push("status");
    }
    if told.assurance.is_some_and(|assurance| assurance != standing.assurance) {
        columns.push("assurance");
    }
    if known.tracking == Tracking::Restated {
        if told.last_note.is_some() && told.last_note != standing.last_note {
            columns.push("last_note");
        }
        if told.response.is_some() && told.response != standing.response {
            columns.push("response");
        }
        if told.due.is_some() && told.due != standing.deadline {
            columns.push("due");
        }
    }
    columns
}
