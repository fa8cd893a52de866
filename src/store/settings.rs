//! What the register keeps about itself.

use rusqlite::Connection;

use super::change::SETTING;
use super::{Change, Register};
use crate::error::Result;
use crate::model::health::Patience;

/// The settings of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Whose register it is: meetings are the body's unless they say otherwise.
    pub body: String,
    pub patience: Patience,
}

impl Default for Settings {
    fn default() -> Self {
        Self { body: "MIDSA".to_owned(), patience: Patience::default() }
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
}

impl Change<'_> {
    /// Writes every setting of a new register.
    ///
    /// # Errors
    /// The register can't be written.
    pub fn keep_settings(&mut self, settings: &Settings) -> Result<()> {
        let Settings { body, patience } = settings;
        let values =
            [(BODY, body.clone()), (DUE_SOON_DAYS, patience.due_soon.to_string()), (STALE_DAYS, patience.stale.to_string())];
        for (name, value) in values {
            self.insert(SETTING, &[("name", &name), ("value", &value)])?;
        }
        Ok(())
    }
}

const BODY: &str = "body";
const DUE_SOON_DAYS: &str = "due_soon_days";
const STALE_DAYS: &str = "stale_days";

pub(super) fn read(connection: &Connection) -> Result<Settings> {
    let mut settings = Settings::default();
    let mut statement = connection.prepare_cached("SELECT name, value FROM setting ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let value: String = row.get(1)?;
        match row.get_ref(0)?.as_str().unwrap_or_default() {
            BODY => settings.body = value,
            DUE_SOON_DAYS => settings.patience.due_soon = value.parse().unwrap_or(settings.patience.due_soon),
            STALE_DAYS => settings.patience.stale = value.parse().unwrap_or(settings.patience.stale),
            _ => {}
        }
    }
    Ok(settings)
}
