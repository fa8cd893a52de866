//! Rows that differ only in the owner, as one recommendation: each row has the state of its owner's share. If all have the
//! same lead, there are no shares, and the rows describe the recommendation.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::{RecommendationDraft, Recommendations};
use crate::error::Result;
use crate::import::map::cells::NamedOwner;
use crate::import::map::fault::{At, Fault, Stop};
use crate::import::sheets::named_owners::OneName;
use crate::import::sheets::news::{News, RecordedNews};
use crate::import::sheets::sheet::RowPlace;
use crate::model::id::RecommendationId;
use crate::model::matching::folded;
use crate::model::plan::{Placed, Verdict};
use crate::model::record::Recommendation;
use crate::model::reference::Ref;
use crate::model::vocabulary::{Role, Tracking};
use crate::store::Change;
use crate::text::Importing;

/// The identity of a row: its reference, or else everything except the owner and the state of its share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct RowIdentity([u8; 32]);

/// The rows by identity.
#[derive(Debug, Clone, Default)]
pub(super) struct EachRows {
    /// The indices in `names` of each item's owners, in file order.
    owners: HashMap<RowIdentity, Vec<usize>>,
    names: Vec<NamedOwner>,
    places: HashMap<(String, Role), usize>,
    /// The imported items, with their first row and whether it added them.
    placed: HashMap<RowIdentity, (RecommendationId, u64, Verdict)>,
    /// The item of the current row.
    of_row: Option<RowIdentity>,
    n_shares: u64,
}

impl RowIdentity {
    fn of(draft: &RecommendationDraft) -> Self {
        let mut digest = Sha256::new();
        let mut take = |text: Option<&str>| {
            digest.update((text.map_or(u64::MAX, |text| text.len() as u64)).to_be_bytes());
            digest.update(text.unwrap_or_default());
        };
        if let Some(reference) = &draft.reference {
            take(Some(&reference.key()));
            return Self(digest.finalize().into());
        }
        let RecommendationDraft { parent, kind, meeting, title, text, source, themes, priority, done_when, .. } = draft;
        take(None);
        take(parent.as_ref().map(Ref::key).as_deref());
        take(kind.map(|kind| kind.to_string()).as_deref());
        for text in [meeting, title, text, source, done_when] {
            take(text.as_deref());
        }
        take(priority.map(|priority| priority.to_string()).as_deref());
        for theme in themes {
            take(Some(theme));
        }
        Self(digest.finalize().into())
    }
}

impl EachRows {
    /// The unique key of a row: the item and the owners.
    pub(super) fn key(draft: &RecommendationDraft, names: &OneName) -> String {
        let mut owners: Vec<String> = draft.owners.iter().map(|one| format!("{}:{}", names.of(&one.name), one.role)).collect();
        owners.sort_unstable();
        format!("{:?}\t{}", RowIdentity::of(draft).0, owners.join("\t"))
    }

    pub(super) fn foresee(&mut self, draft: &RecommendationDraft) {
        let owners = self.owners.entry(RowIdentity::of(draft)).or_default();
        for named in &draft.owners {
            let place = *self.places.entry((folded(&named.name), named.role)).or_insert_with(|| {
                self.names.push(named.clone());
                self.names.len() - 1
            });
            if !owners.contains(&place) {
                owners.push(place);
            }
        }
    }

    /// The owners in all rows of the item, including those of `draft`.
    fn owners(&self, item: &RowIdentity, draft: &RecommendationDraft) -> Vec<NamedOwner> {
        match self.owners.get(item) {
            Some(places) => places.iter().map(|place| self.names[*place].clone()).collect(),
            None => draft.owners.clone(),
        }
    }

    pub(super) fn taken_back(&mut self) {
        if let Some(item) = self.of_row.take() {
            self.placed.remove(&item);
        }
    }

    /// The remark about the number of recommendations and rows.
    pub(super) fn told(&self, words: &Importing) -> Option<String> {
        let n = self.placed.len() as u64;
        (n > 0).then(|| (words.are_of)(n, self.n_shares))
    }
}

impl Recommendations {
    /// Imports a row as the state of its owners' shares.
    pub(super) fn place_share(
        &mut self,
        change: &mut Change<'_>,
        draft: &RecommendationDraft,
        place: &RowPlace<'_>,
    ) -> Result<Placed, Stop> {
        let item = RowIdentity::of(draft);
        let Some(rows) = &mut self.rows else { return Ok(Placed::same("")) };
        rows.of_row = None;
        let known = rows.placed.get(&item).copied();
        let (id, mut placed) = match known {
            Some((id, first, verdict)) => {
                let known = change.recommendation(id)?;
                refuse_other(change, &known, draft, first)?;
                let verdict = if verdict == Verdict::Added { Verdict::Added } else { Verdict::Same };
                (id, Placed { verdict, ..Placed::same(known.reference.to_string()) })
            }
            None => self.place_whole(change, draft, &item, place)?,
        };
        let known_now = change.recommendation(id)?;
        let leads: Vec<NamedOwner> = draft.owners.iter().filter(|one| one.role == Role::Lead).cloned().collect();
        let mut recorded = Vec::new();
        if known_now.tracking == Tracking::Each {
            let owners = self.owners.resolve(change, &leads)?;
            for (owner, _) in &owners {
                let share = change.shares(id)?.into_iter().rfind(|share| share.owner == *owner && share.until_on.is_none());
                let Some(share) = share else {
                    let reason = format!("`{}` is tracked each, and this owner has no share in it", known_now.reference);
                    return Err(Stop::Row(vec![Fault::of_cell("owners", reason)]));
                };
                recorded.push(draft.told.tell(change, id, Some(*owner), &share.standing, place)?);
            }
            placed = placed.of(change.owners_as_typed(&owners)?);
            placed.subject = known_now.reference.to_string();
            self.rows.iter_mut().for_each(|rows| rows.n_shares += owners.len() as u64);
        } else if known.is_some() {
            recorded.push(draft.told.tell(change, id, None, &known_now.standing, place)?);
        }
        for RecordedNews { differences, notes } in recorded {
            if placed.verdict == Verdict::Same && !differences.is_empty() {
                placed.verdict = Verdict::Updated;
            }
            placed.differences.extend(differences);
            placed.notes.extend(notes);
        }
        Ok(placed)
    }

    /// The first row of an item adds it with the owners of all its rows.
    fn place_whole(
        &mut self,
        change: &mut Change<'_>,
        draft: &RecommendationDraft,
        item: &RowIdentity,
        place: &RowPlace<'_>,
    ) -> Result<(RecommendationId, Placed), Stop> {
        let mut owners = self.rows.as_ref().map_or_else(Vec::new, |rows| rows.owners(item, draft));
        // A file with some of the owners says nothing about the others.
        let known = draft.reference.as_ref().map(|reference| change.with_reference(reference)).transpose()?.flatten();
        if let Some(known) = known {
            let named = self.owners.resolve(change, &owners)?;
            let others = change.recommendation(known)?.owners.into_iter();
            let others = others.filter(|other| !named.iter().any(|(owner, _)| *owner == other.owner));
            owners.extend(others.map(|other| NamedOwner {
                name: other.code,
                role: other.role,
                is_role_stated: false,
                column: "owners".to_owned(),
            }));
        }
        let n_leads = owners.iter().filter(|one| one.role == Role::Lead).count();
        let is_each = n_leads > 1;
        let whole = RecommendationDraft {
            owners,
            tracking: if is_each { Some(Tracking::Each) } else { draft.tracking },
            told: if is_each { News::default() } else { draft.told.clone() },
            ..draft.clone()
        };
        let (id, placed) = self.place_one(change, &whole, place)?;
        if let Some(rows) = &mut self.rows {
            rows.placed.insert(*item, (id, place.row, placed.verdict));
            rows.of_row = Some(*item);
        }
        Ok((id, placed))
    }
}

/// Refuses rows with the same reference that differ in more than the owner.
fn refuse_other(change: &Change<'_>, known: &Recommendation, draft: &RecommendationDraft, first: u64) -> Result<(), Stop> {
    fn differs<T: PartialEq>(own: Option<&T>, known: Option<&T>) -> bool {
        own.is_some() && own != known
    }
    let mut themes = draft.themes.clone();
    themes.sort_unstable();
    let meeting = match &draft.meeting {
        Some(name) => Some(change.meeting_reference(change.find_meeting(name).at("meeting")?)?),
        None => None,
    };
    let columns = [
        ("parent", differs(draft.parent.as_ref().map(Ref::key).as_ref(), known.parent.as_ref().map(Ref::key).as_ref())),
        ("kind", differs(draft.kind.as_ref(), Some(&known.kind))),
        ("meeting", differs(meeting.as_ref(), known.meeting.as_ref())),
        ("title", differs(draft.title.as_ref(), Some(&known.title))),
        ("text", differs(draft.text.as_ref(), Some(&known.text))),
        ("source", differs(draft.source.as_ref(), known.source.as_ref())),
        ("themes", !themes.is_empty() && themes != known.themes),
        ("priority", differs(draft.priority.as_ref(), known.priority.as_ref())),
        ("done_when", differs(draft.done_when.as_ref(), known.done_when.as_ref())),
    ];
    let faults: Vec<Fault> = columns
        .into_iter()
        .filter(|(_, is_other)| *is_other)
        .map(|(column, _)| {
            let reason = format!("row {first} has another, and rows of one recommendation may differ in the owner alone");
            Fault::of_cell(column, reason)
        })
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(Stop::Row(faults)) }
}
