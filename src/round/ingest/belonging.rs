//! Whether a row is as it was packed: its hidden part is ours, and its reference and text belong to the same item.

use super::How;
use super::identity::Theirs;
use crate::error::Result;
use crate::model::returned::Told;
use crate::model::round::Asked;
use crate::model::vocabulary::{Lang, Vocabulary};
use crate::round::filled::{Filled, FilledRow};
use crate::round::sheet::columns::Column;
use crate::round::sheet::lock::is_same_text;
use crate::round::sheet::{Row, instant_text};
use crate::store::Change;

/// How far the hidden part of a row can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seal {
    Intact,
    Broken,
}

/// The status on the sheet when it was packed, if that is certain.
pub(super) fn packed_status<'a>(
    change: &Change<'_>,
    filled: &Filled,
    row: &'a FilledRow,
    theirs: &Theirs,
    how: &How<'_>,
) -> Result<Option<&'a str>> {
    let lock = row.lock.as_ref().map(|lock| lock.status.as_str());
    Ok(if seal(change, filled, row, theirs, how)? == Seal::Intact { lock } else { None })
}

/// Why nothing is taken of the row: the heading of a cell, if any, and the reason.
pub(super) fn fault(
    change: &Change<'_>,
    filled: &Filled,
    row: &FilledRow,
    asked: &Asked,
    theirs: &Theirs,
    how: &How<'_>,
) -> Result<Option<(Option<String>, Told)>> {
    if let Some(reference) = text_of_another(row, asked, theirs) {
        return Ok(Some((Some(filled.headings.of(Column::Reference)), Told::TextOf { reference })));
    }
    // A sheet that no longer says whose it is has no seal, and the officer can vouch for one that does.
    let is_claimed = filled.identity.seal.is_some() && how.owner.is_none();
    let is_broken = is_claimed && seal(change, filled, row, theirs, how)? == Seal::Broken;
    Ok(is_broken.then_some((None, Told::RowChanged)))
}

fn seal(change: &Change<'_>, filled: &Filled, row: &FilledRow, theirs: &Theirs, how: &How<'_>) -> Result<Seal> {
    let (Some(lock), Some(packed_at)) = (&row.lock, filled.identity.packed_at) else { return Ok(Seal::Broken) };
    let expected = change.row_seal(how.round, theirs.owner, &lock.marked(&instant_text(packed_at)))?;
    Ok(if lock.mark == expected { Seal::Intact } else { Seal::Broken })
}

/// The reference of the other item that the text beside this reference belongs to.
fn text_of_another(row: &FilledRow, asked: &Asked, theirs: &Theirs) -> Option<String> {
    let text = row.text.as_deref()?;
    let place = Column::LOCKED.iter().position(|column| *column == Column::Text)?;
    let is_packed = row.lock.as_ref().is_some_and(|lock| lock.is_intact(place, text));
    if is_packed || is_text_of(text, asked) {
        return None;
    }
    let other = theirs.asked.iter().find(|other| is_text_of(text, other))?;
    Some(other.reference.to_string())
}

fn is_text_of(text: &str, asked: &Asked) -> bool {
    Lang::ALL.iter().any(|lang| is_same_text(text, &Row::new(asked, *lang).text))
}
