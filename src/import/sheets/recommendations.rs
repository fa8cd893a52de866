//! The table `recommendations`: a row adds a recommendation, or changes what is known of one.

use std::collections::{HashMap, HashSet, VecDeque};

use super::news::Told;
use crate::error::{Error, Result};
use crate::import::cells::{Cells, Named};
use crate::import::fault::{At, Fault, Stop, Unknown};
use crate::import::owners::{Owners, UnknownOwners};
use crate::import::table::{Detail, Place, Sheet};
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::plan::{Difference, Placed};
use crate::model::record::Recommendation;
use crate::model::reference::Ref;
use crate::model::state::{Standing, State};
use crate::model::title::title_of;
use crate::model::vocabulary::{Kind, Priority, Role, Tracking};
use crate::store::{Becomes, Change, Content, Edit, Expansion, NewFollowUp, NewRecommendation, Parent, Part, Reassignment};

/// What is said of every row of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The meeting of rows that name none; it numbers those without a reference.
    pub meeting: Option<MeetingId>,
    /// Whether the leads of an added row get shares.
    pub each: Each,
    /// Columns whose empty cells empty what is known.
    pub clear: Vec<&'static str>,
}

/// Who gets a share in what a row adds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Each {
    /// Nobody, unless the row says `each`.
    #[default]
    AsTheRowSays,
    Leads,
    Members(OwnerId),
}

/// The columns that `--clear` can empty.
pub const CLEARABLE: [&str; 6] = ["meeting", "source", "themes", "priority", "owners", "done_when"];

/// The table under way.
#[derive(Debug)]
pub struct Recommendations {
    defaults: Defaults,
    owners: Owners,
    /// The keys of what other rows are components of.
    wholes: HashSet<String>,
    has_rows_without_reference: bool,
    by_content: HashMap<Content, VecDeque<RecommendationId>>,
    told: HashSet<String>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    reference: Option<Ref>,
    parent: Option<Ref>,
    kind: Option<Kind>,
    meeting: Option<String>,
    title: Option<String>,
    text: Option<String>,
    source: Option<String>,
    themes: Vec<String>,
    priority: Option<Priority>,
    tracking: Option<Tracking>,
    owners: Vec<Named>,
    done_when: Option<String>,
    told: Told,
}

/// What a row names, looked up.
struct Resolved {
    parent: Option<Parent>,
    meeting: Option<MeetingId>,
    owners: Vec<(OwnerId, Role)>,
    expansion: Option<Expansion>,
}

impl Recommendations {
    pub fn new(defaults: Defaults, unknown: UnknownOwners) -> Self {
        Self {
            defaults,
            owners: Owners::new(unknown),
            wholes: HashSet::new(),
            has_rows_without_reference: false,
            by_content: HashMap::new(),
            told: HashSet::new(),
        }
    }
}

impl Sheet for Recommendations {
    type Draft = Draft;

    fn draft(&self, cells: &mut Cells<'_>) -> Draft {
        let draft = Draft {
            reference: cells.reference("ref"),
            parent: cells.reference("parent"),
            kind: cells.word("kind"),
            meeting: cells.line("meeting"),
            title: cells.text("title"),
            text: cells.text("text"),
            source: cells.text("source"),
            themes: cells.list("themes"),
            priority: cells.word("priority"),
            tracking: cells.word("tracking"),
            owners: cells.owners("owners"),
            done_when: cells.text("done_when"),
            told: Told {
                response: cells.word("response"),
                status: cells.word("status"),
                assurance: cells.word("assurance"),
                due: cells.deadline("due"),
                last_note: cells.text("last_note"),
                happened: cells.span("happened_on"),
            },
        };
        if draft.reference.is_none() && !cells.has("ref") && self.defaults.meeting.is_none() && draft.meeting.is_none() {
            cells.refuse("ref", "there is neither a reference nor a meeting that could number it; --meeting REF names one");
        }
        draft
    }

    fn key(&self, draft: &Draft) -> Option<String> {
        draft.reference.as_ref().map(Ref::key)
    }

    fn foresee(&mut self, draft: &Draft) {
        self.has_rows_without_reference |= draft.reference.is_none();
        if let Some(parent) = draft.parent.as_ref().filter(|_| draft.kind != Some(Kind::Action)) {
            self.wholes.insert(parent.key());
        }
    }

    fn begin(&mut self, change: &Change<'_>) -> Result<()> {
        self.owners.begin(change)?;
        if self.has_rows_without_reference {
            self.by_content = change.by_content()?;
        }
        Ok(())
    }

    fn taken_back(&mut self) {
        self.owners.taken_back();
    }

    fn place(&mut self, change: &mut Change<'_>, draft: &Draft, place: &Place<'_>) -> Result<Placed, Stop> {
        self.owners.row_begins();
        if let Some(reference) = &draft.reference {
            return match change.with_reference(reference)? {
                Some(id) => self.update(change, id, draft, place),
                None => {
                    let resolved = self.resolve(change, draft)?;
                    self.add(change, draft, resolved, place)
                }
            };
        }
        let resolved = self.resolve(change, draft)?;
        let text = draft.text.as_deref().unwrap_or_default();
        let content = Content::of(resolved.meeting, text, &resolved.owners);
        match self.by_content.get_mut(&content).and_then(VecDeque::pop_front) {
            Some(id) => self.update(change, id, draft, place),
            None => self.add(change, draft, resolved, place),
        }
    }
}

impl Recommendations {
    /// Looks up what a row names that is to be added.
    fn resolve(&mut self, change: &mut Change<'_>, draft: &Draft) -> Result<Resolved, Stop> {
        let mut faults = Vec::new();
        let parent = kept(find_parent(change, draft), &mut faults)?.flatten();
        let whole = parent.as_ref().filter(|parent| draft.kind.unwrap_or(parent.kind) != Kind::Action);
        let meeting = match &draft.meeting {
            Some(name) => kept(change.find_meeting(name).at("meeting"), &mut faults)?,
            None => whole.map_or(self.defaults.meeting, |whole| whole.meeting),
        };
        let mut owners = kept(self.owners.resolve(change, &draft.owners), &mut faults)?.unwrap_or_default();
        if owners.is_empty() && self.defaults.each == Each::AsTheRowSays {
            owners = whole.map_or_else(Vec::new, |whole| whole.owners.clone());
        }
        let expansion = match self.defaults.each {
            Each::Members(group) if !self.is_whole(draft) => {
                let expansion = change.expand(group, change.day_of_expansion(meeting)?)?;
                owners = expansion.lead(group, owners);
                Some(expansion)
            }
            Each::Members(_) | Each::Leads | Each::AsTheRowSays => None,
        };
        if faults.is_empty() { Ok(Resolved { parent, meeting, owners, expansion }) } else { Err(Stop::Row(faults)) }
    }

    /// Whether other rows are components of it.
    fn is_whole(&self, draft: &Draft) -> bool {
        draft.reference.as_ref().is_some_and(|reference| self.wholes.contains(&reference.key()))
    }

    fn add(&mut self, change: &mut Change<'_>, draft: &Draft, resolved: Resolved, place: &Place<'_>) -> Result<Placed, Stop> {
        let Resolved { parent, meeting, owners, expansion } = resolved;
        let Some(text) = draft.text.clone() else {
            return Err(Stop::Row(vec![Fault::of_cell("text", "a new recommendation needs its text")]));
        };
        let is_whole = self.is_whole(draft);
        let kind = draft.kind.or(parent.as_ref().map(|parent| parent.kind)).unwrap_or(Kind::Recommendation);
        let is_action = kind == Kind::Action;
        let reference = match (&draft.reference, &parent, meeting) {
            (Some(reference), ..) => reference.clone(),
            (None, Some(whole), _) if !is_action => change.next_component(whole.id)?,
            (None, _, Some(meeting)) => change.next_in_meeting(meeting)?,
            (None, Some(towards), None) => change.next_action(towards.id)?,
            (None, None, None) => {
                let reason = "there is neither a reference nor a meeting that could number it; --meeting REF names one";
                return Err(Stop::Row(vec![Fault::of_cell("ref", reason)]));
            }
        };
        let n_leads = owners.iter().filter(|(_, role)| *role == Role::Lead).count();
        let is_asked = match self.defaults.each {
            Each::Members(_) => true,
            Each::Leads => n_leads > 1,
            Each::AsTheRowSays => draft.tracking == Some(Tracking::Each),
        };
        let is_each = is_asked && !is_whole;
        let lives_elsewhere = is_each || is_whole || draft.tracking == Some(Tracking::Restated);
        let told = Told {
            status: draft.told.status.filter(|_| !lives_elsewhere),
            assurance: draft.told.assurance.filter(|_| !lives_elsewhere),
            due: draft.told.due.clone().filter(|_| draft.tracking != Some(Tracking::Restated)),
            ..draft.told.clone()
        };
        let (first, rest) = if told.happened.is_some() { (Told::default(), told) } else { split_first(told) };
        let sets_something = first.response.is_some() || first.due.is_some();
        let first = NewFollowUp { response: first.response, due: first.due, ..NewFollowUp::default() };
        let mut themes = draft.themes.clone();
        themes.sort_unstable();
        let new = NewRecommendation {
            reference,
            parent: parent.as_ref().map(|parent| parent.id),
            kind,
            meeting,
            title: draft.title.clone().unwrap_or_else(|| title_of(&text)),
            text,
            source: draft.source.clone(),
            themes,
            priority: draft.priority,
            done_when: draft.done_when.clone(),
            is_each,
            owners,
            first: sets_something.then_some(first),
        };
        let id = add(change, &new, &rest, place)?;
        let differences = match place.detail {
            Detail::Differences => all_of(&change.recommendation(id)?),
            Detail::Verdict => Vec::new(),
        };
        let mut placed = Placed::added(new.reference.to_string(), differences);
        placed.notes = self.notes(expansion.as_ref());
        if lives_elsewhere {
            placed.left_alone = left_alone(&draft.told, &change.recommendation(id)?);
        }
        Ok(placed)
    }

    fn update(
        &mut self,
        change: &mut Change<'_>,
        id: RecommendationId,
        draft: &Draft,
        place: &Place<'_>,
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
        if let Some((new, more)) = told.against(&known.standing, place) {
            told.record(change, id, &Part::Whole, &new, place)?;
            differences.extend(more);
        }
        let left_alone = if known.tracking == Tracking::Single { Vec::new() } else { left_alone(&draft.told, &known) };
        Ok(Placed { left_alone, ..Placed::updated(known.reference.to_string(), differences) })
    }

    fn edit(
        &self,
        change: &mut Change<'_>,
        known: &Recommendation,
        draft: &Draft,
        meeting: Option<MeetingId>,
        place: &Place<'_>,
    ) -> Result<Vec<Difference>, Stop> {
        let clears = |column: &str| self.defaults.clear.contains(&column);
        let text = draft.text.clone().filter(|text| *text != known.text);
        let mut themes = draft.themes.clone();
        themes.sort_unstable();
        let edit = Edit {
            title: draft.title.clone(),
            text: text.map(|text| (text, format!("imported from {place}"))),
            kind: draft.kind,
            meeting: becomes(meeting, clears("meeting")),
            source: becomes(draft.source.clone(), clears("source")),
            priority: becomes(draft.priority, clears("priority")),
            done_when: becomes(draft.done_when.clone(), clears("done_when")),
            themes: Some(themes).filter(|themes| !themes.is_empty() || clears("themes")),
            ..Edit::default()
        };
        if is_known(known, &edit, draft.meeting.as_deref()) {
            return Ok(Vec::new());
        }
        let edited = change.edit(known.id, &edit)?;
        let column = |name: &'static str| if name == "done when" { "done_when" } else { name };
        let fields = edited.fields.into_iter();
        Ok(fields
            .map(|field| Difference { column: column(field.name).into(), before: field.before, after: field.after })
            .collect())
    }

    /// Owners come and go on the day of the row.
    fn reassign(
        &self,
        change: &mut Change<'_>,
        known: &Recommendation,
        draft: &Draft,
        mut owners: Vec<(OwnerId, Role)>,
    ) -> Result<Option<Difference>, Stop> {
        if owners.is_empty() && !self.defaults.clear.contains(&"owners") {
            return Ok(None);
        }
        let present: Vec<(OwnerId, Role)> = known.owners.iter().map(|one| (one.owner, one.role)).collect();
        if let (Each::Members(group), Tracking::Each) = (self.defaults.each, known.tracking) {
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
        // Who comes is there before anybody leaves, so that somebody always has a share.
        change.reassign(known.id, &[], &added, from_on).at("owners")?;
        change.reassign(known.id, &removed, &[], from_on).at("owners")?;
        let typed = |change: &Change<'_>, owners: &[(OwnerId, Role)]| -> Result<Option<String>> {
            Ok(Some(change.owners_as_typed(owners)?.join(";")).filter(|text| !text.is_empty()))
        };
        Ok(Difference::between("owners", typed(change, &present)?, typed(change, &owners)?))
    }

    /// Who is in a group and who is not, each expansion once.
    fn notes(&mut self, expansion: Option<&Expansion>) -> Vec<String> {
        let lines = expansion.map_or_else(Vec::new, Expansion::told);
        let is_new = !lines.is_empty() && self.told.insert(lines.join("\n"));
        if is_new { lines } else { Vec::new() }
    }
}

/// Adds it with what is told of it, all at once where that can be.
fn add(change: &mut Change<'_>, new: &NewRecommendation, told: &Told, place: &Place<'_>) -> Result<RecommendationId, Stop> {
    let first = new.first.as_ref();
    let standing = Standing {
        response: first.and_then(|first| first.response),
        deadline: first.and_then(|first| first.due.clone()),
        ..State::default().standing
    };
    if let Some(id) = change.add_at_once(new, entry(told, &standing, place).as_ref())? {
        return Ok(id);
    }
    let id = add_with_reason(change, new.clone(), told, place)?;
    let standing = change.recommendation(id)?.standing;
    if let Some(entry) = entry(told, &standing, place) {
        told.record(change, id, &Part::Whole, &entry, place)?;
    }
    Ok(id)
}

/// The status, and the note that came with the row.
fn entry(told: &Told, standing: &Standing, place: &Place<'_>) -> Option<NewFollowUp> {
    match (told.against(standing, place), &told.last_note) {
        (Some((new, _)), note) => Some(NewFollowUp { note: new.note.or_else(|| note.clone()), ..new }),
        (None, Some(note)) => Some(NewFollowUp { happened: told.happened, note: Some(note.clone()), ..NewFollowUp::default() }),
        (None, None) => None,
    }
}

/// Adds it; a component with a later deadline than the whole's gives a reason for that.
fn add_with_reason(
    change: &mut Change<'_>,
    mut new: NewRecommendation,
    told: &Told,
    place: &Place<'_>,
) -> Result<RecommendationId> {
    match change.attempt(|change| change.add_recommendation(&new)) {
        Err(Error::Refused { refusal, .. }) if refusal.asks_for_note() => {
            new.first = new.first.map(|first| NewFollowUp { note: Some(told.note(place)), ..first });
            change.add_recommendation(&new)
        }
        added => added,
    }
}

/// A value, or the faults of the row for later; what stops the whole stops it.
fn kept<T>(found: Result<T, impl Into<Stop>>, faults: &mut Vec<Fault>) -> Result<Option<T>, Stop> {
    match found.map_err(Into::into) {
        Ok(value) => Ok(Some(value)),
        Err(Stop::Row(more)) => {
            faults.extend(more);
            Ok(None)
        }
        Err(whole @ Stop::Whole(_)) => Err(whole),
    }
}

fn find_parent(change: &Change<'_>, draft: &Draft) -> Result<Option<Parent>, Stop> {
    let Some(reference) = &draft.parent else { return Ok(None) };
    match change.with_reference(reference)? {
        Some(id) => Ok(Some(change.parent(id)?)),
        None => {
            let reason = format!("no recommendation `{reference}`");
            Err(Stop::Row(vec![Fault { unknown: Some(Unknown::Parent), ..Fault::of_cell("parent", reason) }]))
        }
    }
}

/// What stands on the meeting's first day, as when it is added by hand; and what happened since.
fn split_first(told: Told) -> (Told, Told) {
    let first = Told { response: told.response, due: told.due, ..Told::default() };
    (first, Told { response: None, due: None, ..told })
}

/// A status that follows from components, shares or an older recommendation is not told by the row.
fn what_may_be_told(told: &Told, tracking: Tracking, is_whole: bool) -> Told {
    match tracking {
        Tracking::Single if !is_whole => told.clone(),
        Tracking::Single | Tracking::Each | Tracking::Components => Told { status: None, assurance: None, ..told.clone() },
        Tracking::Restated => Told { happened: told.happened, ..Told::default() },
    }
}

/// The columns whose values the row has otherwise, and which follow from elsewhere.
fn left_alone(told: &Told, known: &Recommendation) -> Vec<&'static str> {
    let standing = &known.standing;
    let mut columns = Vec::new();
    if told.status.is_some_and(|status| status != standing.status) {
        columns.push("status");
    }
    if told.assurance.is_some_and(|assurance| assurance != standing.assurance) {
        columns.push("assurance");
    }
    if known.tracking == Tracking::Restated {
        if told.response.is_some() && told.response != standing.response {
            columns.push("response");
        }
        if told.due.is_some() && told.due != standing.deadline {
            columns.push("due");
        }
    }
    columns
}

/// Whether the register says all of it already.
fn is_known(known: &Recommendation, edit: &Edit, meeting: Option<&str>) -> bool {
    fn same<T: PartialEq>(becomes: &Becomes<T>, known: Option<&T>) -> bool {
        match becomes {
            Becomes::Same => true,
            Becomes::Empty => known.is_none(),
            Becomes::This(value) => known == Some(value),
        }
    }
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
        && same(&edit.source, known.source.as_ref())
        && same(&edit.priority, known.priority.as_ref())
        && same(&edit.done_when, known.done_when.as_ref())
        && edit.themes.as_ref().is_none_or(|themes| *themes == known.themes)
}

/// Everything that a recommendation has, as its columns have it.
fn all_of(added: &Recommendation) -> Vec<Difference> {
    let standing = &added.standing;
    let owners: Vec<String> = added
        .owners
        .iter()
        .map(|one| if one.role == Role::Lead { one.code.clone() } else { format!("{}:{}", one.code, one.role) })
        .collect();
    let filled = |text: String| Some(text).filter(|text| !text.is_empty());
    [
        Difference::set("parent", added.parent.as_ref().map(ToString::to_string)),
        Difference::set("kind", Some(added.kind.to_string())),
        Difference::set("meeting", added.meeting.clone()),
        Difference::set("title", Some(added.title.clone())),
        Difference::set("text", Some(added.text.clone())),
        Difference::set("source", added.source.clone()),
        Difference::set("themes", filled(added.themes.join(";"))),
        Difference::set("priority", added.priority.map(|one| one.to_string())),
        Difference::set("response", standing.response.map(|one| one.to_string())),
        Difference::set("tracking", Some(added.tracking.to_string())),
        Difference::set("status", Some(standing.status.to_string())),
        Difference::set("assurance", Some(standing.assurance.to_string())),
        Difference::set("owners", filled(owners.join(";"))),
        Difference::set("due", standing.deadline.as_ref().map(ToString::to_string)),
        Difference::set("done_when", added.done_when.clone()),
        Difference::set("last_note", standing.last_note.clone()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn becomes<T>(value: Option<T>, is_cleared: bool) -> Becomes<T> {
    match value {
        Some(value) => Becomes::This(value),
        None if is_cleared => Becomes::Empty,
        None => Becomes::Same,
    }
}
