//! Remarks on a progress table: what it leaves out, and what it counts more than once.

use crate::model::progress::{LeftOut, Progress};
use crate::model::vocabulary::Kind;
use crate::text::Words;

/// The remarks that apply, a line each: what is not counted, restatements, overlapping groups.
pub fn remarks(progress: &Progress, words: &Words) -> Vec<String> {
    let texts = &words.remarks;
    let mut remarks = Vec::new();
    if !progress.left_out.is_empty() {
        remarks.push((texts.not_counted)(&left_out(&progress.left_out, words)));
    }
    if progress.n_restatements > 0 {
        remarks.push((texts.restatements)(progress.n_restatements));
    }
    if progress.groups_overlap {
        remarks.push(texts.groups_overlap.to_owned());
    }
    remarks
}

/// What is left out, with numbers.
pub fn left_out(left_out: &LeftOut, words: &Words) -> Vec<String> {
    let texts = &words.remarks;
    let own = [(left_out.n_requests, Kind::Request), (left_out.n_actions, Kind::Action)];
    let mut counts: Vec<String> = own.into_iter().filter(|(n, _)| *n > 0).map(|(n, kind)| (texts.n_of_kind)(n, kind)).collect();
    let of_others = left_out.of_others.iter().map(|(body, kind, n)| (texts.of_body)(&(texts.n_of_kind)(*n, *kind), body));
    counts.extend(of_others);
    if left_out.n_without_meeting > 0 {
        counts.push((texts.without_meeting)(left_out.n_without_meeting));
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::remarks;
    use crate::model::vocabulary::Lang;
    use crate::report::samples::two_meetings;
    use crate::text::words;

    #[track_caller]
    fn case(lang: Lang, expected: &[&str]) {
        assert_eq!(remarks(&two_meetings(), words(lang)), expected);
    }

    #[test]
    fn a_table_says_what_it_does_not_count() {
        case(
            Lang::En,
            &[
                "not counted: 9 requests, 4 decisions of AU, 1 without a meeting (--all counts them)",
                "1 restatement is not counted",
                "groups overlap: what stands in several is counted in each of them, and once in the total",
            ],
        );
        case(
            Lang::Fr,
            &[
                "non comptés\u{a0}: 9 demandes, 4 décisions (AU), 1 sans réunion (--all les compte)",
                "1 réitération n’est pas comptée",
                "les groupes se recoupent\u{a0}: ce qui figure dans plusieurs est compté dans chacun, et une fois dans le total",
            ],
        );
        case(
            Lang::Pt,
            &[
                "não contados: 9 pedidos, 4 decisões (AU), 1 sem reunião (--all conta-os)",
                "1 reiteração não é contada",
                "os grupos sobrepõem-se: o que figura em vários é contado em cada um deles, e uma vez no total",
            ],
        );
    }

    #[test]
    fn a_table_that_counts_all_once_says_nothing() {
        let mut progress = two_meetings();
        progress.left_out = super::LeftOut::default();
        progress.groups_overlap = false;
        progress.n_restatements = 0;
        assert!(remarks(&progress, words(Lang::En)).is_empty());
    }
}
