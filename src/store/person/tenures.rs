//! Changing focal points: who reports for an owner from when to when, and who of them coordinates. What is known of the
//! person goes to the row of contacts, tenure and role are logged.

use chrono::NaiveDate;

use super::{contacts, focal_points};
use crate::error::{Error, PersonRefusal, Result};
use crate::model::id::{ContactId, OwnerId};
use crate::model::people::{Contact, FocalPoint};
use crate::model::period::Period;
use crate::model::vocabulary::Lang;
use crate::store::log::change::Change;
use crate::store::log::tables::FOCAL_POINT;
use crate::store::lookup::find;

/// A focal point to add; the contact has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFocalPoint {
    pub owner: OwnerId,
    pub contact: Contact,
    pub lang: Option<Lang>,
    pub theme: Option<String>,
    pub is_coordinator: bool,
    pub period: Period,
}

/// What is to change of a focal point; what is `None` stays, and an inner `None` takes it away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FocalPointEdit {
    pub name: Option<String>,
    pub title: Option<Option<String>>,
    pub email: Option<Option<String>>,
    pub phone: Option<Option<String>>,
    pub lang: Option<Lang>,
    pub theme: Option<Option<String>>,
    pub since: Option<NaiveDate>,
    /// The first day no longer.
    pub until: Option<NaiveDate>,
    /// Whether the person coordinates, and from which day on; `None` is today.
    pub coordinates: Option<(bool, Option<NaiveDate>)>,
}

/// Who hands over to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    pub owner: OwnerId,
    /// Where there are several, who of them leaves.
    pub from: Option<String>,
    /// The successor, with a name.
    pub to: Contact,
    pub lang: Option<Lang>,
    /// The successor's first day, and the other's first day no longer.
    pub on: NaiveDate,
}

/// A tenure before and after a change: a new one has no before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenureChange {
    pub before: Option<FocalPoint>,
    pub after: FocalPoint,
}

impl Change<'_> {
    /// Adds a focal point. A coordinator takes over from the one there is.
    ///
    /// # Errors
    /// The person is a focal point at that time already; another one becomes coordinator later.
    pub fn add_focal_point(&mut self, new: &NewFocalPoint) -> Result<Vec<TenureChange>> {
        if new.period.is_empty() {
            return Err(Error::EmptyTime);
        }
        self.watching(new.owner, |change| {
            let person = change.person(new.owner, &new.contact)?;
            change.refuse_overlap(new.owner, person, None, new.period)?;
            if new.is_coordinator {
                change.take_over(new.owner, person, new.period)?;
            }
            change.insert_tenure(&FocalPoint {
                id: 0,
                owner: new.owner,
                code: String::new(),
                person,
                contact: Contact::default(),
                lang: new.lang,
                theme: new.theme.clone(),
                is_coordinator: new.is_coordinator,
                period: new.period,
            })
        })
    }

    /// Changes what is known of the focal point `name` of `owner`, its newest tenure, and whether it coordinates.
    ///
    /// # Errors
    /// There is no such focal point; times that overlap, are empty, or lie outside the tenure.
    pub fn edit_focal_point(&mut self, owner: OwnerId, name: &str, edit: &FocalPointEdit) -> Result<Vec<TenureChange>> {
        let person = contacts::of_owner(self.connection(), owner, name)?;
        self.watching(owner, |change| {
            let known = contacts::contact(change.connection(), person)?;
            let contact = Contact {
                name: edit.name.clone().or(known.name),
                title: edit.title.clone().unwrap_or(known.title),
                email: edit.email.clone().unwrap_or(known.email),
                phone: edit.phone.clone().unwrap_or(known.phone),
            };
            change.set_contact(person, &contact)?;
            let tenure = change.newest(owner, person)?;
            let period = Period { since: edit.since.or(tenure.period.since), until: edit.until.or(tenure.period.until) };
            if period.is_empty() {
                return Err(Error::EmptyTime);
            }
            change.refuse_overlap(owner, person, Some(tenure.id), period)?;
            if tenure.is_coordinator && period != tenure.period {
                change.take_over(owner, person, period)?;
            }
            let lang = edit.lang.or(tenure.lang);
            let theme = edit.theme.clone().unwrap_or(tenure.theme);
            change.update(FOCAL_POINT, tenure.id, &[("lang", &lang), ("theme", &theme), ("since_on", &period.since)])?;
            if let Some(until) = edit.until {
                change.end_tenure(tenure.id, until)?;
            }
            if let Some((coordinates, on)) = edit.coordinates {
                change.set_coordination(owner, person, coordinates, on)?;
            }
            Ok(())
        })
    }

    /// Ends one tenure and begins the successor's, who has theme, language and role of the other where nothing else is said.
    ///
    /// # Errors
    /// Nobody or several could hand over; the day is not within the tenure.
    pub fn hand_over(&mut self, handover: &Handover) -> Result<Vec<TenureChange>> {
        let Handover { owner, from, to, lang, on } = handover;
        let leaving = self.leaving(*owner, from.as_deref(), *on)?;
        self.watching(*owner, |change| {
            let successor = change.person(*owner, to)?;
            if successor == leaving.person {
                return Err(PersonRefusal::HandsToItself { name: leaving.name().to_owned() }.into());
            }
            change.end_tenure(leaving.id, *on)?;
            let tenures = focal_points::of_person(change.connection(), successor)?;
            let serving = tenures.into_iter().find(|one| one.owner == *owner && one.period.covers(*on));
            if serving.is_some() {
                if leaving.is_coordinator {
                    change.set_coordination(*owner, successor, true, Some(*on))?;
                }
                return Ok(());
            }
            let period = Period { since: Some(*on), until: None };
            change.refuse_overlap(*owner, successor, None, period)?;
            if leaving.is_coordinator {
                change.take_over(*owner, successor, period)?;
            }
            let lang = lang.or(leaving.lang);
            change.insert_tenure(&FocalPoint { person: successor, lang, period, ..leaving })
        })
    }

    /// Runs `work` and gives the tenures with `owner` that are other ones afterwards.
    fn watching(&mut self, owner: OwnerId, work: impl FnOnce(&mut Self) -> Result<()>) -> Result<Vec<TenureChange>> {
        let before = focal_points::of_owner(self.connection(), owner)?;
        work(self)?;
        let mut changes = Vec::new();
        for after in focal_points::of_owner(self.connection(), owner)? {
            let before = before.iter().find(|before| before.id == after.id);
            if before != Some(&after) {
                changes.push(TenureChange { before: before.cloned(), after });
            }
        }
        Ok(changes)
    }

    /// The row of the person whom the owner calls by that name, brought up to date, or a new one.
    fn person(&mut self, owner: OwnerId, contact: &Contact) -> Result<ContactId> {
        let name = contact.name.as_deref().unwrap_or_default();
        match contacts::of_owner(self.connection(), owner, name) {
            Ok(person) => {
                let known = contacts::contact(self.connection(), person)?;
                let merged = Contact {
                    name: known.name,
                    title: contact.title.clone().or(known.title),
                    email: contact.email.clone().or(known.email),
                    phone: contact.phone.clone().or(known.phone),
                };
                self.set_contact(person, &merged)?;
                Ok(person)
            }
            Err(Error::NoFocalPoint { .. }) => self.insert_contact(contact),
            Err(other) => Err(other),
        }
    }

    pub(in crate::store) fn newest(&self, owner: OwnerId, person: ContactId) -> Result<FocalPoint> {
        let tenures = focal_points::of_person(self.connection(), person)?;
        let newest = tenures.into_iter().rfind(|one| one.owner == owner);
        newest.ok_or(Error::Sqlite(rusqlite::Error::QueryReturnedNoRows))
    }

    fn leaving(&self, owner: OwnerId, from: Option<&str>, on: NaiveDate) -> Result<FocalPoint> {
        let connection = self.connection();
        let code = find::code(connection, owner)?;
        let leaver = from.map(|name| contacts::of_owner(connection, owner, name)).transpose()?;
        let ends = |one: &FocalPoint| {
            one.period.since.is_none_or(|since| since < on) && one.period.until.is_none_or(|until| until >= on)
        };
        let mut serving = focal_points::of_owner(connection, owner)?;
        serving.retain(|one| ends(one) && leaver.is_none_or(|person| one.person == person));
        if serving.len() > 1 {
            let names = serving.iter().map(|one| one.name().to_owned()).collect();
            return Err(PersonRefusal::SeveralServe { owner: code, names }.into());
        }
        serving.pop().ok_or_else(|| match from {
            Some(name) => PersonRefusal::ServesNot { name: name.to_owned(), owner: code, on }.into(),
            None => PersonRefusal::NobodyServes { owner: code, on }.into(),
        })
    }

    fn refuse_overlap(&self, owner: OwnerId, person: ContactId, but: Option<i64>, period: Period) -> Result<()> {
        let tenures = focal_points::of_person(self.connection(), person)?;
        let other = |one: &&FocalPoint| one.owner == owner && Some(one.id) != but && one.period.overlaps(period);
        match tenures.iter().find(other) {
            Some(one) => Err(PersonRefusal::ServesAlready { name: one.name().to_owned(), owner: one.code.clone() }.into()),
            None => Ok(()),
        }
    }

    pub(in crate::store) fn insert_tenure(&mut self, new: &FocalPoint) -> Result<()> {
        let at = self.at();
        let until_recorded_at = new.period.until.map(|_| at);
        self.insert(
            FOCAL_POINT,
            &[
                ("owner_id", &new.owner),
                ("contact_id", &new.person),
                ("lang", &new.lang),
                ("theme", &new.theme),
                ("is_coordinator", &new.is_coordinator),
                ("since_on", &new.period.since),
                ("until_on", &new.period.until),
                ("recorded_at", &at),
                ("until_recorded_at", &until_recorded_at),
            ],
        )?;
        Ok(())
    }

    /// Ends a tenure; `until` is the first day no longer.
    pub(in crate::store) fn end_tenure(&mut self, id: i64, until: NaiveDate) -> Result<()> {
        let at = self.at();
        self.update(FOCAL_POINT, id, &[("until_on", &until), ("until_recorded_at", &at)])?;
        Ok(())
    }
}
