//! Progress over time: how what is counted stood at the end of each of several days.

use chrono::NaiveDate;

use super::groups::meetings;
use super::leaves::leaves;
use super::progress::{Rule, Scope};
use crate::error::Result;
use crate::model::id::RecommendationId;
use crate::model::progress::Counts;
use crate::model::vocabulary::Tracking;
use crate::store::file::register::Register;
use crate::store::fold::past::standings;
use crate::store::lookup::filter::Filter;
use crate::store::lookup::seen::Seen;
use crate::store::sql::window::Window;

impl Register {
    /// How the leaves that `scope` counts stood at the end of each of `days`; each counts from its meeting's first day.
    ///
    /// # Errors
    /// The follow-ups break a rule.
    pub fn progress_over_time(&self, scope: Scope, days: &[NaiveDate]) -> Result<Vec<(NaiveDate, Counts)>> {
        let connection = &self.connection;
        let patience = self.settings()?.patience;
        let meetings = meetings(connection)?;
        let filter = Filter::default();
        let rule = Rule::of(connection, &filter, scope, &meetings)?;
        let mut counted: Vec<(RecommendationId, Option<NaiveDate>)> = Vec::new();
        let last = days.iter().copied().max().unwrap_or(NaiveDate::MIN);
        leaves(connection, &filter, Seen::Wholes, (last, patience), &mut |leaf| {
            if leaf.tracking != Tracking::Restated && rule.counts(leaf) {
                let meeting = leaf.meeting.and_then(|id| meetings.get(&id));
                counted.push((leaf.id, meeting.and_then(|meeting| meeting.starts_on)));
            }
            Ok(())
        })?;
        let mut over_time = Vec::with_capacity(days.len());
        for &day in days {
            let (of, _) = standings(connection, Window { until_on: day, known_before: self.window.known_before })?;
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
