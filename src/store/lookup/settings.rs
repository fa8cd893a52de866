//! The register's settings.

use rusqlite::Connection;

use crate::error::Result;
use crate::model::health::Patience;
use crate::model::vocabulary::{Advice, Lang, Setting, Vocabulary};
use crate::store::file::register::Register;
use crate::store::log::change::Change;
use crate::store::log::tables::SETTING;
use crate::store::sql::read::{maybe, one};

/// The settings of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The body whose register it is: meetings belong to it unless they say otherwise.
    pub body: String,
    pub patience: Patience,
    /// Who signs letters.
    pub sender_name: Option<String>,
    pub sender_email: Option<String>,
    /// The language of what people read, if neither the command line nor the environment sets one.
    pub lang: Lang,
    /// Whether entering a recommendation gives advice on its wording.
    pub advice: Advice,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            body: "MIDSA".to_owned(),
            patience: Patience::default(),
            sender_name: None,
            sender_email: None,
            lang: Lang::En,
            advice: Advice::On,
        }
    }
}

impl Settings {
    /// The value of a setting as it is stored and typed; `None` if it has none.
    pub fn value(&self, setting: Setting) -> Option<String> {
        match setting {
            Setting::Body => Some(self.body.clone()),
            Setting::DueSoonDays => Some(self.patience.due_soon.to_string()),
            Setting::StaleDays => Some(self.patience.stale.to_string()),
            Setting::SenderName => self.sender_name.clone(),
            Setting::SenderEmail => self.sender_email.clone(),
            Setting::Lang => Some(self.lang.to_string()),
            Setting::Advice => Some(self.advice.to_string()),
        }
    }

    /// Sets the field from a stored value; an unreadable value leaves it as it is.
    fn take(&mut self, setting: Setting, value: String) {
        match setting {
            Setting::Body => self.body = value,
            Setting::DueSoonDays => self.patience.due_soon = value.parse().unwrap_or(self.patience.due_soon),
            Setting::StaleDays => self.patience.stale = value.parse().unwrap_or(self.patience.stale),
            Setting::SenderName => self.sender_name = Some(value),
            Setting::SenderEmail => self.sender_email = Some(value),
            Setting::Lang => self.lang = value.parse().unwrap_or(self.lang),
            Setting::Advice => self.advice = value.parse().unwrap_or(self.advice),
        }
    }
}

impl Register {
    /// The settings; a setting that was never set has its default.
    pub fn settings(&self) -> Result<Settings> {
        read(&self.connection)
    }

    /// The number of meetings of the body `body`.
    pub fn n_meetings_of(&self, body: &str) -> Result<u32> {
        let sql = "SELECT count(*) FROM meeting WHERE body = ?1";
        one(&self.connection, sql, [body], |row| row.get(0))
    }
}

impl Change<'_> {
    /// Writes every setting of a new register.
    pub fn keep_settings(&mut self, settings: &Settings) -> Result<()> {
        for &setting in Setting::ALL {
            if let Some(value) = settings.value(setting) {
                self.insert(SETTING, &[("name", &setting), ("value", &value)])?;
            }
        }
        Ok(())
    }

    /// Changes one setting and returns its former value; `None` is no value.
    pub fn set(&mut self, setting: Setting, value: Option<&str>) -> Result<Option<String>> {
        let connection = self.connection();
        let before = read(connection)?.value(setting);
        let sql = "SELECT id FROM setting WHERE name = ?1";
        let row: Option<i64> = maybe(connection, sql, [setting], |row| row.get(0))?;
        match (row, value) {
            (Some(row), Some(value)) => {
                self.update(SETTING, row, &[("value", &value)])?;
            }
            (None, Some(value)) => {
                self.insert(SETTING, &[("name", &setting), ("value", &value)])?;
            }
            (Some(row), None) => self.delete(SETTING, row)?,
            (None, None) => {}
        }
        Ok(before)
    }
}

/// Whether the answers for a past day depend on the setting; the time machine then uses its value on that day. The other
/// settings say how things are shown now, and to whom.
pub(in crate::store) fn decides_what_is_told(setting: Setting) -> bool {
    match setting {
        Setting::Body | Setting::DueSoonDays | Setting::StaleDays => true,
        Setting::SenderName | Setting::SenderEmail | Setting::Lang | Setting::Advice => false,
    }
}

pub(in crate::store) fn read(connection: &Connection) -> Result<Settings> {
    let mut settings = Settings::default();
    let mut statement = connection.prepare_cached("SELECT name, value FROM setting ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(setting) = Setting::from_word(row.get_ref(0)?.as_str().unwrap_or_default()) {
            settings.take(setting, row.get(1)?);
        }
    }
    Ok(settings)
}
