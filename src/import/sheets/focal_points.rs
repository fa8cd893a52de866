//! The table `focal-points`: a row adds a person's tenure, or changes the person or the tenure. A forgotten person has no
//! name; such a row is skipped.

use chrono::NaiveDate;

use crate::error::Result;
use crate::import::map::cells::Cells;
use crate::import::map::fault::{At, Fault, Stop};
use crate::import::sheets::named_owners::{NamedOwners, UnknownOwners};
use crate::import::sheets::sheet::{Met, RowPlace, Sheet};
use crate::model::changed::Difference;
use crate::model::id::OwnerId;
use crate::model::matching::folded;
use crate::model::people::{Contact, FORGOTTEN, FocalPoint, is_email};
use crate::model::period::Period;
use crate::model::plan::Placed;
use crate::model::vocabulary::{Lang, Role};
use crate::store::{Change, FocalPointEdit, NewFocalPoint};
use crate::text::Importing;

/// The table during an import.
#[derive(Debug, Clone)]
pub struct FocalPoints {
    owners: NamedOwners,
    /// By the row id of the tenure.
    met: Met<i64>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FocalPointDraft {
    owner: Option<String>,
    owner_column: String,
    name: Option<String>,
    title: Option<String>,
    lang: Option<Lang>,
    theme: Option<String>,
    coordinates: Option<bool>,
    since_on: Option<NaiveDate>,
    until_on: Option<NaiveDate>,
    email: Option<String>,
    phone: Option<String>,
}

impl FocalPoints {
    pub fn new(unknown: UnknownOwners) -> Self {
        Self { owners: NamedOwners::new(unknown), met: Met::default() }
    }
}

impl Sheet for FocalPoints {
    type Draft = FocalPointDraft;

    fn draft(&self, cells: &mut Cells<'_>) -> FocalPointDraft {
        FocalPointDraft {
            owner: cells.required("owner", Cells::line),
            owner_column: cells.name("owner").to_owned(),
            name: cells.line("name"),
            title: cells.line("title"),
            lang: cells.word("lang"),
            theme: cells.line("theme"),
            coordinates: cells.flag("coordinator"),
            since_on: cells.day("since_on"),
            until_on: cells.day("until_on"),
            email: email(cells),
            phone: cells.line("phone"),
        }
    }

    /// A person can have several tenures, each with its own first day; never two at a time, whatever their themes.
    fn key(&self, draft: &FocalPointDraft) -> Option<String> {
        let (owner, name) = (draft.owner.as_deref()?, draft.name.as_deref()?);
        Some(format!("{}\t{}\t{:?}", self.owners.one_name().of(owner), folded(name), draft.since_on))
    }

    fn key_column(&self) -> &'static str {
        "name"
    }

    fn foresee(&mut self, draft: &FocalPointDraft) {
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

    fn made(&self, words: &Importing) -> Vec<String> {
        self.owners.made(words)
    }

    fn taken_back(&mut self) {
        self.owners.taken_back();
    }

    fn place(&mut self, change: &mut Change<'_>, draft: &FocalPointDraft, place: &RowPlace<'_>) -> Result<Placed, Stop> {
        self.owners.row_begins();
        let Some(owner) = &draft.owner else {
            return Err(Stop::Row(vec![Fault::of_cell("owner", "`owner` is empty")]));
        };
        let owner = self.owners.one(change, owner, &draft.owner_column, "owner")?;
        let code = change.owners_as_typed(&[(owner, Role::Lead)])?.join("");
        let Some(name) = &draft.name else {
            return if change.has_forgotten_tenure(owner, draft.since_on)? {
                Ok(Placed::same(format!("{code} {FORGOTTEN}")))
            } else {
                Err(Stop::Row(vec![Fault::of_cell("name", "`name` is empty")]))
            };
        };
        let subject = format!("{code} {name}");
        let tenures = change.tenures_of(owner, name)?;
        let (placed, tenure) = if let Some(nth) = known(&tenures, draft) {
            let tenure = &tenures[nth];
            self.met.refuse_again(&tenure.id, "name")?;
            let is_newest = nth + 1 == tenures.len();
            let placed =
                if is_newest { update(change, owner, name, tenure, draft, subject) } else { older(tenure, draft, subject) };
            (placed?, Some(tenure.id))
        } else {
            let placed = add(change, owner, name, draft, subject)?;
            (placed, change.tenures_of(owner, name)?.last().map(|tenure| tenure.id))
        };
        if let Some(tenure) = tenure {
            self.met.insert(tenure, place);
        }
        Ok(placed)
    }
}

/// A valid e-mail address; others are refused.
fn email(cells: &mut Cells<'_>) -> Option<String> {
    let text = cells.line("email")?;
    if is_email(&text) {
        return Some(text);
    }
    cells.refuse("email", format!("`{text}` is not an e-mail address"));
    None
}

/// The tenure of a row: by theme and first day, else by first day, else by theme, else the newest; none for a row whose first
/// day is after all others.
fn known(tenures: &[FocalPoint], draft: &FocalPointDraft) -> Option<usize> {
    let has_theme = |tenure: &FocalPoint| tenure.theme.as_deref().map(folded) == draft.theme.as_deref().map(folded);
    let begins = |tenure: &FocalPoint| tenure.period.since == draft.since_on;
    let find = |is_it: &dyn Fn(&FocalPoint) -> bool| tenures.iter().rposition(is_it);
    let of_its_day = find(&|one| begins(one) && has_theme(one)).or_else(|| find(&begins));
    match (of_its_day, draft.since_on) {
        (Some(place), _) => Some(place),
        (None, None) => find(&has_theme).or(tenures.len().checked_sub(1)),
        (None, Some(_)) => tenures.len().checked_sub(1).filter(|&last| tenures[last].period.until.is_none()),
    }
}

fn add(change: &mut Change<'_>, owner: OwnerId, name: &str, draft: &FocalPointDraft, subject: String) -> Result<Placed, Stop> {
    let contact = Contact {
        name: Some(name.to_owned()),
        title: draft.title.clone(),
        email: draft.email.clone(),
        phone: draft.phone.clone(),
    };
    let new = NewFocalPoint {
        owner,
        contact,
        lang: draft.lang,
        theme: draft.theme.clone(),
        is_coordinator: draft.coordinates == Some(true),
        period: Period { since: draft.since_on, until: draft.until_on },
    };
    change.add_focal_point(&new).at("since_on")?;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let set = [
        Difference::set("title", draft.title.clone()),
        Difference::set("lang", draft.lang.map(|lang| lang.to_string())),
        Difference::set("theme", draft.theme.clone()),
        Difference::set("coordinator", draft.coordinates.map(|coordinates| coordinates.to_string())),
        Difference::set("since_on", day(draft.since_on)),
        Difference::set("until_on", day(draft.until_on)),
        Difference::set("email", draft.email.clone()),
        Difference::set("phone", draft.phone.clone()),
    ];
    Ok(Placed::added(subject, set.into_iter().flatten().collect()))
}

fn update(
    change: &mut Change<'_>,
    owner: OwnerId,
    name: &str,
    known: &FocalPoint,
    draft: &FocalPointDraft,
    subject: String,
) -> Result<Placed, Stop> {
    let differences = differences(known, draft);
    if differences.is_empty() {
        return Ok(Placed::same(subject));
    }
    let edit = FocalPointEdit {
        name: None,
        title: draft.title.clone().into(),
        email: draft.email.clone().into(),
        phone: draft.phone.clone().into(),
        lang: draft.lang,
        theme: draft.theme.clone().into(),
        since: draft.since_on.filter(|day| Some(*day) != known.period.since),
        until: draft.until_on.filter(|day| Some(*day) != known.period.until),
        coordinates: draft.coordinates.filter(|coordinates| *coordinates != known.is_coordinator).map(|is| (is, None)),
    };
    change.edit_focal_point(owner, name, &edit).at("since_on")?;
    Ok(Placed::updated(subject, differences))
}

/// Past tenures are not changed; the person's details belong to the newest tenure.
fn older(known: &FocalPoint, draft: &FocalPointDraft, subject: String) -> Result<Placed, Stop> {
    let is_of_tenure = |difference: &&Difference| !["title", "email", "phone"].contains(&difference.column.as_ref());
    match differences(known, draft).iter().find(is_of_tenure) {
        Some(Difference { column, .. }) => {
            let reason = "this person served later too, and an earlier tenure can't be changed";
            Err(Stop::Row(vec![Fault::of_cell(column.clone(), reason)]))
        }
        None => Ok(Placed::same(subject)),
    }
}

/// The differences of the row; empty cells are ignored.
fn differences(known: &FocalPoint, draft: &FocalPointDraft) -> Vec<Difference> {
    let Contact { title, email, phone, .. } = &known.contact;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let columns = [
        ("title", title.clone(), draft.title.clone()),
        ("lang", known.lang.map(|lang| lang.to_string()), draft.lang.map(|lang| lang.to_string())),
        ("theme", known.theme.clone(), draft.theme.clone()),
        ("coordinator", Some(known.is_coordinator.to_string()), draft.coordinates.map(|is| is.to_string())),
        ("since_on", day(known.period.since), day(draft.since_on)),
        ("until_on", day(known.period.until), day(draft.until_on)),
        ("email", email.clone(), draft.email.clone()),
        ("phone", phone.clone(), draft.phone.clone()),
    ];
    let said = columns.into_iter().filter(|(.., after)| after.is_some());
    said.filter_map(|(column, before, after)| Difference::between(column, before, after)).collect()
}
