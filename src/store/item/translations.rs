//! Titles and texts in other languages.

use rusqlite::{Connection, Row, params};

use crate::error::{AdoptedRefusal, Result};
use crate::model::id::RecommendationId;
use crate::model::reference::Ref;
use crate::model::translation::{Translated, Translation};
use crate::model::vocabulary::Lang;
use crate::store::file::register::Register;
use crate::store::log::change::Change;
use crate::store::log::tables::TRANSLATION;
use crate::store::sql::read::{all, maybe, one};

impl Register {
    /// The title of a recommendation in `lang`, if it is translated.
    pub fn title_in(&self, reference: &Ref, lang: Lang) -> Result<Option<String>> {
        let sql = "SELECT t.title FROM translation t JOIN recommendation r ON r.id = t.recommendation_id
            WHERE r.ref_key = ?1 AND t.lang = ?2 AND t.title IS NOT NULL";
        maybe(&self.connection, sql, params![reference.key(), lang], |row| row.get(0))
    }

    /// Calls `each` with each translation: in the order of lists, then by language.
    ///
    /// # Errors
    /// An error from `each`.
    pub fn translations(&self, each: &mut dyn FnMut(Translated) -> Result<()>) -> Result<()> {
        let sql = "SELECT t.lang, t.title, t.text, r.ref FROM translation t JOIN recommendation r ON r.id = t.recommendation_id
            ORDER BY r.sort_key, t.lang";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(Translated { reference: row.get(3)?, translation: read(row)? })?;
        }
        Ok(())
    }
}

impl Change<'_> {
    /// Saves the title and text of `new` in its language; `None` leaves a field as it is. Returns what there was before.
    pub fn translate(&mut self, id: RecommendationId, new: &Translation) -> Result<Option<Translation>> {
        let Some((row, before)) = find(self.connection(), id, new.lang)? else {
            self.insert(
                TRANSLATION,
                &[("recommendation_id", &id), ("lang", &new.lang), ("title", &new.title), ("text", &new.text)],
            )?;
            return Ok(None);
        };
        let title = new.title.as_ref().or(before.title.as_ref());
        let text = new.text.as_ref().or(before.text.as_ref());
        self.update(TRANSLATION, row, &[("title", &title), ("text", &text)])?;
        Ok(Some(before))
    }

    /// Removes the title and text in `lang` and returns them.
    ///
    /// # Errors
    /// There is none in that language.
    pub fn remove_translation(&mut self, id: RecommendationId, lang: Lang) -> Result<Translation> {
        let found = find(self.connection(), id, lang)?;
        let Some((row, before)) = found else {
            return Err(AdoptedRefusal::NotTranslated { reference: self.reference_of(id)?, lang }.into());
        };
        self.delete(TRANSLATION, row)?;
        Ok(before)
    }
}

/// Whether anything is translated at all: in most registers nothing is, and no recommendation needs to be asked.
pub(in crate::store) fn are_any(connection: &Connection) -> Result<bool> {
    one(connection, "SELECT EXISTS (SELECT 1 FROM translation)", [], |row| row.get(0))
}

/// The translations of one recommendation, by language.
pub(in crate::store) fn of(connection: &Connection, id: RecommendationId) -> Result<Vec<Translation>> {
    let sql = "SELECT lang, title, text FROM translation WHERE recommendation_id = ?1 ORDER BY lang";
    all(connection, sql, [id], read)
}

fn find(connection: &Connection, id: RecommendationId, lang: Lang) -> Result<Option<(i64, Translation)>> {
    let sql = "SELECT lang, title, text, id FROM translation WHERE recommendation_id = ?1 AND lang = ?2";
    maybe(connection, sql, params![id, lang], |row| Ok((row.get(3)?, read(row)?)))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Translation> {
    Ok(Translation { lang: row.get(0)?, title: row.get(1)?, text: row.get(2)? })
}
