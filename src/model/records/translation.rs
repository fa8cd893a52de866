//! Titles and texts in other languages, and what a reader of a language is shown.

use crate::model::record::Recommendation;
use crate::model::reference::Ref;
use crate::model::vocabulary::Lang;

/// The language of the adopted texts.
pub const ORIGINAL: Lang = Lang::En;

/// The title or text of a recommendation in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    pub lang: Lang,
    pub title: Option<String>,
    pub text: Option<String>,
}

/// A translation with the reference of what it translates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    pub reference: Ref,
    pub translation: Translation,
}

/// A title or text in the requested language, or the original if it is not translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown<'a> {
    InLanguage(&'a str),
    /// It is not in the requested language.
    Original(&'a str),
}

impl Recommendation {
    /// Its title for a reader of `lang`.
    pub fn title_in(&self, lang: Lang) -> Shown<'_> {
        self.shown(lang, &self.title, |one| one.title.as_deref())
    }

    /// Its text for a reader of `lang`.
    pub fn text_in(&self, lang: Lang) -> Shown<'_> {
        self.shown(lang, &self.text, |one| one.text.as_deref())
    }

    fn shown<'a>(&'a self, lang: Lang, original: &'a str, of: impl Fn(&'a Translation) -> Option<&'a str>) -> Shown<'a> {
        shown(lang, original, &self.translations, of)
    }
}

/// A title for a reader of `lang`.
pub fn title_in<'a>(lang: Lang, original: &'a str, translations: &'a [Translation]) -> Shown<'a> {
    shown(lang, original, translations, |one| one.title.as_deref())
}

fn shown<'a>(
    lang: Lang,
    original: &'a str,
    translations: &'a [Translation],
    of: impl Fn(&'a Translation) -> Option<&'a str>,
) -> Shown<'a> {
    let translated = translations.iter().filter(|one| one.lang == lang).find_map(of);
    match translated {
        Some(text) => Shown::InLanguage(text),
        None if lang == ORIGINAL => Shown::InLanguage(original),
        None => Shown::Original(original),
    }
}
