//! `meeting show`: a meeting, and the progress of what it adopted.

use serde_json::{Map, Value, json};

use crate::model::record::{Meeting, Recommendation};
use crate::report::chart::Chart;
use crate::report::document::{Block, Document};
use crate::report::frame::Frame;
use crate::report::lists::meeting_list::when;
use crate::report::lists::recommendation_list::list;
use crate::report::object::object;
use crate::report::pages::matrix;
use crate::report::pages::remarks::left_out;
use crate::report::pictures;
use crate::report::pictures::heat_map;
use crate::report::table::Cell;
use crate::report::tables::{meetings, recommendations};

/// A meeting with everything it adopted, in the order of the lists.
#[derive(Debug)]
pub struct MeetingPage {
    pub meeting: Meeting,
    pub recommendations: Vec<Recommendation>,
    /// Those of them that are tracked for each owner, with the shares in force.
    pub matrix: Vec<matrix::Row>,
}

/// For people: one meeting, or several held at the same place, one after the other.
pub fn pages(pages: Vec<MeetingPage>, frame: &Frame) -> Document<'static> {
    let mut pages = pages.into_iter().map(|one| page(one, frame));
    let first = pages.next();
    let blank = || Document { title: String::new(), lang: frame.words.lang, blocks: Vec::new() };
    pages.fold(first.unwrap_or_else(blank), |mut whole, Document { title, blocks, .. }| {
        whole.blocks.push(Block::Heading(title));
        whole.blocks.extend(blocks);
        whole
    })
}

/// For people: place and days, progress, the items; proposals and needs last.
fn page(page: MeetingPage, frame: &Frame) -> Document<'static> {
    let MeetingPage { meeting, recommendations, matrix } = page;
    let (words, h, counts) = (frame.words, &frame.words.headings, &meeting.counts);
    let is_counted = counts.n_total() > 0;
    let how_far = is_counted.then(|| words.how_far(counts, words.sentences.n_of_implemented));
    let left_out = left_out(&meeting.left_out, words);
    let said = how_far.clone().into_iter().chain((!left_out.is_empty()).then(|| (words.remarks.left_out)(&left_out)));
    let restated = (meeting.n_restatements > 0).then(|| (words.remarks.restatements)(meeting.n_restatements));
    let said = said.chain(restated).collect::<Vec<_>>().join(words.sentences.semicolon);
    let facts = [
        (h.kind, Cell::Text((words.labels.meeting_kind)(meeting.kind).to_owned())),
        (h.body, Cell::Text(meeting.body.clone())),
        (h.when, Cell::Text(when(&meeting, words))),
        (h.place, Cell::text(meeting.place.as_deref())),
        (h.country, Cell::text(meeting.country.as_deref().map(|code| words.country(code)))),
        (h.source, Cell::text(meeting.source.as_deref())),
        (h.progress, Cell::text((!said.is_empty()).then_some(said))),
    ];
    let facts = facts.into_iter().filter(|(_, cell)| *cell != Cell::Empty).map(|(name, cell)| (name.to_owned(), cell));
    let mut blocks = vec![Block::Fields(facts.collect())];
    blocks.extend(how_far.map(|said| pictures::bar("", said, counts, words)));
    let (background, followed_up): (Vec<_>, Vec<_>) = recommendations.into_iter().partition(|record| record.kind.is_background());
    // In formats without pictures, the list has the counts.
    let drawn = (!matrix.is_empty()).then(|| Chart { title: words.pages.heat_map.to_owned(), ..heat_map(&matrix, words) });
    for (heading, records, drawn) in [(h.n_recommendations, followed_up, drawn), (words.sections.background, background, None)] {
        if !records.is_empty() {
            let table = list(move |push| records.into_iter().try_for_each(push), *frame);
            blocks.extend([Block::Heading(heading.to_owned()), Block::Table(table)]);
        }
        blocks.extend(drawn.map(Block::Chart));
    }
    Document { title: format!("{}  {}", meeting.reference, meeting.title), lang: frame.words.lang, blocks }
}

/// One object: the meeting as in its table, and its recommendations.
pub fn meeting_json(page: &MeetingPage, frame: &Frame) -> Value {
    let MeetingPage { meeting, recommendations: records, .. } = page;
    let mut fields: Map<String, Value> = Map::new();
    if let Value::Object(columns) = object(&meetings::columns(frame.words), &meetings::row(meeting, frame)) {
        fields.extend(columns);
    }
    let columns = recommendations::columns(frame.words);
    let records = records.iter().map(|record| object(&columns, &recommendations::row(record, frame)));
    json!({
        "schema_version": 1,
        "table": "meeting",
        "as_of": frame.today.to_string(),
        "meeting": fields,
        "recommendations": records.collect::<Vec<Value>>(),
    })
}

/// The number of internal notes in the object.
pub fn n_internal_notes(page: &MeetingPage, frame: &Frame) -> u32 {
    frame.n_internal(&[], page.recommendations.iter().map(|record| &record.standing))
}

#[cfg(test)]
mod tests {
    use super::{Block, Meeting, MeetingPage, meeting_json, page, pages};
    use crate::model::progress::{Counts, LeftOut};
    use crate::model::vocabulary::Kind;
    use crate::report::samples::{field, frame, headings, meeting, mou, recommendation, share};

    fn sample() -> MeetingPage {
        let mut need = recommendation("MRU-2006-N01", None);
        need.kind = Kind::Need;
        let left_out = LeftOut { n_requests: 2, ..LeftOut::default() };
        let meeting = Meeting { left_out, n_restatements: 1, ..meeting() };
        MeetingPage { meeting, recommendations: vec![mou(), need], matrix: Vec::new() }
    }

    #[test]
    fn several_meetings_make_one_document() {
        let alone = page(sample(), &frame());
        let (title, n_blocks) = (alone.title, alone.blocks.len());
        let both = pages(vec![sample(), sample()], &frame());
        assert_eq!((both.title.as_str(), both.blocks.len()), (title.as_str(), 2 * n_blocks + 1));
        assert!(matches!(&both.blocks[n_blocks], Block::Heading(heading) if *heading == title));
    }

    #[test]
    fn a_page_shows_when_how_far_and_what_it_adopted() {
        let shown = page(sample(), &frame());
        assert_eq!(shown.title, "MRU-2006  Workshop on Irregular Migration");
        assert_eq!(field(&shown, "When"), "11–13 October 2006");
        let expected = "1 of 4 implemented; not counted: 2 requests; 1 restatement is not counted";
        assert_eq!(field(&shown, "Progress"), expected);
        assert_eq!(headings(&shown), ["Recommendations", "Background: proposals and needs"]);
    }

    #[test]
    fn what_is_tracked_for_each_owner_is_drawn_behind_the_list() {
        let tracked = (recommendation("MRU-2006-02a", None), vec![share("ZMB"), share("MOZ")]);
        let shown = page(MeetingPage { matrix: vec![tracked], ..sample() }, &frame());
        let mut charts = shown.blocks.iter().filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None });
        let chart = charts.next_back().expect("a picture");
        assert_eq!(chart.alternative, "What each owner reported: no information received 2");
    }

    #[test]
    fn a_meeting_that_adopted_nothing_has_no_bar() {
        let meeting = Meeting { counts: Counts::default(), ..meeting() };
        let empty = MeetingPage { meeting, recommendations: Vec::new(), matrix: Vec::new() };
        let shown = page(empty, &frame());
        assert_eq!((field(&shown, "Progress").as_str(), shown.blocks.len()), ("", 1));
    }

    #[test]
    fn the_object_holds_the_meeting_and_its_recommendations() {
        let mut sample = sample();
        sample.meeting.is_cancelled = true;
        let json = meeting_json(&sample, &frame());
        assert_eq!((&json["table"], &json["meeting"]["ref"]), (&"meeting".into(), &"MRU-2006".into()));
        assert_eq!(json["meeting"]["cancelled"], true);
        assert_eq!(json["recommendations"][0]["ref"], "MRU-2006-03");
        assert_eq!(json["recommendations"][1]["kind"], "need");
    }
}
