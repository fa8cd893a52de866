//! The owner of a return, and whether that is certain.

use chrono::{DateTime, Utc};

use super::How;
use crate::error::{Error, Result};
use crate::model::id::{OwnerId, RoundId};
use crate::model::returned::Told;
use crate::model::round::{Asked, Round};
use crate::model::vocabulary::Lang;
use crate::round::filled::{Filled, FilledRow, key};
use crate::store::Change;

/// The owner of a return, and the questions to that owner.
pub(super) struct Theirs {
    pub(super) owner: OwnerId,
    pub(super) code: String,
    pub(super) asked: Vec<Asked>,
    pub(super) packed_at: DateTime<Utc>,
    pub(super) lang: Lang,
}

impl Theirs {
    /// The question that a row answers.
    pub(super) fn question(&self, row: &FilledRow) -> Option<&Asked> {
        let is_it = |asked: &&Asked| asked.references().any(|reference| key(reference.as_str()) == key(&row.reference));
        self.asked.iter().find(is_it)
    }
}

/// The owner of a return; the inner error says why it is uncertain.
pub(super) fn identify(
    change: &Change<'_>,
    round: &Round,
    filled: &Filled,
    how: &How<'_>,
) -> Result<std::result::Result<Theirs, Told>> {
    let identity = &filled.identity;
    if let Some(other) = identity.round.as_ref().filter(|name| key(name) != key(&round.reference)) {
        return Ok(Err(Told::OtherRound { said: other.clone(), asked: round.reference.clone() }));
    }
    let named = match &identity.owner {
        Some(name) => match change.find_owner(name) {
            Ok(owner) => Some(owner),
            Err(Error::NoOwner { .. } | Error::SeveralOwners { .. }) => {
                return Ok(Err(Told::NoSuchOwner(name.clone())));
            }
            Err(error) => return Err(error),
        },
        None => None,
    };
    if let Some(owner) = named {
        let is_sealed = identity.seal.as_deref() == Some(change.owner_seal(how.round, owner)?.as_str());
        let is_vouched_for = how.owner == Some(owner);
        if !is_sealed && !is_vouched_for {
            return Ok(Err(Told::SealBroken(identity.owner.clone().unwrap_or_default())));
        }
        if let Some(said) = how.owner.filter(|said| *said != owner) {
            let said = change.asked(how.round, Some(said))?.first().map(|asked| asked.code.clone()).unwrap_or_default();
            return Ok(Err(Told::SheetOf { named: identity.owner.clone().unwrap_or_default(), said }));
        }
    }
    let Some(owner) = named.or(how.owner) else {
        return Ok(Err(Told::NamesNoOwner));
    };
    let asked = change.asked(how.round, Some(owner))?;
    let Some(first) = asked.first() else {
        return Ok(Err(Told::OwnerNotAsked { round: round.reference.clone() }));
    };
    let code = first.code.clone();
    // Nothing was packed after the last sheet, whatever a return says; without a sheet, everything recorded since the opening
    // is news to the owner.
    let last = change.last_packed(how.round, owner)?;
    let packed_at = match (identity.packed_at, last) {
        (Some(said), Some(last)) => said.min(last),
        (None, Some(last)) => last,
        (_, None) => opened_at(round),
    };
    let lang = match identity.lang {
        Some(lang) => lang,
        None => change.language_of(owner)?,
    };
    Ok(Ok(Theirs { owner, code, asked, packed_at, lang }))
}

/// What a waiting return, kept at `kept_at`, was answering: the first sheet, as it no longer says which one it was.
pub(super) fn shown_at(change: &Change<'_>, round: RoundId, owner: OwnerId, kept_at: DateTime<Utc>) -> Result<DateTime<Utc>> {
    match change.first_packed(round, owner)?.filter(|packed_at| *packed_at <= kept_at) {
        Some(packed_at) => Ok(packed_at),
        None => Ok(opened_at(&change.round(round)?)),
    }
}

/// The beginning of the day on which the round was opened.
fn opened_at(round: &Round) -> DateTime<Utc> {
    round.opened_on.and_hms_opt(0, 0, 0).map_or(DateTime::UNIX_EPOCH, |midnight| midnight.and_utc())
}
