//! References of new recommendations, meetings and rounds as they are typed.

use crate::cli::context::Context;
use crate::error::{Error, Result};
use crate::model::reference::{Ref, one_spaced};
use crate::text::Words;

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
