//! The table `focal-points` (section 7), and the same for people, with the gaps between tenures.

use chrono::NaiveDate;

use crate::error::Result;
use crate::model::people::FocalPoint;
use crate::model::period::{Gap, gaps};
use crate::model::vocabulary::Lang;
use crate::report::field;
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, Table, Tone, held};
use crate::text::Words;

type Field = field::Field<FocalPoint>;

/// The columns, in the order of section 7; those of the contact last.
pub const FIELDS: &[Field] = &[
    Field::word("owner", |h| h.owner, |record, _| Cell::Text(record.code.clone())),
    Field::text("name", |h| h.name, |record, _| Cell::text(record.contact.name.as_deref())),
    Field::text("title", |h| h.title, |record, _| Cell::text(record.contact.title.as_deref())),
    Field::one_of::<Lang>("lang", |h| h.lang, |record, frame| frame.word(record.lang)),
    Field::text("theme", |h| h.theme, |record, _| Cell::text(record.theme.as_deref())),
    Field::word("coordinator", |h| h.coordinator, |record, _| Cell::Flag(record.is_coordinator)),
    Field::date("since_on", |h| h.since_on, |record, _| Cell::date(record.period.since)),
    Field::date("until_on", |h| h.until_on, |record, _| Cell::date(record.period.until)),
    Field::text("email", |h| h.email, |record, _| Cell::text(record.contact.email.as_deref())),
    Field::text("phone", |h| h.phone, |record, _| Cell::text(record.contact.phone.as_deref())),
];

/// How many columns are about contacts.
const N_OF_CONTACT: usize = 2;

/// Whether e-mail addresses and phone numbers are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Shown,
    Hidden,
}

/// A row for each tenure, in the order of the source.
pub fn focal_points<'a>(
    source: impl FnOnce(&mut dyn FnMut(FocalPoint) -> Result<()>) -> Result<()> + 'a,
    reach: Reach,
    frame: Frame,
) -> Table<'a> {
    streamed("focal-points", &frame, columns(reach, frame.words), source, move |record| row(record, reach, &frame))
}

/// The columns for a table.
pub fn columns(reach: Reach, words: &Words) -> Vec<Column> {
    field::columns(fields(reach), words)
}

/// The cells of one row, in the order of the columns.
pub fn row(record: &FocalPoint, reach: Reach, frame: &Frame) -> Vec<Cell> {
    field::row(fields(reach), record, frame)
}

fn fields(reach: Reach) -> &'static [Field] {
    match reach {
        Reach::Shown => FIELDS,
        Reach::Hidden => &FIELDS[..FIELDS.len() - N_OF_CONTACT],
    }
}

/// A line of the table for people.
pub enum Line<'f> {
    Tenure(&'f FocalPoint),
    /// A gap of the owner with this code.
    Gap(&'f str, Gap),
}

/// The tenures of one owner and the gaps between them, for people, without the owner's code.
pub(in crate::report) fn of_owner(tenures: &[FocalPoint], frame: &Frame) -> Table<'static> {
    let mut columns = columns_for_people(Reach::Hidden, frame.words);
    columns.remove(0);
    let rows = rows_for_people(&joined(tenures, frame.today), |_| true, Reach::Hidden, frame);
    let rows = rows.into_iter().map(|cells| cells.into_iter().skip(1).collect()).collect();
    Table { name: "focal-points", as_of: frame.today, lang: frame.words.lang, columns, rows: held(rows) }
}

/// The tenures and gaps for which `is_shown` is true, for people. `tenures` must hold all tenures of the owners, sorted by owner.
pub fn for_people(tenures: &[FocalPoint], is_shown: impl Fn(&Line<'_>) -> bool, reach: Reach, frame: &Frame) -> Table<'static> {
    let rows = rows_for_people(tenures, is_shown, reach, frame);
    Table {
        name: "focal-points",
        as_of: frame.today,
        lang: frame.words.lang,
        columns: columns_for_people(reach, frame.words),
        rows: held(rows),
    }
}

/// The tenures, where those of one person that follow on each other and differ only in who coordinates are one, shown as on `day`
/// or, if that is outside it, as in the last of them. `tenures` must be sorted by owner and first day.
pub fn joined(tenures: &[FocalPoint], day: NaiveDate) -> Vec<FocalPoint> {
    let mut joined: Vec<FocalPoint> = Vec::new();
    for one in tenures {
        let continued = joined.iter_mut().find(|before| {
            let is_same = before.owner == one.owner && before.person == one.person;
            is_same && before.theme == one.theme && before.period.until.is_some() && before.period.until == one.period.since
        });
        let Some(before) = continued else {
            joined.push(one.clone());
            continue;
        };
        if !before.period.covers(day) {
            before.is_coordinator = one.is_coordinator;
        }
        before.period.until = one.period.until;
    }
    joined
}

fn rows_for_people(tenures: &[FocalPoint], is_shown: impl Fn(&Line<'_>) -> bool, reach: Reach, frame: &Frame) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for of_owner in tenures.chunk_by(|a, b| a.owner == b.owner) {
        let periods: Vec<_> = of_owner.iter().map(|one| one.period).collect();
        let code = of_owner.first().map_or("", |one| one.code.as_str());
        let gaps = gaps(&periods, frame.today).into_iter().map(|gap| Line::Gap(code, gap));
        let mut lines: Vec<Line<'_>> = of_owner.iter().map(Line::Tenure).chain(gaps).filter(&is_shown).collect();
        lines.sort_by_key(|line| match line {
            Line::Tenure(one) => (one.period.since, !one.is_coordinator),
            Line::Gap(_, gap) => (Some(gap.since), false),
        });
        rows.extend(lines.iter().map(|line| row_for_people(line, reach, frame.words)));
    }
    rows
}

fn columns_for_people(reach: Reach, words: &Words) -> Vec<Column> {
    let h = &words.headings;
    let mut columns = vec![Column::word("owner", h.owner), Column::text("name", h.name), Column::text("lang", h.lang)];
    if reach == Reach::Shown {
        columns.extend([Column::text("email", h.email), Column::text("phone", h.phone)]);
    }
    columns.extend([Column::text("theme", h.theme), Column::date("since_on", h.since_on), Column::date("until_on", h.until_on)]);
    columns
}

fn row_for_people(line: &Line<'_>, reach: Reach, words: &Words) -> Vec<Cell> {
    let texts = &words.owners;
    let (code, name, lang, contact, theme, since, until) = match line {
        Line::Tenure(one) => {
            let name = one.contact.name.as_deref().unwrap_or(texts.forgotten);
            let titled = one.contact.title.as_ref().map_or_else(|| name.to_owned(), |title| format!("{name}, {title}"));
            let coordinator = words.headings.coordinator.to_lowercase();
            let said = if one.is_coordinator { format!("{titled} ({coordinator})") } else { titled };
            let lang = one.lang.map(texts.lang);
            let period = one.period;
            (&one.code[..], Cell::Text(said), lang, Some(&one.contact), one.theme.as_deref(), period.since, period.until)
        }
        Line::Gap(code, Gap { since, until }) => {
            let said = match until {
                Some(until) => {
                    let last = until.pred_opt().unwrap_or(*until);
                    (texts.no_focal_point_between)(&words.day(*since), &words.day(last))
                }
                None => (texts.no_focal_point_since)(&words.day(*since)),
            };
            (*code, Cell::Toned(said, Tone::Warning), None, None, None, None, None)
        }
    };
    let mut cells = vec![Cell::Text(code.to_owned()), name, Cell::text(lang)];
    if reach == Reach::Shown {
        cells.push(Cell::text(contact.and_then(|contact| contact.email.as_deref())));
        cells.push(Cell::text(contact.and_then(|contact| contact.phone.as_deref())));
    }
    cells.extend([Cell::text(theme), Cell::date(since), Cell::date(until)]);
    cells
}

#[cfg(test)]
mod tests {
    use super::{FocalPoint, Line, Reach, columns, for_people, joined, row};
    use crate::model::id::{ContactId, OwnerId};
    use crate::model::people::Contact;
    use crate::model::period::Period;
    use crate::model::vocabulary::Lang;
    use crate::report::samples::{frame, keys};
    use crate::report::table::Cell;
    use crate::testing::day;

    fn tenure(name: Option<&str>, since: &str, until: &str) -> FocalPoint {
        FocalPoint {
            id: 1,
            owner: OwnerId(1),
            code: "ZMB".to_owned(),
            person: ContactId(1),
            contact: Contact { name: name.map(str::to_owned), email: Some("a@example.org".to_owned()), ..Contact::default() },
            lang: Some(Lang::Fr),
            theme: None,
            is_coordinator: true,
            period: Period { since: since.parse().ok(), until: until.parse().ok() },
        }
    }

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        let expected = "owner, name, title, lang, theme, coordinator, since_on, until_on";
        assert_eq!(keys(&columns(Reach::Hidden, frame().words)), expected);
        assert_eq!(keys(&columns(Reach::Shown, frame().words)), format!("{expected}, email, phone"));
        let one = tenure(Some("Ana"), "2020-01-01", "");
        assert!(!row(&one, Reach::Hidden, &frame()).iter().any(|cell| cell.plain().contains('@')));
        assert_eq!(row(&one, Reach::Shown, &frame()).len(), 10);
    }

    #[test]
    fn what_one_person_does_without_a_break_is_one_tenure() {
        let part = |since: &str, until: &str, is_coordinator| FocalPoint { is_coordinator, ..tenure(Some("Ana"), since, until) };
        let other = FocalPoint { person: ContactId(2), ..part("2021-01-01", "", false) };
        let parts = [part("2020-01-01", "2021-01-01", true), other, part("2021-01-01", "2023-01-01", false)];
        let on = |date: &str| {
            let joined = joined(&parts, day(date));
            joined.iter().map(|one| (one.person.0, one.is_coordinator, one.period)).collect::<Vec<_>>()
        };
        let (whole, others) = (part("2020-01-01", "2023-01-01", true).period, parts[1].period);
        assert_eq!(on("2020-12-31"), [(1, true, whole), (2, false, others)]);
        assert_eq!(on("2021-01-01"), [(1, false, whole), (2, false, others)]);
        assert_eq!(on("2025-01-01"), [(1, false, whole), (2, false, others)]);
    }

    #[test]
    fn people_see_gaps_between_the_tenures_and_nobodys_name_of_the_forgotten() {
        let tenures = [tenure(None, "2020-01-01", "2021-01-01"), tenure(Some("Ana"), "2022-01-01", "2024-03-01")];
        let mut names = Vec::new();
        for_people(&tenures, |_| true, Reach::Hidden, &frame())
            .rows
            .each(&mut |cells| {
                names.push(cells[1].plain());
                Ok(())
            })
            .expect("nothing can fail");
        assert_eq!(
            names,
            [
                "[forgotten] (coordinator)",
                "no focal point from 1\u{a0}Jan\u{a0}2021 to 31\u{a0}Dec\u{a0}2021",
                "Ana (coordinator)",
                "no focal point since 1\u{a0}Mar\u{a0}2024"
            ]
        );
        assert_eq!(row(&tenures[0], Reach::Hidden, &frame())[1], Cell::Empty);
        let only_on = |line: &Line<'_>| match line {
            Line::Tenure(one) => one.period.covers(day("2026-11-24")),
            Line::Gap(_, gap) => gap.until.is_none(),
        };
        let mut n = 0;
        for_people(&tenures, only_on, Reach::Hidden, &frame())
            .rows
            .each(&mut |_| {
                n += 1;
                Ok(())
            })
            .expect("nothing can fail");
        assert_eq!(n, 1);
    }
}
