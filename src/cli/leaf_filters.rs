//! The flags that say about which leaves a read is: of which meeting, owner, kind and theme.

use super::filters::followed_up;
use super::values::word;
use crate::error::Result;
use crate::model::vocabulary::Kind;
use crate::store::{Filter, Register};

/// The same flag twice means "or", different flags mean "and".
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Filters (the same twice: or; different ones: and)")]
pub struct LeafFilterArguments {
    /// What this meeting adopted: its reference, or its place
    #[arg(long, value_name = "MEETING")]
    meeting: Vec<String>,

    /// What this owner answers for, directly or through a group: its shares, what it leads, or is addressed in where nobody
    /// leads
    #[arg(long, value_name = "OWNER")]
    owner: Vec<String>,

    /// What is of this kind [default: all but proposals and needs]
    #[arg(long, value_parser = word::<Kind>())]
    kind: Vec<Kind>,

    /// What belongs to this theme
    #[arg(long, value_name = "THEME")]
    theme: Vec<String>,
}

impl LeafFilterArguments {
    /// What the flags ask for, with owners and meetings looked up.
    ///
    /// # Errors
    /// An owner or meeting that is not there (3).
    pub fn filter(&self, register: &Register) -> Result<Filter> {
        let mut meetings = Vec::new();
        for name in &self.meeting {
            meetings.extend(register.find_meetings(name)?);
        }
        Ok(Filter {
            meetings,
            owners: self.owner.iter().map(|name| register.find_owner(name)).collect::<Result<_>>()?,
            kinds: if self.kind.is_empty() { followed_up() } else { self.kind.clone() },
            themes: register.find_themes(&self.theme)?,
            ..Filter::default()
        })
    }
}
