//! Who gets an owner's letters, and in which language: the coordinator among its focal points, or if there is none the
//! one who has served longest.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::error::Result;
use crate::model::id::OwnerId;
use crate::model::people::FocalPoint;
use crate::model::vocabulary::Lang;
use crate::store::log::change::Change;
use crate::store::lookup::settings;
use crate::store::person::focal_points;

impl Change<'_> {
    /// The person who reports for the owner today.
    pub fn addressee(&self, owner: OwnerId) -> Result<Option<FocalPoint>> {
        addressee(self.connection(), owner, self.today())
    }

    /// The name of the person who reports for the owner today.
    pub fn focal_point_name(&self, owner: OwnerId) -> Result<Option<String>> {
        Ok(self.addressee(owner)?.and_then(|one| one.contact.name))
    }

    /// The language of the person who reports for the owner, or if there is none the register's.
    pub fn language_of(&self, owner: OwnerId) -> Result<Lang> {
        let lang = self.addressee(owner)?.and_then(|one| one.lang);
        Ok(match lang {
            Some(lang) => lang,
            None => settings::read(self.connection())?.lang,
        })
    }
}

fn addressee(connection: &Connection, owner: OwnerId, day: NaiveDate) -> Result<Option<FocalPoint>> {
    let mut serving = focal_points::of_owner(connection, owner)?;
    serving.retain(|one| one.period.covers(day) && one.contact.name.is_some());
    let coordinator = serving.iter().position(|one| one.is_coordinator);
    let of_everything = || serving.iter().position(|one| one.theme.is_none());
    let place = coordinator.or_else(of_everything).unwrap_or(0);
    Ok(if serving.is_empty() { None } else { Some(serving.swap_remove(place)) })
}
