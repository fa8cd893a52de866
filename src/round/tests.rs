//! Whatever cells are changed in a return, only permitted changes reach the register, exactly as in the preview.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use serde_json::Value;

use super::filled::{Manner, read};
use super::ingest::{How, Outcome, Resolve, place};
use super::sheet::{Sheet, csv, rows};
use crate::model::id::{OwnerId, RoundId};
use crate::model::reference::Ref;
use crate::model::returned::{Told, Verdict};
use crate::model::vocabulary::{Channel, Kind, Lang, ReturnState, Status, Vocabulary};
use crate::store::{Change, Extent, Filter, Keep, Log, NewComponent, NewRound, Persons, Register};
use crate::testing::{TODAY, author, cases, day, folder, midsa};

/// The MIDSA record with a round in which an owner is asked about every kind of item, and its sheet.
struct Office {
    register: Register,
    round: RoundId,
    owner: OwnerId,
    sheet: Vec<Vec<String>>,
    _folder: tempfile::TempDir,
}

fn office() -> Office {
    office_of("SAMP")
}

fn office_of(code: &str) -> Office {
    let (folder, mut register) = midsa();
    let owner = register.find_owner(code).expect("there");
    let new = NewRound {
        reference: Ref::new("2026-H2").expect("a reference"),
        meeting: None,
        closes_on: day("2026-12-31"),
        filter: Filter { kinds: Kind::followed_up(), ..Filter::default() },
    };
    let (round, bytes) = register
        .change(&author("told"), Keep::Commit, |change| {
            let round = change.open_round(&new)?.id;
            let packed_at = change.note_letter(round, owner, 0)?;
            let asked = change.asked(round, Some(owner))?;
            let rows = rows(change, round, owner, packed_at, &asked.iter().collect::<Vec<_>>(), Lang::Fr)?;
            let sheet = Sheet {
                round: "2026-H2".to_owned(),
                owner: code.to_owned(),
                owner_name: code.to_owned(),
                lang: Lang::Fr,
                closes_on: new.closes_on,
                made_on: change.today(),
                packed_at,
                seal: change.owner_seal(round, owner)?,
                rows,
            };
            Ok((round, csv::bytes(&sheet)?))
        })
        .expect("opened and packed");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let sheet = reader.records().map(|record| record.expect("a row").iter().map(str::to_owned).collect()).collect();
    Office { register, round, owner, sheet, _folder: folder }
}

/// Every row of every section except the log, by section.
fn everything(register: &Register) -> BTreeMap<&'static str, Vec<Value>> {
    let extent = Extent { persons: Persons::Named, log: Log::Without };
    let mut all = BTreeMap::new();
    for name in extent.sections() {
        let mut rows = Vec::new();
        let mut push = |row: &Value| {
            rows.push(row.clone());
            Ok(())
        };
        register.section(name, extent, &mut push).expect("read");
        all.insert(name, rows);
    }
    all
}

fn write(path: &Path, sheet: &[Vec<String>]) {
    let mut writer = ::csv::WriterBuilder::new().flexible(false).from_path(path).expect("a file");
    for row in sheet {
        writer.write_record(row).expect("written");
    }
    writer.flush().expect("written");
}

/// The position of the status in a row of a sheet; the reference is the first.
const STATUS: usize = 5;

/// Reads the returned sheet and applies it.
fn placed(office: &mut Office) -> Vec<Outcome> {
    let folder = folder();
    let path = folder.path().join("returned.csv");
    write(&path, &office.sheet);
    let filled = read(&path, &Manner { today: TODAY, order: None, encoding: None }).expect("read");
    let how = how(office.round);
    office.register.change(&author("told"), Keep::Commit, |change| place(change, &filled, &how)).expect("placed")
}

fn how(round: RoundId) -> How<'static> {
    How {
        round,
        owner: None,
        state: ReturnState::Recorded,
        received_on: TODAY,
        channel: Channel::Return,
        reported_by: None,
        evidence: &[],
        resolve: Resolve::LeaveAlone,
    }
}

#[test]
fn an_item_that_was_split_since_is_refused_by_its_row() {
    let mut office = office();
    let asked = office.register.asked(office.round, Some(office.owner)).expect("read").remove(0);
    let part = |text: &str| NewComponent { title: text.to_owned(), text: text.to_owned() };
    let into = [part("one"), part("two")];
    let split = |change: &mut Change<'_>| change.split(asked.recommendation, &into, None);
    office.register.change(&author("told"), Keep::Commit, split).expect("split");
    let row = office.sheet.iter_mut().find(|row| row[0] == asked.reference.to_string());
    row.expect("a row of the sheet")[STATUS] = "in-progress".to_owned();
    let outcomes = placed(&mut office);
    assert_eq!(outcomes[0].verdict, Verdict::Refused, "{outcomes:?}");
    assert!(matches!(outcomes[0].told[0].1, Told::RolledUp { .. }), "{outcomes:?}");
}

/// The outcomes of a sheet that was answered in two rows, after `change` was made to these.
fn placed_after(change: impl FnOnce(&mut [Vec<String>])) -> Vec<Outcome> {
    let mut office = office_of("IOM");
    for row in &mut office.sheet[1..3] {
        row[STATUS] = "in-progress".to_owned();
    }
    change(&mut office.sheet[1..3]);
    placed(&mut office)
}

#[test]
fn an_answer_is_not_taken_where_its_reference_and_its_text_belong_to_different_items() {
    let swap = |rows: &mut [Vec<String>], column: usize| {
        let (first, second) = rows.split_at_mut(1);
        std::mem::swap(&mut first[0][column], &mut second[0][column]);
    };
    let outcomes = placed_after(|rows| swap(rows, 0));
    let is_told = |one: &Outcome| matches!(one.told[0].1, Told::ReferenceOverwritten);
    assert!(outcomes.iter().all(|one| one.verdict == Verdict::Refused && is_told(one)), "{outcomes:?}");
    let outcomes = placed_after(|rows| swap(rows, 1));
    let is_told = |one: &Outcome| one.told[0].0.is_some() && matches!(one.told[0].1, Told::TextOf { .. });
    assert!(outcomes.iter().all(|one| one.verdict == Verdict::Refused && is_told(one)), "{outcomes:?}");
    // Words of one's own over the text leave no doubt.
    let outcomes = placed_after(|rows| rows[0][1] = "As we agreed".to_owned());
    assert!(outcomes.iter().all(|one| one.verdict == Verdict::Recorded), "{outcomes:?}");
}

#[test]
fn a_row_whose_hidden_part_was_changed_is_refused() {
    for lock in ["", "0 0 0 0", "implemented", "in-progress"] {
        let outcomes = placed_after(|rows| {
            let known = rows[0].pop().expect("the lock");
            let rest = known.split_once(' ').map(|(_, rest)| rest).expect("a status");
            let is_status = Status::from_word(lock).is_some();
            rows[0].push(if is_status { format!("{lock} {rest}") } else { lock.to_owned() });
        });
        let verdicts: Vec<Verdict> = outcomes.iter().map(|one| one.verdict).collect();
        assert_eq!(verdicts, [Verdict::Refused, Verdict::Recorded], "{lock} {outcomes:?}");
        assert_eq!(outcomes[0].told, [(None, Told::RowChanged)]);
    }
}

/// Texts that people may write into a cell.
fn cell() -> impl Strategy<Value = String> {
    let words = [
        "",
        "no change",
        "en cours",
        "IMPLEMENTED",
        "suspensa",
        "partly-implemented",
        "superseded",
        "lapsed",
        "2026-10-31",
        "31/12/2025",
        "03/04/2026",
        "2099-01-01",
        "funding",
        "https://example.org/a",
        "SAMP",
        "ZMB",
        "MRU-2006-04",
        "WDH-2010-02",
        "MRU-2006-02a",
        "=1+1",
        "a note\nof two lines",
        "2026-H1",
        "30 June 2027",
    ];
    proptest::prop_oneof![select(words.to_vec()).prop_map(str::to_owned), any::<String>()]
}

/// Mostly one to fill: what changes the hidden part has the whole file refused.
fn column() -> impl Strategy<Value = usize> {
    proptest::prop_oneof![6 => STATUS..12, 1 => 0usize..17]
}

proptest! {
    #![proptest_config(cases(32))]
    #[test]
    fn only_permitted_cells_change_the_register_and_as_the_preview_said(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), column(), cell()), 0..7),
        answers in proptest::collection::vec((any::<proptest::sample::Index>(), select(Status::ALL.to_vec())), 1..4),
    ) {
        let Office { mut register, round, owner, mut sheet, _folder } = office();
        let n_rows = sheet.len() - 1;
        for (row, column, text) in changes {
            // A text file has no NUL.
            sheet[1 + row.index(n_rows)][column] = text.replace('\0', "");
        }
        // Rows with any status, and the note that it may require.
        for (row, status) in answers {
            let row = &mut sheet[1 + row.index(n_rows)];
            row[STATUS] = status.to_string();
            row[STATUS + 1] = "What was done".to_owned();
        }
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("returned.csv");
        write(&path, &sheet);
        let manner = Manner { today: TODAY, order: None, encoding: None };
        let Ok(filled) = read(&path, &manner) else { return Ok(()) };
        let how = how(round);

        let before = everything(&register);
        let preview = register.change(&author("told"), Keep::DryRun, |change| place(change, &filled, &how)).expect("a preview");
        prop_assert_eq!(&everything(&register), &before, "a preview changed something");
        let done = register.change(&author("told"), Keep::Commit, |change| place(change, &filled, &how)).expect("recorded");
        let verdicts = |outcomes: &[Outcome]| outcomes.to_vec();
        prop_assert_eq!(verdicts(&preview), verdicts(&done));

        let after = everything(&register);
        let asked: Vec<String> =
            register.asked(round, Some(owner)).expect("read").iter().map(|one| one.reference.to_string()).collect();
        for (section, rows) in &after {
            let known = &before[section];
            match *section {
                "follow_ups" => {
                    prop_assert_eq!(&rows[..known.len()], &known[..]);
                    for new in &rows[known.len()..] {
                        prop_assert!(asked.iter().any(|one| new["ref"] == one.as_str()), "{}", new);
                        for key in ["assurance", "response", "due", "dispute", "settlement", "decided_by", "successor"] {
                            prop_assert!(new.get(key).is_none(), "{} {}", key, new);
                        }
                        let status = new.get("status").and_then(Value::as_str).and_then(Status::from_word);
                        let is_theirs = !matches!(
                            status,
                            Some(Status::NotReported | Status::Continuing | Status::Superseded | Status::Dropped | Status::Lapsed)
                        );
                        prop_assert!(is_theirs, "{}", new);
                    }
                    let n_recorded = done
                        .iter()
                        .filter(|one| matches!(one.verdict, Verdict::Recorded | Verdict::Unchanged))
                        .count();
                    prop_assert_eq!(rows.len() - known.len(), n_recorded);
                }
                "round_returns" | "round_answers" => prop_assert_eq!(&rows[..known.len()], &known[..]),
                _ => prop_assert_eq!(rows, known, "{}", section),
            }
        }

        // A second time changes nothing.
        let again = register.change(&author("told"), Keep::Commit, |change| place(change, &filled, &how)).expect("read again");
        let is_idle = |verdict| matches!(verdict, Verdict::Same | Verdict::Refused | Verdict::Conflict | Verdict::Older);
        prop_assert!(again.iter().all(|one| is_idle(one.verdict)), "{:?}", again);
        prop_assert_eq!(everything(&register), after);
        drop(fs::remove_file(&path));
    }
}
