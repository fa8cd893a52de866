//! The list of owners for people: names in the reader's language, and what they have open.

use crate::error::Result;
use crate::model::record::Owner;
use crate::model::vocabulary::{Lang, OwnerKind};
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, Table, Tone};
use crate::text::Words;

/// A row for each owner, in the order of the source.
pub fn list<'a>(source: impl FnOnce(&mut dyn FnMut(Owner) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    streamed("owners", &frame, columns(frame.words), source, move |record| row(record, frame.words))
}

/// The columns.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    vec![
        Column::word("code", h.code),
        Column::text("name", h.name),
        Column::text("kind", h.kind),
        Column::number("members", h.members),
        Column::number("n_open", h.n_open),
        Column::number("n_overdue", h.n_overdue),
    ]
}

/// The cells of one owner; only groups have a number of members.
pub fn row(record: &Owner, words: &Words) -> Vec<Cell> {
    let n_members = i64::try_from(record.members.len()).unwrap_or(i64::MAX);
    vec![
        Cell::Text(record.code.clone()),
        Cell::Text(own_name(record, words)),
        Cell::Text((words.labels.owner_kind)(record.kind).to_owned()),
        if record.kind == OwnerKind::Group { Cell::Integer(n_members) } else { Cell::Empty },
        Cell::Integer(record.n_open.into()),
        overdue(record.n_overdue),
    ]
}

/// The owner's name in the reader's language; the original name is marked if there is no translation.
pub fn own_name(owner: &Owner, words: &Words) -> String {
    let translated = match words.lang {
        Lang::En => Some(&owner.name),
        Lang::Fr => owner.name_fr.as_ref(),
        Lang::Pt => owner.name_pt.as_ref(),
    };
    translated.map_or_else(|| format!("{} [{}]", owner.name, words.sentences.original), String::clone)
}

/// The owner's name in this language, or its original name.
pub fn name(owner: &Owner, lang: Lang) -> &str {
    name_in(lang, &owner.name, owner.name_fr.as_deref(), owner.name_pt.as_deref())
}

pub(in crate::report) fn name_in<'n>(lang: Lang, name: &'n str, name_fr: Option<&'n str>, name_pt: Option<&'n str>) -> &'n str {
    let translated = match lang {
        Lang::En => None,
        Lang::Fr => name_fr,
        Lang::Pt => name_pt,
    };
    translated.unwrap_or(name)
}

/// The number overdue; above zero in the colour of bad news.
pub(in crate::report) fn overdue(n: u32) -> Cell {
    if n == 0 { Cell::Integer(0) } else { Cell::Toned(n.to_string(), Tone::Bad) }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Owner, OwnerKind, columns, row};
    use crate::model::id::OwnerId;
    use crate::model::vocabulary::Lang;
    use crate::report::samples::{frame, keys};
    use crate::text::words;

    fn owner(code: &str, kind: OwnerKind) -> Owner {
        Owner {
            id: OwnerId(1),
            code: code.to_owned(),
            kind,
            name: "Mozambique".to_owned(),
            name_fr: None,
            name_pt: Some("Moçambique".to_owned()),
            former_names: Vec::new(),
            members: Vec::new(),
            n_open: 3,
            n_overdue: 1,
        }
    }

    #[test]
    fn an_owner_is_named_in_the_readers_language_where_it_has_a_name_there() {
        let name = |lang| row(&owner("MOZ", OwnerKind::State), words(lang))[1].plain();
        assert_eq!([Lang::En, Lang::Fr, Lang::Pt].map(name), ["Mozambique", "Mozambique [original]", "Moçambique"]);
    }

    #[test]
    fn only_a_group_counts_its_members() {
        assert_eq!(keys(&columns(frame().words)), "code, name, kind, members, n_open, n_overdue");
        assert_eq!(row(&owner("MOZ", OwnerKind::State), frame().words)[3], Cell::Empty);
        assert_eq!(row(&owner("SADC", OwnerKind::Group), frame().words)[3], Cell::Integer(0));
    }
}
