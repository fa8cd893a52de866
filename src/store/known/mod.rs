//! What an import asks of the register while it changes it.
//!
//! - `content`: what is known under a reference, or with the same content.
//! - `rows`: meetings, owners, tenures, relations and translations.

pub(in crate::store) mod content;
pub(in crate::store) mod rows;
