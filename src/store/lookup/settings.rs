//! What the register keeps about itself.

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
    /// Whose register it is: meetings are the body's unless they say otherwise.
    pub body: String,
    pub patience: Patience,
    /// Who signs letters.
    pub sender_name: Option<String>,
    pub sender_email: Option<String>,
    /// Of what people read, where neither the command line nor the environment says.
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
    /// The value of a setting as it is stored and typed; `None` where there is none.
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

    /// Takes a stored value; one that can't be read leaves what is there.
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
    /// The settings; what was never set has its default.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn settings(&self) -> Result<Settings> {
        read(&self.connection)
    }

    /// How many meetings are of the body `body`.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn n_meetings_of(&self, body: &str) -> Result<u32> {
        let sql = "SELECT count(*) FROM meeting WHERE body = ?1";
        one(&self.connection, sql, [body], |row| row.get(0))
    }
}

impl Change<'_> {
    /// Writes every setting of a new register.
    ///
    /// # Errors
    /// The register can't be written.
    pub fn keep_settings(&mut self, settings: &Settings) -> Result<()> {
        for &setting in Setting::ALL {
            if let Some(value) = settings.value(setting) {
                self.insert(SETTING, &[("name", &setting), ("value", &value)])?;
            }
        }
        Ok(())
    }

    /// Changes one setting and gives what it was; `None` is no value.
    ///
    /// # Errors
    /// The register can't be written.
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

/// Whether what was told on a day rests on the setting: the time machine takes it from that day. The others say how it is shown
/// now, and to whom.
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
