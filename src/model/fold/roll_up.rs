//! The status and assurance of a recommendation from those of its parts, its components or shares (section 4, "Roll-up").

use crate::model::vocabulary::{Assurance, Status};

/// The status and assurance of a part.
pub type Part = (Status, Assurance);

/// The status of the whole; the order of the parts does not matter. `None` without parts.
pub fn status(parts: &[Part]) -> Option<Status> {
    let any = |wanted: Status| parts.iter().any(|&(status, _)| status == wanted);
    let rest: Vec<Status> = parts.iter().map(|&(status, _)| status).filter(|&status| !is_set_aside(status)).collect();
    let all = |fits: fn(Status) -> bool| rest.iter().all(|&status| fits(status));

    if parts.is_empty() {
        return None;
    }
    if rest.is_empty() {
        return Some(if any(Status::Continuing) {
            Status::Continuing
        } else if any(Status::Superseded) {
            Status::Superseded
        } else {
            Status::NotApplicable
        });
    }
    if all(|status| status == Status::Implemented) {
        return Some(Status::Implemented);
    }
    if all(is_given_up) {
        return Some(if any(Status::Continuing) {
            Status::Continuing
        } else if any(Status::Dropped) {
            Status::Dropped
        } else {
            Status::Lapsed
        });
    }
    if any(Status::PartlyImplemented) || any(Status::Implemented) {
        return Some(Status::PartlyImplemented);
    }
    let first_that_fits = [Status::InProgress, Status::NotReported, Status::OnHold].into_iter().find(|&status| any(status));
    Some(first_that_fits.unwrap_or(Status::NotStarted))
}

/// The assurance of the whole: `queried` if any part is, else the lowest among the parts that are implemented or partly so.
pub fn assurance(parts: &[Part]) -> Assurance {
    if parts.iter().any(|&(_, assurance)| assurance == Assurance::Queried) {
        return Assurance::Queried;
    }
    let claims = parts.iter().filter(|(status, _)| matches!(status, Status::Implemented | Status::PartlyImplemented));
    claims.map(|&(_, assurance)| assurance).min().unwrap_or(Assurance::None)
}

fn is_set_aside(status: Status) -> bool {
    matches!(status, Status::Superseded | Status::NotApplicable | Status::Continuing)
}

fn is_given_up(status: Status) -> bool {
    matches!(status, Status::Dropped | Status::Lapsed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, Strategy, prop_assert_eq, proptest};
    use proptest::sample::select;

    use super::{Part, assurance, status};
    use crate::model::vocabulary::{Assurance, Status, Vocabulary};

    fn parts(words: &str) -> Vec<Part> {
        words.split(' ').map(|word| (word.parse().expect("a status"), Assurance::None)).collect()
    }

    #[track_caller]
    fn case(words: &str, expected: &str) {
        assert_eq!(status(&parts(words)).expect("parts").as_str(), expected, "{words}");
    }

    #[test]
    fn the_whole_follows_from_its_parts() {
        case("implemented implemented", "implemented");
        case("implemented not-applicable superseded continuing", "implemented");
        case("dropped lapsed", "dropped");
        case("lapsed lapsed", "lapsed");
        case("lapsed continuing", "continuing");
        case("dropped not-applicable", "dropped");
        case("implemented dropped", "partly-implemented");
        case("implemented lapsed continuing", "partly-implemented");
        case("implemented not-reported", "partly-implemented");
        case("partly-implemented not-reported", "partly-implemented");
        case("in-progress not-reported", "in-progress");
        case("not-started not-reported", "not-reported");
        case("dropped not-reported", "not-reported");
        case("on-hold not-started", "on-hold");
        case("not-started dropped", "not-started");
        case("not-started continuing", "not-started");
        case("continuing superseded", "continuing");
        case("superseded not-applicable", "superseded");
        case("not-applicable not-applicable", "not-applicable");
        assert_eq!(status(&[]), None);
    }

    #[test]
    fn the_lowest_assurance_among_the_claims_is_the_assurance_of_the_whole() {
        let of = |list: &[Part]| assurance(list);
        assert_eq!(
            of(&[(Status::Implemented, Assurance::Confirmed), (Status::NotReported, Assurance::None)]),
            Assurance::Confirmed
        );
        assert_eq!(
            of(&[(Status::Implemented, Assurance::Confirmed), (Status::PartlyImplemented, Assurance::None)]),
            Assurance::None
        );
        assert_eq!(
            of(&[(Status::Implemented, Assurance::Confirmed), (Status::InProgress, Assurance::Queried)]),
            Assurance::Queried
        );
        assert_eq!(of(&[(Status::InProgress, Assurance::Documented)]), Assurance::None);
    }

    fn some_parts() -> impl Strategy<Value = Vec<Part>> {
        let part = (select(Status::ALL), select(Assurance::ALL));
        proptest::collection::vec(part, 1..8)
    }

    proptest! {
        #[test]
        fn any_order_of_parts_gives_the_same(
            (list, shuffled) in some_parts().prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle()))
        ) {
            prop_assert_eq!(status(&list), status(&shuffled));
            prop_assert_eq!(assurance(&list), assurance(&shuffled));
        }

        #[test]
        fn what_is_set_aside_never_counts_while_work_remains(mut list in some_parts(), aside in select(&[Status::Superseded, Status::NotApplicable][..])) {
            let has_rest = list.iter().any(|&(status, _)| !super::is_set_aside(status));
            let before = status(&list);
            list.push((aside, Assurance::None));
            if has_rest {
                prop_assert_eq!(status(&list), before);
            }
        }
    }
}
