//! `midsa rec link`.

use crate::cli::context::Context;
use crate::cli::texts::text_or_stdin;
use crate::cli::values::word;
use crate::cli::writing::{WriteArguments, tell};
use crate::model::vocabulary::{Basis, RelationKind};
use crate::store::{NewRelation, StatusPlace};
use crate::text::as_argument;

/// Record a relation between two recommendations
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa rec link WDH-2010-01 takes-up MRU-2006-02a --basis stated --passage \"as recommended in Mauritius\"
  midsa rec link WDH-2010-03 supersedes WDH-2006-02
  midsa rec link WDH-2010-02 supports MRU-2006-03 --dry-run")]
pub struct Arguments {
    /// The recommendation that has the relation; the newer one of a restatement
    #[arg(value_name = "REF")]
    reference: String,

    /// Its relation to the other
    #[arg(value_name = "KIND", value_parser = word::<RelationKind>())]
    kind: RelationKind,

    /// The other recommendation
    #[arg(value_name = "OTHER")]
    other: String,

    /// Whether a source states it or we read it so [default: editorial]
    #[arg(long, value_parser = word::<Basis>())]
    basis: Option<Basis>,

    /// The words it rests on
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    passage: Option<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Links them and prints what changes because of it.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let passage = arguments.passage.as_deref().map(|text| text_or_stdin("passage", text)).transpose()?;
    let mut register = context.open_to_change()?;
    let basis = arguments.basis.unwrap_or(Basis::Editorial);
    let new = NewRelation {
        from: register.find_recommendation(&arguments.reference)?,
        kind: arguments.kind,
        target: register.find_recommendation(&arguments.other)?,
        basis,
        passage,
    };
    let words = context.words(&register.settings()?);
    let ((from, target, linked), changed) =
        register.change_telling(&arguments.writing.author(context), arguments.writing.keep(), |change| {
            let linked = change.link(&new)?;
            Ok((change.reference_of(new.from)?, change.reference_of(new.target)?, linked))
        })?;
    tell(&changed, words, context)?;
    if new.kind == RelationKind::Reiterates {
        context.note(&(words.notes.restates)(&from, &target));
    }
    match linked.n_shares_set_aside {
        0 => {}
        n => context.note(&(words.notes.set_aside)(n, &from)),
    }
    if new.kind == RelationKind::Supersedes && !linked.target_places.is_empty() {
        let closing = closing(&linked.target_places, &from);
        context.note(&(words.notes.still_open)(&target, (words.labels.status)(linked.target_status), &closing));
    }
    arguments.writing.remind(context);
    Ok(())
}

/// The commands that record at these places that `by` replaced them: of those that are tracked for each owner, of all others.
fn closing(places: &[StatusPlace], by: &str) -> Vec<String> {
    let command = |is_each: bool| {
        let of_kind = places.iter().filter(|place| place.is_each == is_each);
        let references: Vec<String> = of_kind.map(|place| as_argument(&place.reference)).collect();
        let owner = if is_each { " --owner all" } else { "" };
        let command =
            format!("midsa rec update {}{owner} --status superseded --successor {}", references.join(" "), as_argument(by));
        (!references.is_empty()).then_some(command)
    };
    [true, false].into_iter().filter_map(command).collect()
}

#[cfg(test)]
mod tests {
    use super::{StatusPlace, closing};

    #[test]
    fn what_is_tracked_for_each_owner_is_closed_by_a_command_of_its_own() {
        let place = |reference: &str, is_each| StatusPlace { reference: reference.to_owned(), is_each };
        let places = [place("A-01a", true), place("A-01b", false), place("no ID 10", false)];
        let expected = [
            "midsa rec update A-01a --owner all --status superseded --successor B-01",
            "midsa rec update A-01b \"no ID 10\" --status superseded --successor B-01",
        ];
        assert_eq!(closing(&places, "B-01"), expected);
        assert_eq!(closing(&places[1..2], "B-01").len(), 1);
    }
}
