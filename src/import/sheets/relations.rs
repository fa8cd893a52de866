//! The table `relations`: a row links two recommendations, or changes the passage of their relation.

use crate::error::Result;
use crate::import::map::cells::Cells;
use crate::import::map::fault::{At, Fault, Stop};
use crate::import::sheets::sheet::{RowPlace, Sheet};
use crate::model::changed::Difference;
use crate::model::plan::Placed;
use crate::model::reference::Ref;
use crate::model::vocabulary::{Basis, RelationKind};
use crate::store::{Change, NewRelation};

/// The table during an import.
#[derive(Debug, Default, Clone)]
pub struct Relations;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationDraft {
    reference: Option<Ref>,
    kind: Option<RelationKind>,
    target: Option<Ref>,
    basis: Option<Basis>,
    passage: Option<String>,
}

impl Sheet for Relations {
    type Draft = RelationDraft;

    fn draft(&self, cells: &mut Cells<'_>) -> RelationDraft {
        RelationDraft {
            reference: cells.required("ref", Cells::reference),
            kind: cells.required("kind", Cells::word),
            target: cells.required("target", Cells::reference),
            basis: cells.word("basis"),
            passage: cells.text("passage"),
        }
    }

    fn key(&self, draft: &RelationDraft) -> Option<String> {
        let (reference, target) = (draft.reference.as_ref()?, draft.target.as_ref()?);
        Some(format!("{}\t{}\t{}", reference.key(), draft.kind?, target.key()))
    }

    fn place(&mut self, change: &mut Change<'_>, draft: &RelationDraft, _place: &RowPlace<'_>) -> Result<Placed, Stop> {
        let (Some(reference), Some(kind), Some(target)) = (&draft.reference, draft.kind, &draft.target) else {
            return Err(Stop::Row(vec![Fault::of_row("a relation needs two references and a kind")]));
        };
        let subject = format!("{reference} {kind} {target}");
        let from = change.find_recommendation(reference.as_str()).at("ref")?;
        let target = change.find_recommendation(target.as_str()).at("target")?;
        let Some((basis, passage)) = change.relation(from, kind, target)? else {
            let basis = draft.basis.unwrap_or(Basis::Stated);
            change.link(&NewRelation { from, kind, target, basis, passage: draft.passage.clone() }).at("target")?;
            let set = [Difference::set("basis", Some(basis.to_string())), Difference::set("passage", draft.passage.clone())];
            return Ok(Placed::added(subject, set.into_iter().flatten().collect()));
        };
        let new_basis = draft.basis.unwrap_or(basis);
        let new_passage = draft.passage.clone().or_else(|| passage.clone());
        change.rest_relation(from, kind, target, (new_basis, new_passage.as_deref()))?;
        let differences = [
            Difference::between("basis", Some(basis.to_string()), Some(new_basis.to_string())),
            Difference::between("passage", passage, new_passage),
        ];
        Ok(Placed::updated(subject, differences.into_iter().flatten().collect()))
    }
}
