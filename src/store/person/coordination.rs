//! Which of an owner's focal points coordinates: one at a time. A tenure in which that changes has one row for each
//! period.

use chrono::NaiveDate;

use super::focal_points;
use crate::error::{PersonRefusal, Result};
use crate::model::id::{ContactId, OwnerId};
use crate::model::people::FocalPoint;
use crate::model::period::Period;
use crate::store::log::change::Change;
use crate::store::log::tables::FOCAL_POINT;

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
