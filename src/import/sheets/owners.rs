//! The table `owners`: a row adds or changes an owner. The members of a group are those of today: new names join today,
//! missing ones leave today; a new group has its members from the beginning.

use crate::error::Result;
use crate::import::map::cells::Cells;
use crate::import::map::fault::{At, Fault, Stop, Unknown};
use crate::import::sheets::sheet::{RowPlace, Sheet};
use crate::model::changed::Difference;
use crate::model::id::OwnerId;
use crate::model::matching::folded;
use crate::model::owner_code;
use crate::model::period::Period;
use crate::model::plan::Placed;
use crate::model::vocabulary::OwnerKind;
use crate::store::{Change, KnownOwner, NewOwner, OwnerEdit};
use crate::text::Importing;

/// The table during an import.
#[derive(Debug, Default, Clone)]
pub struct Owners;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerDraft {
    code: Option<String>,
    kind: Option<OwnerKind>,
    name: Option<String>,
    name_fr: Option<String>,
    name_pt: Option<String>,
    former_names: Vec<String>,
    members: Vec<String>,
}

impl Sheet for Owners {
    type Draft = OwnerDraft;

    fn draft(&self, cells: &mut Cells<'_>) -> OwnerDraft {
        let code = cells.required("code", Cells::line);
        if let Some(Err(why)) = code.as_deref().map(owner_code::check) {
            let reason = format!("`{}` is not a code of an owner: {why}", code.as_deref().unwrap_or_default());
            cells.refuse("code", reason);
        }
        OwnerDraft {
            code,
            kind: cells.word("kind"),
            name: cells.line("name"),
            name_fr: cells.line("name_fr"),
            name_pt: cells.line("name_pt"),
            former_names: cells.list("former_names"),
            members: cells.list("members"),
        }
    }

    fn key(&self, draft: &OwnerDraft) -> Option<String> {
        draft.code.as_deref().map(folded)
    }

    fn key_column(&self) -> &'static str {
        "code"
    }

    /// An owner can be repeated in every row of its recommendations.
    fn folds(&self) -> bool {
        true
    }

    fn place(&mut self, change: &mut Change<'_>, draft: &OwnerDraft, place: &RowPlace<'_>) -> Result<Placed, Stop> {
        let Some(code) = &draft.code else {
            return Err(Stop::Row(vec![Fault::of_cell("code", "`code` is empty")]));
        };
        let members = members(change, draft)?;
        match change.owner_with_code(code)? {
            Some(known) => update(change, &known, draft, &members, &place.words.importing),
            None => add(change, code, draft, members),
        }
    }
}

fn add(change: &mut Change<'_>, code: &str, draft: &OwnerDraft, members: Vec<(OwnerId, String)>) -> Result<Placed, Stop> {
    let (Some(kind), Some(name)) = (draft.kind, draft.name.clone()) else {
        let missing = [("kind", draft.kind.is_none()), ("name", draft.name.is_none())];
        let faults = missing.into_iter().filter(|(_, is_missing)| *is_missing);
        let faults = faults.map(|(column, _)| Fault::of_cell(column, format!("a new owner needs its {column}")));
        return Err(Stop::Row(faults.collect()));
    };
    if kind != OwnerKind::Group && !members.is_empty() {
        return Err(Stop::Row(vec![Fault::of_cell("members", format!("`{code}` is not a group; its kind is `{kind}`"))]));
    }
    let codes = codes(&members);
    let new = NewOwner {
        code: code.to_owned(),
        kind,
        name,
        name_fr: draft.name_fr.clone(),
        name_pt: draft.name_pt.clone(),
        former_names: draft.former_names.clone(),
        members: members.into_iter().map(|(owner, _)| owner).collect(),
    };
    change.add_owner(&new).at("code")?;
    let set = [
        Difference::set("kind", Some(kind.to_string())),
        Difference::set("name", Some(new.name)),
        Difference::set("name_fr", new.name_fr),
        Difference::set("name_pt", new.name_pt),
        Difference::set("former_names", joined(&new.former_names)),
        Difference::set("members", codes),
    ];
    Ok(Placed::added(code, set.into_iter().flatten().collect()))
}

/// Former names are added but never removed, as old papers use them.
fn update(
    change: &mut Change<'_>,
    known: &KnownOwner,
    draft: &OwnerDraft,
    members: &[(OwnerId, String)],
    words: &Importing,
) -> Result<Placed, Stop> {
    let edit = OwnerEdit {
        kind: draft.kind,
        name: draft.name.clone(),
        name_fr: draft.name_fr.clone().into(),
        name_pt: draft.name_pt.clone().into(),
        added: draft.former_names.clone(),
        ..OwnerEdit::default()
    };
    change.edit_owner(known.id, &edit).at("kind")?;
    let now = change.owner_with_code(&known.code)?.unwrap_or_else(|| known.clone());
    let said = [
        Difference::between("kind", Some(known.kind.to_string()), Some(now.kind.to_string())),
        Difference::between("name", Some(known.name.clone()), Some(now.name)),
        Difference::between("name_fr", known.name_fr.clone(), now.name_fr),
        Difference::between("name_pt", known.name_pt.clone(), now.name_pt),
        Difference::between("former_names", joined(&known.former_names), joined(&now.former_names)),
    ];
    let mut differences: Vec<Difference> = said.into_iter().flatten().collect();
    if !draft.members.is_empty() {
        differences.extend(gather(change, known, members)?);
    }
    let mut placed = Placed::updated(known.code.clone(), differences);
    let is_named = |name: &&String| draft.former_names.iter().any(|other| folded(other) == folded(name));
    let left: Vec<String> = known.former_names.iter().filter(|name| !is_named(name)).cloned().collect();
    if !draft.former_names.is_empty()
        && let Some(names) = joined(&left)
    {
        placed.notes.push((words.stays_known)(&known.code, &names));
    }
    Ok(placed)
}

/// Makes these owners the only members of the group from today on.
fn gather(change: &mut Change<'_>, known: &KnownOwner, members: &[(OwnerId, String)]) -> Result<Option<Difference>, Stop> {
    let today = change.today();
    for (owner, _) in known.members.iter().filter(|one| !members.contains(one)) {
        change.leave(*owner, known.id, today).at("members")?;
    }
    for (owner, _) in members.iter().filter(|one| !known.members.contains(one)) {
        change.join(*owner, known.id, Period { since: Some(today), until: None }).at("members")?;
    }
    Ok(Difference::between("members", codes(&known.members), codes(members)))
}

/// The members named in a row, by code; a row is postponed if a member comes later in the file.
fn members(change: &Change<'_>, draft: &OwnerDraft) -> Result<Vec<(OwnerId, String)>, Stop> {
    let mut members: Vec<(OwnerId, String)> = Vec::new();
    let mut faults = Vec::new();
    for name in &draft.members {
        match change.find_owner(name) {
            Ok(owner) => {
                let code = change.code_of(owner)?;
                if !members.iter().any(|(known, _)| *known == owner) {
                    members.push((owner, code));
                }
            }
            Err(error) => match Stop::from(error) {
                Stop::Row(more) => faults.extend(more.into_iter().map(|fault| Fault {
                    column: Some("members".to_owned()),
                    unknown: Some(Unknown::NotYet),
                    ..fault
                })),
                whole @ Stop::Whole(_) => return Err(whole),
            },
        }
    }
    members.sort_by(|a, b| a.1.cmp(&b.1));
    if faults.is_empty() { Ok(members) } else { Err(Stop::Row(faults)) }
}

fn codes(members: &[(OwnerId, String)]) -> Option<String> {
    let codes: Vec<String> = members.iter().map(|(_, code)| code.clone()).collect();
    joined(&codes)
}

fn joined(names: &[String]) -> Option<String> {
    Some(names.join(";")).filter(|text| !text.is_empty())
}
