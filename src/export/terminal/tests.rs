//! The layout of tables for people.

use unicode_width::UnicodeWidthStr;

use super::super::sample::{column, table, text, written};
use super::super::{Format, Style};
use crate::report::table::{Cell, ColumnKind, Table, Tone};
use crate::testing::day;

fn wide(width: u16) -> Style {
    Style { width: Some(width), ..Style::default() }
}

fn drawn(table: Table<'_>, style: &Style) -> String {
    written(table, Format::Table, style)
}

/// A row of `rec list`.
fn row(reference: &str, title: &str, status: &str, health: &str) -> Vec<Cell> {
    let owners = Cell::List(vec!["IOM".to_owned(), "SADC-SEC".to_owned()]);
    let health = Cell::Toned(health.to_owned(), Tone::Bad);
    vec![text(reference), text(title), owners, text(status), Cell::Date(day("2006-11-15")), health]
}

fn list(rows: Vec<Vec<Cell>>) -> Table<'static> {
    let columns = vec![
        column("ref", ColumnKind::Word),
        column("recommendation", ColumnKind::Text),
        column("lead", ColumnKind::List),
        column("status", ColumnKind::Word),
        column("due", ColumnKind::Date),
        column("health", ColumnKind::Word),
    ];
    table(columns, rows)
}

fn long_list() -> Table<'static> {
    list(vec![
        row("MRU-2006-02", "Governments should establish focal points", "not-reported", "overdue"),
        row("MRU-2006-02a", "  National focal points in the relevant ministries", "in-progress", "stale"),
    ])
}

#[test]
fn a_table_that_fits_is_as_wide_as_its_cells() {
    let expected = "\
Ref           Recommendation                                      Lead           Status        Due          Health
────────────  ──────────────────────────────────────────────────  ─────────────  ────────────  ───────────  ───────
MRU-2006-02   Governments should establish focal points           IOM, SADC-SEC  not-reported  15 Nov 2006  overdue
MRU-2006-02a    National focal points in the relevant ministries  IOM, SADC-SEC  in-progress   15 Nov 2006  stale
";
    assert_eq!(drawn(long_list(), &wide(115)), expected);
    assert_eq!(drawn(long_list(), &Style::default()), expected);
}

#[test]
fn columns_move_below_the_title_before_it_gets_too_narrow() {
    let expected = "\
Ref           Recommendation                           Status        Due
              Lead · Health
────────────  ───────────────────────────────────────  ────────────  ───────────
MRU-2006-02   Governments should establish focal       not-reported  15 Nov 2006
              points
              IOM, SADC-SEC · overdue
MRU-2006-02a    National focal points in the relevant  in-progress   15 Nov 2006
                ministries
                IOM, SADC-SEC · stale
";
    assert_eq!(drawn(long_list(), &wide(80)), expected);
}

#[test]
fn texts_move_first_and_words_from_the_right() {
    let rows = vec![row("MRU-2006-02a", "Governments establish focal points", "partly-implemented", "awaiting-meeting")];
    let expected = "\
Ref           Recommendation                     Status              Due
              Lead · Health
────────────  ─────────────────────────────────  ──────────────────  ───────────
MRU-2006-02a  Governments establish focal        partly-implemented  15 Nov 2006
              points
              IOM, SADC-SEC · awaiting-meeting
";
    assert_eq!(drawn(list(rows), &wide(80)), expected);
}

#[test]
fn many_states_in_a_cell_move_below_the_title_instead_of_one_a_line() {
    let columns = vec![
        column("ref", ColumnKind::Word),
        column("title", ColumnKind::Text),
        column("owner", ColumnKind::Text),
        column("due", ColumnKind::Word),
    ];
    let states = "AGO, BWA, COD, COM, LSO, MDG, MWI, NAM, SWZ, SYC, TZA, ZAF, ZWE";
    let rows = vec![vec![text("VFA-2025-02"), text("National focal points on migration"), text(states), text("31/10")]];
    let expected = "\
Ref          Recommendation                      Due
             Owner
───────────  ──────────────────────────────────  ─────
VFA-2025-02  National focal points on migration  31/10
             AGO, BWA, COD, COM, LSO, MDG, MWI, NAM, SWZ, SYC, TZA, ZAF, ZWE
";
    assert_eq!(drawn(table(columns, rows), &wide(80)).replace("Title         ", "Recommendation"), expected);
}

#[test]
fn at_eighty_columns_an_item_takes_two_or_three_lines() {
    let columns = vec![
        column("ref", ColumnKind::Word),
        column("recommendation", ColumnKind::Text),
        column("lead", ColumnKind::Text),
        column("status", ColumnKind::Text),
        column("due", ColumnKind::Word),
        column("health", ColumnKind::Word),
    ];
    let row = |lead: &str, due: &str, health: &str| {
        let title = "Share and solicit support for the CBMMP within ministries";
        vec![text("MRU-2006-R02a"), text(title), text(lead), text("no information received"), text(due), text(health)]
    };
    let rows = vec![row("(PARTICIPATING-GOVERNMENTS)", "2007-06-30 (+1)", "overdue"), row("MIDSA-STEERING-GROUP", "", "stale")];
    let expected = "\
Ref            Recommendation                           Due              Health
               Lead · Status
─────────────  ───────────────────────────────────────  ───────────────  ───────
MRU-2006-R02a  Share and solicit support for the CBMMP  2007-06-30 (+1)  overdue
               within ministries
               (PARTICIPATING-GOVERNMENTS) · no information received
MRU-2006-R02a  Share and solicit support for the CBMMP                   stale
               within ministries
               MIDSA-STEERING-GROUP · no information received
";
    assert_eq!(drawn(table(columns, rows), &wide(80)), expected);
}

#[test]
fn if_columns_do_not_fit_each_field_has_a_line() {
    let expected = "\
Ref             MRU-2006-02
Recommendation  Governments should
                establish focal
                points
Lead            IOM, SADC-SEC
Status          not-reported
Due             15 Nov 2006
Health          overdue

Ref             MRU-2006-02a
Recommendation  National focal
                points in the
                relevant ministries
Lead            IOM, SADC-SEC
Status          in-progress
Due             15 Nov 2006
Health          stale
";
    assert_eq!(drawn(long_list(), &wide(25)), expected);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in 0..=160 {
        let drawn = drawn(long_list(), &wide(width));
        let widest = drawn.lines().map(UnicodeWidthStr::width).max().expect("lines");
        assert!(widest <= usize::from(width).max(16 + 2 + 20), "{width}:\n{drawn}");
    }
}

#[test]
fn one_long_text_takes_the_remaining_width_and_a_second_moves_below_it() {
    let long = "word ".repeat(60);
    let columns = vec![column("ref", ColumnKind::Word), column("text", ColumnKind::Text), column("note", ColumnKind::Text)];
    let drawn = |second: &str| {
        let rows = vec![vec![text("A-1"), text(&long), text(second)]];
        let drawn = drawn(table(columns.clone(), rows), &wide(80));
        let rule = drawn.lines().find(|line| line.starts_with('─')).expect("a rule").to_owned();
        rule.split("  ").map(UnicodeWidthStr::width).collect::<Vec<_>>()
    };
    assert_eq!(drawn("brief"), [3, 68, 5]);
    assert_eq!(drawn(&long), [3, 75]);
}

#[test]
fn without_a_terminal_nothing_is_cut_or_folded() {
    let title = "การย้ายถิ่น, ".repeat(40) + "移民\nand a second line";
    let drawn = drawn(list(vec![row("A-1", &title, "x", "y")]), &Style::default());
    assert_eq!(drawn.lines().count(), 3);
    assert!(drawn.contains(&title.replace('\n', " ")), "{drawn}");
    assert!(drawn.lines().all(|line| line == line.trim_end()));
}

#[test]
fn control_characters_never_reach_the_terminal() {
    let rows = vec![row("A-1", "\u{1b}]0;title\u{7}\u{202e}\u{9b}2J", "x\ty", "z\rw")];
    for style in [wide(80), wide(20), Style::default()] {
        let drawn = drawn(list(rows.clone()), &style);
        assert!(!drawn.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'), "{drawn:?}");
    }
}

#[test]
fn colour_changes_no_layout() {
    let coloured = Style { colour: true, ..wide(80) };
    let with = drawn(long_list(), &coloured);
    assert!(with.contains("\u{1b}[1m\u{1b}[31moverdue\u{1b}[0m"), "{with:?}");
    let without = with.replace("\u{1b}[0m", "").replace("\u{1b}[1m", "").replace("\u{1b}[31m", "").replace("\u{1b}[2m", "");
    assert_eq!(without, drawn(long_list(), &wide(80)));
}

#[test]
fn an_empty_table_writes_nothing() {
    assert_eq!(drawn(list(Vec::new()), &wide(80)), "");
    assert_eq!(drawn(list(Vec::new()), &Style::default()), "");
}

#[test]
fn rows_after_the_first_thousand_keep_the_layout() {
    let title = "Governments should establish national focal points in the relevant ministries";
    let rows = |n_rows: usize| (0..n_rows).map(|_| row("MRU-2006-02", title, "not-reported", "stale")).collect();
    for style in [wide(80), wide(40), Style::default()] {
        let (one, two) = (drawn(list(rows(1)), &style), drawn(list(rows(2)), &style));
        let each = two.strip_prefix(&one).expect("the second row follows the first");
        for n_rows in [1000, 1002] {
            assert_eq!(drawn(list(rows(n_rows)), &style), one.clone() + &each.repeat(n_rows - 1));
        }
    }
}

#[test]
fn a_longer_word_after_the_first_thousand_rows_is_not_cut() {
    let mut rows = vec![row("A-1", "title", "x", "y"); 1000];
    rows.push(row("MRU-2006-02a", "title", "x", "y"));
    let drawn = drawn(list(rows), &wide(80));
    assert!(drawn.ends_with("\nMRU-2006-02a  title           IOM, SADC-SEC  x       15 Nov 2006  y\n"), "{drawn}");
}

#[test]
fn a_longer_text_after_the_first_thousand_rows_is_folded_only_on_a_terminal() {
    let mut rows = vec![row("A-1", "a title", "x", "y"); 1000];
    rows.push(row("A-1", "a title of more words", "x", "y"));
    let ending = |style: &Style| drawn(list(rows.clone()), style).lines().skip(1002).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(ending(&Style::default()), ["A-1  a title of more words  IOM, SADC-SEC  x       15 Nov 2006  y"]);
    assert_eq!(ending(&wide(80)), ["A-1  a title of      IOM, SADC-SEC  x       15 Nov 2006  y", "     more words"]);
}
