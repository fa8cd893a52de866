//! Owners as they are typed on a recommendation: `ZMB`, `SADC-SECRETARIAT:counterparty`.

use crate::error::{Error, Result};
use crate::model::id::OwnerId;
use crate::model::vocabulary::{Role, Vocabulary};
use crate::store::{Reassignment, Register};

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
