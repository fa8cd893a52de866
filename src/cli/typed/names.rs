//! Names as they are typed: owners on a recommendation (`ZMB`, `SADC-SECRETARIAT:counterparty`), and references of what is new.

use crate::cli::context::Context;
use crate::error::{Error, Result};
use crate::model::id::OwnerId;
use crate::model::reference::{Ref, one_spaced};
use crate::model::vocabulary::{Role, Vocabulary};
use crate::store::{Reassignment, Register};
use crate::text::Words;

/// The owner and the role behind its colon, if there is one.
///
/// # Errors
/// A role that is none (2), an owner that is not there (3).
pub fn owner_typed(register: &Register, text: &str) -> Result<Reassignment> {
    let Some((name, role)) = text.rsplit_once(':') else {
        return Ok(Reassignment { owner: register.find_owner(text)?, role: None });
    };
    let known: Vec<&'static str> = Role::ALL.iter().map(|role| role.as_str()).collect();
    let role = Role::from_word(role.trim()).ok_or_else(|| Error::Usage {
        message: format!("`{}` is not a role of an owner", role.trim()),
        hint: crate::error::nearest_known(role.trim(), &known),
    })?;
    Ok(Reassignment { owner: register.find_owner(name)?, role: Some(role) })
}

/// The owners with their roles, lead by default; one that is named twice in the same role is taken once.
///
/// # Errors
/// As `owner_typed`; one owner with two roles (2).
pub fn owners_typed(register: &Register, texts: &[String]) -> Result<Vec<(OwnerId, Role)>> {
    let mut owners: Vec<(OwnerId, Role)> = Vec::new();
    for text in texts {
        let Reassignment { owner, role } = owner_typed(register, text)?;
        let role = role.unwrap_or(Role::Lead);
        match owners.iter().find(|(known, _)| *known == owner) {
            None => owners.push((owner, role)),
            Some((_, known)) if *known == role => {}
            Some((_, known)) => {
                return Err(Error::Usage {
                    message: format!("`{text}` is named as {known} too"),
                    hint: "give each owner one role".to_owned(),
                });
            }
        }
    }
    Ok(owners)
}

/// The reference, with one space for each run of them; a note says so.
///
/// # Errors
/// It can't be a reference (2).
pub fn new_reference(text: &str, words: &Words, context: &Context) -> Result<Ref> {
    let folded = one_spaced(text);
    let reference = Ref::new(&folded).map_err(|why| Error::Reference { text: text.to_owned(), why })?;
    if folded != text.trim() {
        context.note(words.importing.reference_folded);
    }
    Ok(reference)
}
