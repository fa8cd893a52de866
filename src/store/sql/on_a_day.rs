//! What holds on a day, of tables with `since_on` and `until_on`: memberships, roles, shares.

/// The condition that a row of `alias` holds on `day`, which is SQL: a parameter, or a quoted day. The day on which it ends
/// is no longer one of them.
pub(in crate::store) fn holds(alias: &str, day: &str) -> String {
    format!("({alias}.since_on IS NULL OR {alias}.since_on <= {day}) AND ({alias}.until_on IS NULL OR {alias}.until_on > {day})")
}
