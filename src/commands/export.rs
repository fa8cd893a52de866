//! `midsa export`.

use super::context::Context;
use super::filters::FilterArguments;
use super::progress::CountArguments;
use super::reading::{ReadArguments, Reading};
use crate::error::Result;
use crate::export::Format;
use crate::model::vocabulary::Audience;
use crate::report;
use crate::report::table::Table;
use crate::store::Filter;

/// Write a table of the register, CSV unless told otherwise
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    Recommendations(Filtered),
    Shares(SharesFiltered),
    FollowUps(FollowUpsFiltered),
    Owners(OwnersWhole),
    Meetings(MeetingsWhole),
    Relations(RelationsWhole),
    Progress(Counted),
}
