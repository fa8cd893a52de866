//! `midsa rec remove`.

use crate::cli::context::Context;
use crate::cli::lines::print_consequences;
use crate::cli::writing::WriteArguments;

/// Remove a recommendation that nothing depends on; its reference is never used again
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa rec remove WDH-2010-04
  midsa rec remove WDH-2010-04 --dry-run")]
pub struct Arguments {
    /// Its reference; case does not matter
    #[arg(value_name = "REF")]
    reference: String,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Removes it with its follow-ups and says so.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open()?;
    let id = register.find_recommendation(&arguments.reference)?;
    let removed = register.change(&context.author(), arguments.writing.keep(), |change| change.remove(id))?;
    let with = match removed.n_follow_ups {
        0 => String::new(),
        1 => " with 1 follow-up".to_owned(),
        n => format!(" with {n} follow-ups"),
    };
    context.print(&format!("{}: removed{with}: “{}”", removed.reference, removed.title))?;
    print_consequences(&removed.lines, context)?;
    context.note(&format!("the reference {} is never used again; `midsa undo` takes the removal back", removed.reference));
    if let Some(alone) = &removed.alone {
        context.note(&format!("{alone} has no component left, and its own status again"));
    }
    arguments.writing.remind(context);
    Ok(())
}
