//! Titles of recommendations and names of owners in the reader's language, for records that hold the original alone. What
//! programs read keeps the original.

use crate::error::Result;
use crate::model::progress::Progress;
use crate::model::record::Dossier;
use crate::model::round::Wish;
use crate::model::translation::ORIGINAL;
use crate::model::vocabulary::{Grouping, Vocabulary};
use crate::report::frame::{Frame, Reader};
use crate::store::Register;

/// Puts each title into the reader's language; one that is not translated is marked as the original.
///
/// # Errors
/// The register can't be read.
pub fn titles(wishes: &mut [Wish], register: &Register, frame: &Frame) -> Result<()> {
    if !is_foreign(frame) {
        return Ok(());
    }
    for wish in wishes {
        wish.title = match register.title_in(&wish.reference, frame.words.lang)? {
            Some(translated) => translated,
            None => format!("{} [{}]", wish.title, frame.words.sentences.original),
        };
    }
    Ok(())
}

/// Puts the names of the owners in it into the reader's language.
///
/// # Errors
/// The register can't be read.
pub fn names(dossier: &mut Dossier, register: &Register, frame: &Frame) -> Result<()> {
    let codes = dossier.recommendation.owners.iter().map(|one| one.code.as_str());
    for (code, name) in codes.zip(&mut dossier.owner_names) {
        put_name(code, name, register, frame)?;
    }
    for share in &mut dossier.shares {
        put_name(&share.code, &mut share.owner_name, register, frame)?;
    }
    Ok(())
}

/// Puts the names of its groups into the reader's language.
///
/// # Errors
/// The register can't be read.
pub fn groups(progress: &mut Progress, grouping: Grouping, register: &Register, frame: &Frame) -> Result<()> {
    for group in &mut progress.groups {
        if frame.reader == Reader::People && group.key == NO_GROUP && group.name.is_empty() {
            let words = frame.words;
            let none = if grouping == Grouping::Owner { words.report.no_owner } else { words.sections.not_stated };
            none.clone_into(&mut group.key);
            continue;
        }
        match grouping {
            Grouping::Owner => put_name(&group.key, &mut group.name, register, frame)?,
            Grouping::Kind | Grouping::Response if frame.reader == Reader::People => {
                if let Some(label) = frame.words.labels.of(grouping.as_str(), &group.key) {
                    label.clone_into(&mut group.key);
                }
            }
            Grouping::Kind | Grouping::Response | Grouping::Meeting | Grouping::Theme | Grouping::Round | Grouping::Year => {}
        }
    }
    Ok(())
}

/// The key of what belongs to no group.
const NO_GROUP: &str = "none";

fn put_name(code: &str, name: &mut String, register: &Register, frame: &Frame) -> Result<()> {
    if is_foreign(frame)
        && let Some(translated) = register.owner_name_in(code, frame.words.lang)?
    {
        *name = translated;
    }
    Ok(())
}

fn is_foreign(frame: &Frame) -> bool {
    frame.reader == Reader::People && frame.words.lang != ORIGINAL
}
