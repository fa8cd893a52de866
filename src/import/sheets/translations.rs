//! The table `translations`: a row holds the title and text of a recommendation in another language.

use crate::error::Result;
use crate::import::map::cells::Cells;
use crate::import::map::fault::{At, Fault, Stop};
use crate::import::sheets::sheet::{RowPlace, Sheet};
use crate::model::changed::Difference;
use crate::model::plan::Placed;
use crate::model::reference::Ref;
use crate::model::translation::Translation;
use crate::model::vocabulary::Lang;
use crate::store::Change;

/// The table during an import.
#[derive(Debug, Default, Clone)]
pub struct Translations;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationDraft {
    reference: Option<Ref>,
    lang: Option<Lang>,
    title: Option<String>,
    text: Option<String>,
}

impl Sheet for Translations {
    type Draft = TranslationDraft;

    fn draft(&self, cells: &mut Cells<'_>) -> TranslationDraft {
        let draft = TranslationDraft {
            reference: cells.required("ref", Cells::reference),
            lang: cells.required("lang", Cells::word),
            title: cells.text("title"),
            text: cells.text("text"),
        };
        if draft.title.is_none() && draft.text.is_none() {
            cells.refuse("title", "neither title nor text is there in the other language");
        }
        draft
    }

    fn key(&self, draft: &TranslationDraft) -> Option<String> {
        Some(format!("{}\t{}", draft.reference.as_ref()?.key(), draft.lang?))
    }

    fn place(&mut self, change: &mut Change<'_>, draft: &TranslationDraft, _place: &RowPlace<'_>) -> Result<Placed, Stop> {
        let (Some(reference), Some(lang)) = (&draft.reference, draft.lang) else {
            return Err(Stop::Row(vec![Fault::of_row("a translation needs a reference and a language")]));
        };
        let subject = format!("{reference} {lang}");
        let id = change.find_recommendation(reference.as_str()).at("ref")?;
        let new = Translation { lang, title: draft.title.clone(), text: draft.text.clone() };
        let Some(before) = change.translate(id, &new)? else {
            let set = [Difference::set("title", new.title), Difference::set("text", new.text)];
            return Ok(Placed::added(subject, set.into_iter().flatten().collect()));
        };
        let differences = [
            new.title.and_then(|title| Difference::between("title", before.title, Some(title))),
            new.text.and_then(|text| Difference::between("text", before.text, Some(text))),
        ];
        Ok(Placed::updated(subject, differences.into_iter().flatten().collect()))
    }
}
