//! Which questions of a round still stand.

/// The condition that a row of `alias`, which is `round_asked`, still stands. Of a share that was taken away without a day, as one
/// that its owner never had, there is nothing to ask; of one that ended on a day, what was asked stays asked.
pub(in crate::store) fn still_asked(alias: &str) -> String {
    format!(
        "(NOT {alias}.is_share OR EXISTS (
           SELECT 1 FROM share h WHERE h.recommendation_id = {alias}.recommendation_id AND h.owner_id = {alias}.owner_id))"
    )
}
