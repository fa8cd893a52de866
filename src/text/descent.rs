//! The line of descent of a recommendation in a sentence (section 6): what happened to an idea, when, and for how long.

use chrono::Datelike;

use super::{Words, capitalised};
use crate::model::descent::{Ancestor, Descent};
use crate::model::vocabulary::{Kind, MeetingKind, RelationKind, Response};

/// What happened to an idea at one place of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passage {
    Proposed,
    /// Stated as a need.
    Needed,
    Recommended,
    Decided,
    Requested,
    /// An owner's action.
    Undertaken,
    AgreedInPrinciple,
    Accepted,
    AcceptedInPart,
    Noted,
    Declined,
    TakenUp,
    Restated,
    Replaced,
    FollowedUp,
}

impl Words {
    /// The line in one sentence, without capital and full stop: "first proposed before 2006 (…), agreed in principle in
    /// 2006, taken up by ministers in 2010: 20 years".
    pub fn descent(&self, descent: &Descent) -> String {
        let texts = &self.descents;
        let mut passages = Vec::with_capacity(descent.line.len());
        let mut is_explained = false;
        for (place, ancestor) in descent.line.iter().enumerate() {
            let passage = (texts.passage)(passage(ancestor));
            let mut said = if place == 0 { (texts.first)(passage) } else { passage.to_owned() };
            if let Some(by) = self.by(ancestor) {
                said = format!("{said} {by}");
            }
            let next_dated = descent.line[place..].iter().find_map(|later| later.adopted_on);
            let when = match (ancestor.adopted_on, next_dated) {
                (Some(day), _) => (texts.in_year)(day.year()),
                (None, Some(day)) if is_explained => (texts.before_year)(day.year()),
                (None, Some(day)) => {
                    is_explained = true;
                    format!("{} ({})", (texts.before_year)(day.year()), texts.why_before)
                }
                (None, None) => format!("({})", texts.undated),
            };
            passages.push(format!("{said} {when}"));
        }
        let passages = passages.join(", ");
        descent.n_years.map_or_else(|| passages.clone(), |n_years| (texts.spanning)(&passages, n_years))
    }

    /// What happened at one place of a line, with a capital: "Taken up by ministers".
    pub fn passage(&self, ancestor: &Ancestor) -> String {
        let texts = &self.descents;
        let said = (texts.passage)(passage(ancestor));
        let said = if ancestor.relation.is_none() { (texts.first)(said) } else { said.to_owned() };
        capitalised(&self.by(ancestor).map_or_else(|| said.clone(), |by| format!("{said} {by}")))
    }

    fn by(&self, ancestor: &Ancestor) -> Option<&'static str> {
        match ancestor.meeting_kind? {
            MeetingKind::Ministerial => Some(self.descents.by_ministers),
            MeetingKind::Summit => Some(self.descents.by_summit),
            MeetingKind::Workshop | MeetingKind::Technical | MeetingKind::Other => None,
        }
    }
}

/// A restatement is one whatever was answered; else an answer short of acceptance says most, then the relation, then the kind.
fn passage(ancestor: &Ancestor) -> Passage {
    match (ancestor.relation, ancestor.response) {
        (Some(RelationKind::Reiterates), _) => Passage::Restated,
        (_, Some(Response::AgreedInPrinciple)) => Passage::AgreedInPrinciple,
        (_, Some(Response::AcceptedInPart)) => Passage::AcceptedInPart,
        (_, Some(Response::Noted)) => Passage::Noted,
        (_, Some(Response::Declined)) => Passage::Declined,
        (Some(RelationKind::Supersedes), _) => Passage::Replaced,
        (Some(RelationKind::FollowUpOf), _) => Passage::FollowedUp,
        (Some(_), Some(Response::Proposed | Response::Accepted) | None) => Passage::TakenUp,
        (None, Some(Response::Proposed)) => Passage::Proposed,
        (None, Some(Response::Accepted)) => Passage::Accepted,
        (None, None) => match ancestor.kind {
            Kind::Recommendation => Passage::Recommended,
            Kind::Decision => Passage::Decided,
            Kind::Request => Passage::Requested,
            Kind::Action => Passage::Undertaken,
            Kind::Proposal => Passage::Proposed,
            Kind::Need => Passage::Needed,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use crate::model::descent::{Ancestor, Descent};
    use crate::model::reference::Ref;
    use crate::model::vocabulary::{Kind, Lang, MeetingKind, RelationKind, Response};

    /// The line of the focal points, from the undated proposal to the ministers of 2010.
    fn focal_points() -> Descent {
        let ancestor = |reference, kind, response, day: Option<&str>, meeting_kind, relation| Ancestor {
            reference: Ref::new(reference).expect("a reference"),
            kind,
            response: Some(response),
            adopted_on: day.map(|day| day.parse().expect("an ISO date")),
            meeting_kind,
            relation,
        };
        let (takes_up, accepted) = (Some(RelationKind::TakesUp), Response::Accepted);
        let (workshop, ministers) = (Some(MeetingKind::Workshop), Some(MeetingKind::Ministerial));
        let line = vec![
            ancestor("MIDSA-UND-P02", Kind::Proposal, Response::Proposed, None, None, None),
            ancestor("MRU-2006-02a", Kind::Recommendation, Response::AgreedInPrinciple, Some("2006-10-11"), workshop, takes_up),
            ancestor("WDH-2010-01", Kind::Recommendation, accepted, Some("2010-11-15"), ministers, takes_up),
        ];
        Descent { line, n_years: Some(20) }
    }

    #[track_caller]
    fn case(lang: Lang, descent: &Descent, expected: &str) {
        assert_eq!(words(lang).descent(descent), expected);
    }

    #[test]
    fn the_line_of_the_focal_points_is_told_in_three_languages() {
        let line = focal_points();
        case(
            Lang::En,
            &line,
            "first proposed before 2006 (undated: before the first dated one that takes it up), \
             agreed in principle in 2006, taken up by ministers in 2010: 20 years",
        );
        case(
            Lang::Fr,
            &line,
            "proposée pour la première fois avant 2006 (sans date\u{a0}: avant la première qui soit datée et la reprenne), \
             acceptée dans son principe en 2006, reprise par les ministres en 2010\u{a0}: 20 ans",
        );
        case(
            Lang::Pt,
            &line,
            "proposta pela primeira vez antes de 2006 (sem data: antes da primeira datada que a retoma), \
             aceite em princípio em 2006, retomada pelos ministros em 2010: 20 anos",
        );
    }

    #[test]
    fn a_line_without_any_day_claims_no_years() {
        let mut line = focal_points();
        line.line.truncate(1);
        line.n_years = None;
        case(Lang::En, &line, "first proposed (undated)");
    }

    #[test]
    fn a_restatement_is_told_as_one() {
        let mut line = focal_points();
        line.line.remove(0);
        line.line[0].relation = None;
        line.line[1].relation = Some(RelationKind::Reiterates);
        line.n_years = Some(1);
        case(Lang::En, &line, "first agreed in principle in 2006, restated by ministers in 2010: 1 year");
    }
}
