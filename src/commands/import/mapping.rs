//! The flags by which foreign columns and values become ours.

use std::path::PathBuf;

use crate::cli::bounded;
use crate::error::{Error, Result};
use crate::import::map::mapping::Mapping;

/// How foreign columns and values become ours.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Mapping")]
pub(super) struct MappingArguments {
    /// Read a column of the file as one of ours: "Recipient=owners", "From=owners:counterparty"
    #[arg(long, value_name = "THEIRS=OURS")]
    pub(super) map: Vec<String>,

    /// Read a value as one of ours: "status:Closed acceptable=implemented"
    #[arg(long, value_name = "COLUMN:THEIRS=OURS")]
    pub(super) map_value: Vec<String>,

    /// Give every row without one this value: kind=recommendation
    #[arg(long, value_name = "COLUMN=VALUE")]
    pub(super) set: Vec<String>,

    /// Say the order of dates like 03/04/2026, of all columns or of one: dmy, "Made=mdy"
    #[arg(long, value_name = "ORDER")]
    pub(super) dates: Vec<String>,

    /// Read the mapping from a TOML file
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    pub(super) mapping: Option<PathBuf>,

    /// Leave out columns that are neither known nor mapped
    #[arg(long)]
    pub(super) ignore_unknown_columns: bool,
}

impl MappingArguments {
    pub(super) fn read(&self) -> Result<Mapping> {
        let mut mapping = match &self.mapping {
            Some(path) => {
                let name = path.display().to_string();
                let text = String::from_utf8(bounded::read_file(path)?).map_err(|_| Error::Usage {
                    message: format!("{name} is not UTF-8 text"),
                    hint: "save the mapping as UTF-8".to_owned(),
                })?;
                Mapping::parse(&text, &name)?
            }
            None => Mapping::default(),
        };
        mapping.map(&self.map)?;
        mapping.map_values(&self.map_value)?;
        mapping.set(&self.set)?;
        mapping.order_dates(&self.dates)?;
        Ok(mapping)
    }
}
