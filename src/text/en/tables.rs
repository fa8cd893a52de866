//! The names of the tables in English.

/// Of a table's stable name; one that no page shows has none of its own.
pub(super) fn table(name: &'static str) -> &'static str {
    match name {
        "recommendations" => "Recommendations",
        "shares" => "Shares",
        "follow-ups" => "Follow-ups",
        "meetings" => "Meetings",
        "owners" => "Owners",
        "focal-points" => "Focal points",
        "relations" => "Relations",
        "translations" => "Translations",
        "progress" => "Progress",
        "deadlines" => "Deadlines",
        "changes" => "Changes",
        "matrix" => "Matrix",
        "findings" => "Findings",
        "log" => "Log",
        "log-entry" => "Log entry",
        "plan" => "Plan",
        "settings" => "Settings",
        "rounds" => "Reporting rounds",
        "round-status" => "Answers of the owners",
        "round-returns" => "Returns",
        "round-requests" => "Wishes for another deadline",
        "round-ingest" => "What the returns say",
        other => other,
    }
}
