//! The matrix as a heat map.

use crate::model::record::Share;
use crate::model::vocabulary::{Status, Vocabulary};
use crate::report::chart::{Chart, HeatMap, Letter, Letters, Picture, Shade, Sign};
use crate::report::lists::recommendation_list::own_title;
use crate::report::pages::matrix::{Row, codes, share_of};
use crate::text::Words;

/// A letter and a shade for each owner's share; the legend has only the statuses that occur.
pub(in crate::report) fn heat_map(rows: &[Row], words: &Words) -> Chart {
    let columns = codes(rows);
    let letter = |share: &Share| {
        let dispute = if share.standing.dispute.is_some() { "†" } else { "" };
        let status = share.standing.status;
        Letter { sign: format!("{}{dispute}", (words.overviews.letter)(status)), shade: Shade::of(status) }
    };
    let drawn = rows.iter().map(|(record, shares)| {
        let n = |shares: usize| u32::try_from(shares).unwrap_or(u32::MAX);
        let n_done = shares.iter().filter(|share| share.standing.status == Status::Implemented).count();
        Letters {
            reference: record.reference.to_string(),
            title: own_title(record, words),
            letters: columns.iter().map(|code| share_of(shares, code).map(letter)).collect(),
            done: format!("{} {}", n(n_done), (words.report.of)(n(shares.len()))),
        }
    });
    let drawn = drawn.collect();
    let n_of = |status: Status| {
        let shares = rows.iter().flat_map(|(_, shares)| shares);
        u32::try_from(shares.filter(|share| share.standing.status == status).count()).unwrap_or(u32::MAX)
    };
    let occurring: Vec<(Status, u32)> =
        Status::ALL.iter().map(|&status| (status, n_of(status))).filter(|(_, n)| *n > 0).collect();
    let said: Vec<String> = occurring.iter().map(|(status, n)| format!("{} {n}", (words.labels.status)(*status))).collect();
    let legend = occurring.iter().map(|&(status, n)| Sign {
        sign: (words.overviews.letter)(status).to_string(),
        label: format!("{} {n}", (words.labels.status)(status)),
        shade: Shade::of(status),
    });
    Chart {
        // The heading above it says the same.
        title: String::new(),
        alternative: format!("{}{}{}", words.pages.heat_map, words.sentences.colon, said.join(", ")),
        picture: Picture::HeatMap(HeatMap { columns, rows: drawn, legend: legend.collect() }),
    }
}
