//! Progress over time: the counts at the end of each of several days.

use chrono::NaiveDate;

use super::groups::meetings;
use super::leaves::leaves;
use super::progress::{Rule, Scope};
use crate::error::Result;
use crate::model::id::RecommendationId;
use crate::model::progress::Counts;
use crate::model::vocabulary::Tracking;
use crate::store::file::register::Register;
use crate::store::fold::past::{standings, standings_of};
use crate::store::lookup::filter::Filter;
use crate::store::lookup::seen::Seen;
use crate::store::sql::read::Window;

impl Register {
    /// The counts at the end of each of `days`, of the leaves that pass `filter` and that `scope` counts; each counts
    /// from its meeting's first day.
    ///
    /// # Errors
    /// The follow-ups break a rule.
    pub fn progress_over_time(&self, filter: &Filter, scope: Scope, days: &[NaiveDate]) -> Result<Vec<(NaiveDate, Counts)>> {
        let connection = &self.connection;
        let patience = self.settings()?.patience;
        let meetings = meetings(connection)?;
        let rule = Rule::of(connection, filter, scope, &meetings)?;
        let mut counted: Vec<(RecommendationId, Option<NaiveDate>)> = Vec::new();
        let last = days.iter().copied().max().unwrap_or(NaiveDate::MIN);
        leaves(connection, filter, Seen::Wholes, (last, patience), &mut |leaf| {
            if leaf.tracking != Tracking::Restated && rule.counts(leaf) {
                let meeting = leaf.meeting.and_then(|id| meetings.get(&id));
                counted.push((leaf.id, meeting.and_then(|meeting| meeting.starts_on)));
            }
            Ok(())
        })?;
        let mut over_time = Vec::with_capacity(days.len());
        for &day in days {
            let window = Window { until_on: day, known_before: self.window.known_before };
            let of = if filter.is_wide() {
                standings(connection, window)?.0
            } else {
                standings_of(connection, counted.iter().map(|(id, _)| *id), window)?
            };
            let mut counts = Counts::default();
            for (id, since) in &counted {
                if let Some(standing) = of.get(id).filter(|_| since.is_none_or(|since| since <= day)) {
                    counts.count(standing, day, patience);
                }
            }
            over_time.push((day, counts));
        }
        Ok(over_time)
    }
}

#[cfg(test)]
mod tests {
    use super::{Counts, Filter, Scope};
    use crate::model::vocabulary::Status;
    use crate::testing::{day, midsa};

    fn at(counts: &Counts) -> (u32, u32) {
        (counts.n_total(), counts.n(Status::Implemented))
    }

    #[test]
    fn a_single_meeting_is_followed_from_its_first_day() {
        let (_folder, register) = midsa();
        let meeting = register.find_meeting("MRU-2006").expect("there");
        let days = ["2005-12-31", "2006-12-31", "2010-12-31"].map(day);
        let of = |filter: &Filter| {
            let over_time = register.progress_over_time(filter, Scope::OwnDecisions, &days).expect("readable");
            over_time.iter().map(|(_, counts)| at(counts)).collect::<Vec<_>>()
        };
        let alone = Filter { meetings: vec![meeting], ..Filter::default() };
        assert_eq!(of(&alone), [(0, 0), (6, 0), (6, 1)]);
        assert_eq!(of(&Filter::default()), [(0, 0), (9, 0), (15, 1)]);
    }
}
