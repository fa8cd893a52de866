//! Returns that are read in one command. Nothing says which of two returns of one owner is the newer, so what each answers
//! otherwise is refused in both.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::model::id::OwnerId;
use crate::model::returned::Told;
use crate::model::round::Answer;
use crate::round::filled::{Filled, FilledRow, key};
use crate::store::Change;

/// Adds a fault to each row that another return of the same owner contradicts; each comes with its owner by the officer's word.
///
/// # Errors
/// The officer reports nothing new for an owner, and there is a return of it too.
pub fn refuse_contradictions(change: &Change<'_>, returned: &mut [(Filled, Option<OwnerId>)]) -> Result<()> {
    let mut answers: BTreeMap<(OwnerId, String), Vec<Given>> = BTreeMap::new();
    for (file, one) in returned.iter().enumerate() {
        let Some(owner) = owner_of(change, one)? else { continue };
        if one.0.rows.is_empty() && one.0.is_nil {
            refuse_beside_nil(change, owner, returned)?;
        }
        for (row, filled) in one.0.rows.iter().enumerate() {
            if let Some(answer) = answer_of(filled, one.0.is_nil) {
                answers.entry((owner, key(&filled.reference))).or_default().push(Given { file, row, answer });
            }
        }
    }
    for given in answers.into_values() {
        for one in &given {
            let other = given.iter().find(|other| other.file != one.file && other.answer != one.answer);
            let Some(other) = other else { continue };
            let (file, row) = (returned[other.file].0.file.clone(), returned[other.file].0.rows[other.row].number);
            returned[one.file].0.rows[one.row].faults.push((None, Told::OtherwiseIn { file, row }));
        }
    }
    Ok(())
}

/// An answer and its place.
struct Given {
    file: usize,
    row: usize,
    answer: Answer,
}

/// What the row answers: where the return says that nothing is new, a blank is an answer.
fn answer_of(row: &FilledRow, is_nil: bool) -> Option<Answer> {
    if row.reference.is_empty() || row.is_torn() {
        return None;
    }
    if row.answer.is_blank() {
        return is_nil.then(|| Answer { is_unchanged: true, ..Answer::default() });
    }
    Some(row.answer.clone())
}

fn refuse_beside_nil(change: &Change<'_>, owner: OwnerId, returned: &[(Filled, Option<OwnerId>)]) -> Result<()> {
    for one in returned.iter().filter(|(filled, _)| !filled.rows.is_empty()) {
        if owner_of(change, one)? == Some(owner) {
            return Err(Error::Usage {
                message: format!("`{}` is a return of the owner for which --nil reports nothing new", one.0.file),
                hint: "give one of the two".to_owned(),
            });
        }
    }
    Ok(())
}

/// By the officer's word, or by the file's; `None` if neither names one.
fn owner_of(change: &Change<'_>, (filled, said): &(Filled, Option<OwnerId>)) -> Result<Option<OwnerId>> {
    match (said, &filled.identity.owner) {
        (Some(said), _) => Ok(Some(*said)),
        (None, Some(name)) => match change.find_owner(name) {
            Ok(owner) => Ok(Some(owner)),
            Err(Error::NoOwner { .. } | Error::SeveralOwners { .. }) => Ok(None),
            Err(error) => Err(error),
        },
        (None, None) => Ok(None),
    }
}
