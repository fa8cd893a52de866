//! The table `shares`: a row changes the state of one owner's share, or adds a share to a recommendation tracked each.

use chrono::NaiveDate;

use super::news::{News, RecordedNews};
use crate::error::Result;
use crate::import::map::cells::Cells;
use crate::import::map::fault::{At, Fault, Stop, kept};
use crate::import::sheets::named_owners::{NamedOwners, UnknownOwners};
use crate::import::sheets::sheet::{Met, RowPlace, Sheet};
use crate::model::changed::Difference;
use crate::model::date::Span;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::plan::{Placed, Verdict};
use crate::model::record::Share;
use crate::model::reference::Ref;
use crate::model::vocabulary::{Role, Tracking};
use crate::store::{Change, Reassignment};
use crate::text::Importing;

/// The table during an import.
#[derive(Debug, Clone)]
pub struct Shares {
    owners: NamedOwners,
    met: Met<(RecommendationId, OwnerId, Option<NaiveDate>)>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareDraft {
    reference: Option<Ref>,
    owner: Option<String>,
    owner_column: String,
    since: Option<Span>,
    until: Option<Span>,
    told: News,
}

impl Shares {
    pub fn new(unknown: UnknownOwners) -> Self {
        Self { owners: NamedOwners::new(unknown), met: Met::default() }
    }
}

impl Sheet for Shares {
    type Draft = ShareDraft;

    fn draft(&self, cells: &mut Cells<'_>) -> ShareDraft {
        let reference = cells.required("ref", Cells::reference);
        let owner = cells.required("owner", Cells::line);
        ShareDraft {
            reference,
            owner,
            owner_column: cells.name("owner").to_owned(),
            since: cells.span("since_on"),
            until: cells.span("until_on"),
            told: News::read(cells),
        }
    }

    fn key(&self, draft: &ShareDraft) -> Option<String> {
        let (reference, owner) = (draft.reference.as_ref()?, draft.owner.as_ref()?);
        let since = draft.since.map(|since| since.to_string()).unwrap_or_default();
        Some(format!("{}\t{}\t{since}", reference.key(), self.owners.one_name().of(owner)))
    }

    fn foresee(&mut self, draft: &ShareDraft) {
        if let Some(owner) = &draft.owner {
            self.owners.foresee(owner);
        }
    }

    fn knows_two_names_of_one(&self) -> bool {
        self.owners.one_name().has_several_of_one()
    }

    fn begin(&mut self, change: &Change<'_>) -> Result<()> {
        self.owners.begin(change)
    }

    fn look_up(&mut self, change: &mut Change<'_>, draft: &ShareDraft) -> Result<(), Stop> {
        self.owners.row_begins();
        let mut faults = Vec::new();
        if let Some(reference) = &draft.reference {
            kept(change.find_recommendation(reference.as_str()).at("ref"), &mut faults)?;
        }
        if let Some(owner) = &draft.owner {
            kept(self.owners.one(change, owner, &draft.owner_column, "owner"), &mut faults)?;
        }
        if faults.is_empty() { Ok(()) } else { Err(Stop::Row(faults)) }
    }

    fn made(&self, words: &Importing) -> Vec<String> {
        self.owners.made(words)
    }

    fn taken_back(&mut self) {
        self.owners.taken_back();
    }

    fn place(&mut self, change: &mut Change<'_>, draft: &ShareDraft, place: &RowPlace<'_>) -> Result<Placed, Stop> {
        self.owners.row_begins();
        let (Some(reference), Some(owner)) = (&draft.reference, &draft.owner) else {
            return Err(Stop::Row(vec![Fault::of_row("a share needs a reference and an owner")]));
        };
        let id = change.find_recommendation(reference.as_str()).at("ref")?;
        let owner = self.owners.one(change, owner, &draft.owner_column, "owner")?;
        let tracking = change.recommendation(id)?.tracking;
        if tracking != Tracking::Each {
            let reason = format!("`{reference}` is tracked `{tracking}`, so its owners have no shares");
            return Err(Stop::Row(vec![Fault::of_cell("ref", reason)]));
        }
        let code = change.owners_as_typed(&[(owner, Role::Lead)])?;
        if let Some(share) = known(change, id, owner, draft)? {
            let record = (id, owner, share.since_on);
            self.met.refuse_again(&record, "ref")?;
            refuse_other_beginning(draft, &share)?;
            let RecordedNews { mut differences, notes } = draft.told.tell(change, id, Some(owner), &share.standing, place)?;
            differences.extend(end(change, id, owner, draft, &share)?);
            self.met.insert(record, place);
            return Ok(Placed { notes, ..Placed::updated(reference.to_string(), differences).of(code) });
        }
        let from_on = change.day_of_reassignment(id, draft.since)?;
        let added = Reassignment { owner, role: Some(Role::Lead) };
        let other_role = change.other_roles(id, &[added])?;
        change.reassign(id, &other_role, &[added], from_on).at("owner")?;
        let Some(share) = known(change, id, owner, draft)? else {
            return Err(Stop::Row(vec![Fault::of_cell("since_on", "the share would end before it begins")]));
        };
        let mut differences: Vec<Difference> =
            Difference::set("since_on", share.since_on.map(|day| day.to_string())).into_iter().collect();
        let told = draft.told.tell(change, id, Some(owner), &share.standing, place)?;
        differences.extend(told.differences);
        differences.extend(end(change, id, owner, draft, &share)?);
        self.met.insert((id, owner, share.since_on), place);
        Ok(Placed { verdict: Verdict::Added, notes: told.notes, ..Placed::updated(reference.to_string(), differences).of(code) })
    }
}

/// The share of the row: the one that began on its day, or else the last.
fn known(change: &Change<'_>, id: RecommendationId, owner: OwnerId, draft: &ShareDraft) -> Result<Option<Share>> {
    let mut shares: Vec<Share> = change.shares(id)?.into_iter().filter(|share| share.owner == owner).collect();
    let since_on = draft.since.map(Span::first_day);
    let place = shares.iter().position(|share| share.since_on == since_on);
    Ok(match place {
        Some(place) => Some(shares.swap_remove(place)),
        None => shares.pop().filter(|share| share.until_on.is_none()),
    })
}

/// A share's first day can't be changed.
fn refuse_other_beginning(draft: &ShareDraft, share: &Share) -> Result<(), Stop> {
    let since_on = draft.since.map(Span::first_day);
    if since_on.is_some() && since_on != share.since_on {
        let present = share.since_on.map_or_else(|| "the recommendation's".to_owned(), |day| day.to_string());
        let reason = format!("the first day of this share is {present}, and that can't be changed");
        return Err(Stop::Row(vec![Fault::of_cell("since_on", reason)]));
    }
    Ok(())
}

/// Ends the share on the day in the row.
fn end(
    change: &mut Change<'_>,
    id: RecommendationId,
    owner: OwnerId,
    draft: &ShareDraft,
    share: &Share,
) -> Result<Option<Difference>, Stop> {
    let Some(until) = draft.until.filter(|until| Some(until.first_day()) != share.until_on) else { return Ok(None) };
    if let Some(present) = share.until_on {
        let reason = format!("this share ended on {present}, and that can't be changed");
        return Err(Stop::Row(vec![Fault::of_cell("until_on", reason)]));
    }
    let from_on = change.day_of_reassignment(id, Some(until)).at("until_on")?;
    change.reassign(id, &[Reassignment { owner, role: Some(Role::Lead) }], &[], from_on).at("until_on")?;
    Ok(Difference::set("until_on", Some(until.first_day().to_string())))
}
