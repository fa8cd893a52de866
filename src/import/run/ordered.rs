//! The order of day and month in a column of days, as the dates show that can be read in one way only.

use super::{ImportFile, Survey};
use crate::error::Result;
use crate::import::map::binding::Binding;
use crate::import::map::propose::profile::profiles;
use crate::model::date::DayOrder;

/// The columns of a file, some of them with the order of their dates.
pub struct Ordered<'m> {
    pub binding: Binding<'m>,
    /// Each such column of the file, and its order.
    pub columns: Vec<(String, DayOrder)>,
}

/// The columns of days in which a few dates were typed otherwise, where some of these show the order of all; `None` if there
/// are none.
///
/// # Errors
/// The file can't be read.
pub fn ordered<'m>(source: &ImportFile<'_>, binding: &Binding<'m>, survey: &Survey) -> Result<Option<Ordered<'m>>> {
    if survey.ambiguous.is_empty() {
        return Ok(None);
    }
    let profiles = profiles(source.rows)?;
    let named = source.rows.header().iter().zip(&profiles).filter(|(name, _)| survey.ambiguous.contains(*name));
    let columns: Vec<(String, DayOrder)> =
        named.filter_map(|(name, profile)| Some((name.clone(), profile.order_among_days()?))).collect();
    let mut binding = binding.clone();
    for (column, order) in &columns {
        binding.order_dates(column, *order);
    }
    Ok(Some(Ordered { binding, columns }).filter(|ordered| !ordered.columns.is_empty()))
}
