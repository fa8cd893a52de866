//! `midsa init`.

use crate::cli::context::{Context, Saved};
use crate::cli::locks::warn_of_synchroniser;
use crate::cli::writing::WriteArguments;
use crate::import::record;
use crate::platform::Access;
use crate::store::{Keep, Register, Settings, real_path, refuse_occupied};

/// Create the register, with the MIDSA record in it
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa init
  midsa init --empty --db register.db
  midsa init --shared --db /srv/migration/register.db")]
pub struct Arguments {
    /// Create it empty, without the MIDSA record
    #[arg(long)]
    empty: bool,

    /// Let the folder's group of officers read and write it too
    #[arg(long)]
    shared: bool,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Creates it whole or not at all; one that is there is never touched.
///
/// # Errors
/// There is a file of that name (1), or the folder can't be written (1).
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let path = real_path(&context.register()?)?;
    let holds = if arguments.empty { "empty" } else { "with the MIDSA record" };
    if arguments.writing.keep() == Keep::DryRun {
        refuse_occupied(&path)?;
        context.print(&format!("would create {} {holds}", path.display()))?;
        return Ok(());
    }
    let access = if arguments.shared { Access::Group } else { Access::Owner };
    let mut n_recommendations = 0;
    Register::create(&path, access, |register| {
        register.change(&arguments.writing.author(context), Keep::Commit, |change| {
            change.keep_settings(&Settings::default())?;
            if !arguments.empty {
                n_recommendations = record::load(change)?;
            }
            Ok(())
        })
    })?;
    context.saved(Saved::Files);
    let notes = &context.said().notes;
    let shown = path.display().to_string();
    context.print(&if n_recommendations == 0 {
        (notes.created_empty)(&shown)
    } else {
        (notes.created)(&shown, n_recommendations)
    })?;
    if let Some(folder) = path.parent() {
        warn_of_synchroniser(folder, context);
    }
    context.note(if arguments.empty { notes.what_can_be_entered } else { notes.what_was_adopted });
    Ok(())
}
