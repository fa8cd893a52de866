//! Changing focal points: who reports for an owner from when to when, and who coordinates. What is known of the person
//! goes into the contact row; tenure and role are logged. One focal point of an owner coordinates at a time, and a tenure
//! in which that changes has one row for each period.

use chrono::NaiveDate;

use super::{contacts, focal_points};
use crate::error::{Error, PersonRefusal, Result};
use crate::model::becomes::Becomes;
use crate::model::id::{ContactId, OwnerId};
use crate::model::people::{Contact, FocalPoint};
use crate::model::period::Period;
use crate::model::vocabulary::Lang;
use crate::store::log::change::Change;
use crate::store::log::tables::FOCAL_POINT;
use crate::store::lookup::find;

/// A focal point to add; the contact must have a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFocalPoint {
    pub owner: OwnerId,
    pub contact: Contact,
    pub lang: Option<Lang>,
    pub theme: Option<String>,
    pub is_coordinator: bool,
    pub period: Period,
}

/// Changes to a focal point; `None` leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FocalPointEdit {
    pub name: Option<String>,
    pub title: Becomes<String>,
    pub email: Becomes<String>,
    pub phone: Becomes<String>,
    pub lang: Option<Lang>,
    pub theme: Becomes<String>,
    pub since: Option<NaiveDate>,
    /// The day after the last.
    pub until: Option<NaiveDate>,
    /// Whether the person coordinates, and from which day; `None` is today.
    pub coordinates: Option<(bool, Option<NaiveDate>)>,
}

/// One focal point hands over to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    pub owner: OwnerId,
    /// Who leaves; needed if there are several.
    pub from: Option<String>,
    /// The successor, who must have a name.
    pub to: Contact,
    pub lang: Option<Lang>,
    /// The successor's first day; the day before is the other's last.
    pub on: NaiveDate,
}

impl Change<'_> {
    /// Adds a focal point. A new coordinator takes over from the present one.
    ///
    /// # Errors
    /// The person is already a focal point at that time; somebody else becomes coordinator later.
    pub fn add_focal_point(&mut self, new: &NewFocalPoint) -> Result<()> {
        new.period.check(self.today())?;
        let person = self.person(new.owner, &new.contact)?;
        self.refuse_overlap(new.owner, person, None, new.period)?;
        if new.is_coordinator {
            self.take_over(new.owner, person, new.period)?;
        }
        self.insert_tenure(&FocalPoint {
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
    }

    /// Changes what is known of the focal point `name` of `owner`, the newest tenure, or whether it coordinates.
    ///
    /// # Errors
    /// There is no such focal point; periods overlap, are empty or lie outside the tenure.
    pub fn edit_focal_point(&mut self, owner: OwnerId, name: &str, edit: &FocalPointEdit) -> Result<()> {
        let person = contacts::of_owner(self.connection(), owner, name)?;
        let known = contacts::contact(self.connection(), person)?;
        let contact = Contact {
            name: edit.name.clone().or(known.name),
            title: edit.title.clone().of(known.title),
            email: edit.email.clone().of(known.email),
            phone: edit.phone.clone().of(known.phone),
        };
        self.set_contact(person, &contact)?;
        let tenure = self.newest(owner, person)?;
        let period = Period { since: edit.since.or(tenure.period.since), until: edit.until.or(tenure.period.until) };
        period.check(self.today())?;
        self.refuse_overlap(owner, person, Some(tenure.id), period)?;
        if tenure.is_coordinator && period != tenure.period {
            self.take_over(owner, person, period)?;
        }
        let (lang, theme) = (edit.lang.or(tenure.lang), edit.theme.clone().of(tenure.theme));
        self.update(FOCAL_POINT, tenure.id, &[("lang", &lang), ("theme", &theme), ("since_on", &period.since)])?;
        if let Some(until) = edit.until {
            self.end_tenure(tenure.id, until)?;
        }
        match edit.coordinates {
            Some((coordinates, on)) => self.set_coordination(owner, person, coordinates, on),
            None => Ok(()),
        }
    }

    /// Ends one tenure and starts the successor's, with the same theme, language and role unless others are given.
    ///
    /// # Errors
    /// Nobody could hand over, or several could; the day is not within the tenure.
    pub fn hand_over(&mut self, handover: &Handover) -> Result<()> {
        let Handover { owner, from, to, lang, on } = handover;
        let leaving = self.leaving(*owner, from.as_deref(), *on)?;
        let successor = self.person(*owner, to)?;
        if successor == leaving.person {
            return Err(PersonRefusal::HandsToItself { name: leaving.name().to_owned() }.into());
        }
        self.end_tenure(leaving.id, *on)?;
        let tenures = focal_points::of_person(self.connection(), successor)?;
        if tenures.iter().any(|one| one.owner == *owner && one.period.covers(*on)) {
            return if leaving.is_coordinator { self.set_coordination(*owner, successor, true, Some(*on)) } else { Ok(()) };
        }
        let period = Period { since: Some(*on), until: None };
        period.check(self.today())?;
        self.refuse_overlap(*owner, successor, None, period)?;
        if leaving.is_coordinator {
            self.take_over(*owner, successor, period)?;
        }
        let lang = lang.or(leaving.lang);
        self.insert_tenure(&FocalPoint { person: successor, lang, period, ..leaving })
    }

    /// The row of the person whom the owner knows by that name, updated, or a new one.
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

    /// Ends a tenure; `until` is the day after its last.
    pub(in crate::store) fn end_tenure(&mut self, id: i64, until: NaiveDate) -> Result<()> {
        let at = self.at();
        self.update(FOCAL_POINT, id, &[("until_on", &until), ("until_recorded_at", &at)])?;
        Ok(())
    }
}

impl Change<'_> {
    /// Ends everybody else's coordination for `period`, so that `person` can coordinate.
    pub(in crate::store) fn take_over(&mut self, owner: OwnerId, person: ContactId, period: Period) -> Result<()> {
        for one in focal_points::of_owner(self.connection(), owner)? {
            if !one.is_coordinator || one.person == person || !one.period.overlaps(period) {
                continue;
            }
            let outlasts = period.until.is_some_and(|until| one.period.until.is_none_or(|end| end > until));
            if outlasts || period.since < one.period.since {
                let (name, since) = (one.name().to_owned(), one.period.since);
                return Err(PersonRefusal::Coordinates { name, owner: one.code, since }.into());
            }
            self.split_tenure(&one, period.since, false)?;
        }
        Ok(())
    }

    pub(in crate::store) fn set_coordination(
        &mut self,
        owner: OwnerId,
        person: ContactId,
        coordinates: bool,
        on: Option<NaiveDate>,
    ) -> Result<()> {
        let tenure = self.newest(owner, person)?;
        let on = on.map_or_else(|| Some(self.today()).max(tenure.period.since), Some);
        let rest = Period { since: on, until: tenure.period.until };
        if rest.is_empty() || on < tenure.period.since {
            let (name, on) = (tenure.name().to_owned(), on.unwrap_or_default());
            return Err(PersonRefusal::OutsideTenure { name, on }.into());
        }
        if coordinates == tenure.is_coordinator {
            return Ok(());
        }
        if coordinates {
            self.take_over(owner, person, rest)?;
        }
        self.split_tenure(&tenure, on, coordinates)
    }

    /// Makes the tenure a coordinator's, or not, from `on`; the time before keeps a row of its own.
    fn split_tenure(&mut self, tenure: &FocalPoint, on: Option<NaiveDate>, is_coordinator: bool) -> Result<()> {
        let Some(day) = on.filter(|_| on != tenure.period.since) else {
            self.update(FOCAL_POINT, tenure.id, &[("is_coordinator", &is_coordinator)])?;
            return Ok(());
        };
        self.end_tenure(tenure.id, day)?;
        let period = Period { since: on, until: tenure.period.until };
        self.insert_tenure(&FocalPoint { is_coordinator, period, ..tenure.clone() })
    }
}
