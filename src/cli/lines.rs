//! Prints what a write changed, in the words of `report/changed`.

use crate::cli::context::Context;
use crate::error::Result;
use crate::model::changed::Changed;
use crate::report::changed::lines;
use crate::text::Words;

/// Prints a line for each thing that was changed; gives whether there was one.
///
/// # Errors
/// Standard output can't be written.
pub fn tell(changed: &[Changed], words: &Words, context: &Context) -> Result<bool> {
    let mut is_told = false;
    for line in changed.iter().flat_map(|one| lines(one, words)) {
        context.print(&line)?;
        is_told = true;
    }
    Ok(is_told)
}
