//! The table `recommendations`: a row adds or changes a recommendation.
//!
//! - here: the content of a row; `adding`: a new one; `changing`: an existing one; `each_row`: rows that differ only in the
//!   owner.

mod adding;
mod changing;
mod each_row;

use std::collections::{HashMap, HashSet, VecDeque};

pub use self::adding::EACH_ASKS_FOR_SEVERAL;
use self::each_row::EachRows;
use super::news::News;
use crate::error::Result;
use crate::import::map::cells::{Cells, NamedOwner};
use crate::import::map::fault::{At, Fault, Stop, Unknown, kept};
use crate::import::sheets::named_owners::{NamedOwners, UnknownOwners};
use crate::import::sheets::sheet::{RowPlace, Sheet};
use crate::model::expansion::Expansion;
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::plan::Placed;
use crate::model::reference::Ref;
use crate::model::vocabulary::{Kind, Priority, Role, Tracking};
use crate::report::tables::recommendations::SHARE;
use crate::store::{Change, Content, Parent};
use crate::text::{Importing, Words};

/// The defaults for every row of the file; names are as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The meeting of rows without one; it also numbers rows without a reference.
    pub meeting: Option<String>,
    /// Who gets a share in added rows.
    pub each: SharesFor,
    /// Columns whose empty cells clear the value in the register.
    pub clear: Vec<&'static str>,
}

/// Who gets a share in an added recommendation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SharesFor {
    /// No one, unless the row says `each`.
    #[default]
    AsTheRowSays,
    Leads,
    /// The members of this group.
    Members(String),
    /// The leads of all rows that differ only in the owner; each row has the state of its owner's share.
    EachRows,
}

/// The columns that `--clear` can empty.
pub const CLEARABLE: [&str; 6] = ["meeting", "source", "themes", "priority", "owners", "done_when"];

/// The table during an import.
#[derive(Debug, Clone)]
pub struct Recommendations {
    defaults: Defaults,
    /// The meeting of the defaults.
    meeting: Option<MeetingId>,
    /// The group whose members get shares.
    group: Option<OwnerId>,
    owners: NamedOwners,
    /// The keys of rows that have components in other rows.
    wholes: HashSet<String>,
    has_rows_without_reference: bool,
    by_content: HashMap<Content, VecDeque<RecommendationId>>,
    told: HashSet<String>,
    /// Used if each row is about one owner.
    rows: Option<EachRows>,
    /// The last reference given, by meeting.
    numbered: HashMap<MeetingId, Ref>,
    /// Whether a meeting exists, by reference.
    meetings: HashMap<String, bool>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecommendationDraft {
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
    owners: Vec<NamedOwner>,
    done_when: Option<String>,
    told: News,
}

/// How it is tracked; a row of one owner's view is refused, because it is not the recommendation's.
fn tracking(cells: &mut Cells<'_>) -> Option<Tracking> {
    if cells.line("tracking").is_some_and(|word| word.eq_ignore_ascii_case(SHARE)) {
        cells.refuse(
            "tracking",
            "it is one owner's share, as exported with --owner, and not the recommendation; the table `shares` takes shares",
        );
        return None;
    }
    cells.word("tracking")
}

/// The records named by a row.
struct Resolved {
    parent: Option<Parent>,
    meeting: Option<MeetingId>,
    owners: Vec<(OwnerId, Role)>,
    expansion: Option<Expansion>,
}

impl Recommendations {
    pub fn new(defaults: Defaults, unknown: UnknownOwners) -> Self {
        Self {
            rows: (defaults.each == SharesFor::EachRows).then(EachRows::default),
            defaults,
            meeting: None,
            group: None,
            owners: NamedOwners::new(unknown),
            wholes: HashSet::new(),
            has_rows_without_reference: false,
            by_content: HashMap::new(),
            told: HashSet::new(),
            numbered: HashMap::new(),
            meetings: HashMap::new(),
        }
    }
}

impl Sheet for Recommendations {
    type Draft = RecommendationDraft;

    fn draft(&self, cells: &mut Cells<'_>) -> RecommendationDraft {
        let draft = RecommendationDraft {
            reference: cells.reference("ref"),
            parent: cells.reference("parent"),
            kind: cells.word("kind"),
            meeting: cells.line("meeting"),
            title: cells.text("title"),
            text: cells.text("text"),
            source: cells.text("source"),
            themes: cells.list("themes"),
            priority: cells.word("priority"),
            tracking: tracking(cells),
            owners: cells.owners("owners"),
            done_when: cells.text("done_when"),
            told: News::read(cells),
        };
        if self.rows.is_some() && draft.owners.is_empty() {
            cells.refuse("owners", "`owners` is empty, where each row is an owner");
        }
        draft
    }

    fn key(&self, draft: &RecommendationDraft) -> Option<String> {
        if self.rows.is_some() {
            Some(EachRows::key(draft, self.owners.one_name()))
        } else {
            draft.reference.as_ref().map(Ref::key)
        }
    }

    fn folds(&self) -> bool {
        self.rows.is_some()
    }

    fn foresee(&mut self, draft: &RecommendationDraft) {
        if let Some(rows) = &mut self.rows {
            rows.foresee(draft);
            draft.owners.iter().for_each(|one| self.owners.foresee(&one.name));
        }
        self.has_rows_without_reference |= draft.reference.is_none();
        if let Some(parent) = draft.parent.as_ref().filter(|_| draft.kind != Some(Kind::Action)) {
            self.wholes.insert(parent.key());
        }
    }

    fn knows_two_names_of_one(&self) -> bool {
        self.rows.is_some() && self.owners.one_name().has_several_of_one()
    }

    fn begin(&mut self, change: &Change<'_>) -> Result<()> {
        self.owners.begin(change)?;
        self.meeting = self.defaults.meeting.as_deref().map(|name| change.find_meeting(name)).transpose()?;
        if let SharesFor::Members(group) = &self.defaults.each {
            self.group = Some(change.find_owner(group)?);
        }
        if self.has_rows_without_reference {
            self.by_content = change.by_content()?;
        }
        Ok(())
    }

    fn look_up(&mut self, change: &mut Change<'_>, draft: &RecommendationDraft) -> Result<(), Stop> {
        self.owners.row_begins();
        let mut faults = Vec::new();
        kept(find_parent(change, draft), &mut faults)?;
        if let Some(name) = &draft.meeting {
            kept(change.find_meeting(name).at("meeting"), &mut faults)?;
        }
        kept(self.owners.resolve(change, &draft.owners), &mut faults)?;
        if faults.is_empty() { Ok(()) } else { Err(Stop::Row(faults)) }
    }

    fn made(&self, words: &Importing) -> Vec<String> {
        let mut lines = self.owners.made(words);
        lines.extend(self.rows.as_ref().and_then(|rows| rows.told(words)));
        lines
    }

    fn taken_back(&mut self) {
        self.rows.iter_mut().for_each(EachRows::taken_back);
        self.numbered.clear();
        self.owners.taken_back();
    }

    fn place(&mut self, change: &mut Change<'_>, draft: &RecommendationDraft, place: &RowPlace<'_>) -> Result<Placed, Stop> {
        self.owners.row_begins();
        if self.rows.is_some() {
            return self.place_share(change, draft, place);
        }
        self.place_one(change, draft, place).map(|(_, placed)| placed)
    }
}

impl Recommendations {
    /// Changes a recommendation, or adds it.
    fn place_one(
        &mut self,
        change: &mut Change<'_>,
        draft: &RecommendationDraft,
        place: &RowPlace<'_>,
    ) -> Result<(RecommendationId, Placed), Stop> {
        let known = match &draft.reference {
            Some(reference) => change.with_reference(reference)?,
            None => None,
        };
        if let Some(id) = known {
            return Ok((id, self.update(change, id, draft, place)?));
        }
        let resolved = self.resolve(change, draft)?;
        if draft.reference.is_none() {
            let text = draft.text.as_deref().unwrap_or_default();
            let content = Content::of(resolved.meeting, text, &resolved.owners);
            if let Some(id) = self.by_content.get_mut(&content).and_then(VecDeque::pop_front) {
                return Ok((id, self.update(change, id, draft, place)?));
            }
        }
        self.add(change, draft, resolved, place)
    }

    /// Looks up the records named by a row to add.
    fn resolve(&mut self, change: &mut Change<'_>, draft: &RecommendationDraft) -> Result<Resolved, Stop> {
        let mut faults = Vec::new();
        let parent = kept(find_parent(change, draft), &mut faults)?.flatten();
        let whole = parent.as_ref().filter(|parent| draft.kind.unwrap_or(parent.kind) != Kind::Action);
        let meeting = match &draft.meeting {
            Some(name) => kept(change.find_meeting(name).at("meeting"), &mut faults)?,
            None => whole.map_or(self.meeting, |whole| whole.meeting),
        };
        let mut owners = kept(self.owners.resolve(change, &draft.owners), &mut faults)?.unwrap_or_default();
        if owners.is_empty() && matches!(self.defaults.each, SharesFor::AsTheRowSays | SharesFor::EachRows) {
            owners = whole.map_or_else(Vec::new, |whole| whole.owners.clone());
        }
        let expansion = match self.group {
            Some(group) if !self.is_whole(draft) => {
                let expansion = change.expand(group, change.day_of_expansion(meeting)?)?;
                owners = expansion.lead(group, owners);
                Some(expansion)
            }
            Some(_) | None => None,
        };
        if faults.is_empty() { Ok(Resolved { parent, meeting, owners, expansion }) } else { Err(Stop::Row(faults)) }
    }

    /// Whether other rows are components of it.
    fn is_whole(&self, draft: &RecommendationDraft) -> bool {
        draft.reference.as_ref().is_some_and(|reference| self.wholes.contains(&reference.key()))
    }

    /// The remark about a group's members and non-members, once per expansion.
    fn notes(&mut self, expansion: Option<&Expansion>, words: &Words) -> Vec<String> {
        let lines = expansion.map_or_else(Vec::new, |expansion| words.who_is_in(expansion).to_vec());
        let is_new = !lines.is_empty() && self.told.insert(lines.join("\n"));
        if is_new { lines } else { Vec::new() }
    }
}

fn find_parent(change: &Change<'_>, draft: &RecommendationDraft) -> Result<Option<Parent>, Stop> {
    let Some(reference) = &draft.parent else { return Ok(None) };
    if let Some(id) = change.with_reference(reference)? {
        return Ok(Some(change.parent(id)?));
    }
    let reason = format!("no recommendation `{reference}`");
    Err(Stop::Row(vec![Fault { unknown: Some(Unknown::NotYet), ..Fault::of_cell("parent", reason) }]))
}
