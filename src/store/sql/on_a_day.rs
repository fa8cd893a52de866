//! What holds on a day, in tables with `since_on` and `until_on`: memberships, roles, shares.

/// The condition that a row of `alias` holds on `day`, given as SQL: a parameter or a quoted day. The row no longer holds
/// on the day on which it ends.
pub(in crate::store) fn holds(alias: &str, day: &str) -> String {
    format!("({alias}.since_on IS NULL OR {alias}.since_on <= {day}) AND ({alias}.until_on IS NULL OR {alias}.until_on > {day})")
}
