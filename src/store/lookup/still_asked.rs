//! Which questions of a round are still valid.

/// The condition that a row of `round_asked`, with the alias `alias`, is still valid. If a share was deleted, as one that
/// its owner should never have had, there is nothing to ask; if it ended on a day, the question stays.
pub(in crate::store) fn still_asked(alias: &str) -> String {
    format!(
        "(NOT {alias}.is_share OR EXISTS (
           SELECT 1 FROM share h WHERE h.recommendation_id = {alias}.recommendation_id AND h.owner_id = {alias}.owner_id))"
    )
}
