//! What is meant by words that are none of ours, and where what was looked for is found: for hints.

/// A hint for a word that is not in the list called `list`, where it is plain what was meant.
pub(in crate::cli) fn word(list: &str, typed: &str) -> Option<String> {
    let typed = typed.trim().to_lowercase();
    let meant = match (list, typed.as_str()) {
        ("status", "done" | "completed" | "complete" | "finished" | "closed") => "`implemented`",
        ("status", "ongoing" | "started" | "underway" | "under way") => "`in-progress`",
        ("status", "partial" | "partly" | "partially implemented") => "`partly-implemented`",
        ("status", "pending" | "paused" | "suspended") => "`on-hold`",
        ("status", "unknown" | "silent" | "none") => "`not-reported`",
        ("status", "cancelled" | "abandoned") => "`dropped`",
        ("status", "open") => return Some("`--open` asks for what is neither implemented nor closed".to_owned()),
        ("status", "overdue" | "late") => return Some("`--overdue` asks for what is late".to_owned()),
        ("status", "confirmed" | "documented" | "queried") => return Some(format!("`--assurance {typed}` asks for that")),
        ("health", "late" | "delayed") => "`overdue`",
        ("health", "silent" | "quiet") => "`stale`",
        ("health", "soon" | "due") => "`due-soon`",
        ("health", "implemented") => "`done`",
        ("channel", "telephone" | "tel" | "call" | "telephone call") => "`phone`",
        ("channel", "mail" | "e-mail" | "e mail") => "`email`",
        ("channel", "sheet" | "excel" | "spreadsheet") => "`return`",
        ("grouping", "state" | "states" | "country" | "countries" | "member" | "lead") => "`owner`",
        ("grouping", "meetings") => "`meeting`",
        ("grouping", "themes" | "topic") => "`theme`",
        ("language", "english" | "anglais" | "inglês" | "ingles") => "`en`",
        ("language", "french" | "français" | "francais" | "francês" | "frances") => "`fr`",
        ("language", "portuguese" | "portugais" | "português" | "portugues") => "`pt`",
        ("kind of owner", "country") => "`state`",
        ("kind of owner", "organization") => "`organisation`",
        ("kind of meeting", "conference" | "meeting") => "`other`",
        ("assurance", "verified" | "checked") => "`confirmed`",
        ("cause", "money" | "budget") => "`funding`",
        ("cause", "staff") => "`capacity`",
        _ => return None,
    };
    Some(format!("did you mean {meant}?"))
}

/// A hint for a flag that a command does not take, where it is plain what was meant; `has` says which flags it takes.
pub(super) fn flag(typed: &str, has: impl Fn(&str) -> bool) -> Option<String> {
    let name = typed.trim_start_matches('-').split('=').next().unwrap_or_default();
    let meant: &[&str] = match name {
        "late" | "delayed" => &["overdue"],
        "state" | "states" | "country" | "lead" => &["owner"],
        "group-by" | "per" => &["by"],
        "since" | "from" | "after" => &["updated-since", "since", "due-after"],
        "before" => &["due-before", "until"],
        "out" | "outfile" => &["output"],
        "date" | "day" | "happened-on" => &["on", "starts", "as-of"],
        "deadline" | "due-on" => &["due", "closes"],
        "comment" | "remark" | "text" => &["note"],
        "channel" => &["via"],
        "author" | "user" | "recorded-by" => &["by", "reported-by"],
        "from-whom" | "reporter" => &["reported-by"],
        "topic" | "tag" => &["theme"],
        "file" | "attachment" | "link" | "url" => &["evidence", "output"],
        "language" => &["lang", "into"],
        "public" => &["public-only"],
        "n" | "first" | "top" => &["limit"],
        "all" => &["kind"],
        "by" => {
            return Some("`--by` says who records, on what writes; `midsa progress --by owner` counts by owner".to_owned());
        }
        _ => return None,
    };
    let meant = meant.iter().find(|flag| has(flag))?;
    Some(format!("did you mean `--{meant}`?"))
}

/// What to type instead of `typed`, which is no command below `path`: what was entered is not deleted.
pub(in crate::cli) fn command_below(path: &str, typed: &str) -> Option<&'static str> {
    Some(match (path, typed.to_lowercase().as_str()) {
        ("midsa rec", "delete" | "rm" | "del") => "`midsa rec remove REF` takes one away",
        ("midsa rec", "status" | "set" | "note" | "due") => "`midsa rec update REF` records that",
        ("midsa meeting", "remove" | "delete" | "rm" | "cancel") => {
            "`midsa meeting edit REF --cancelled` cancels one; `midsa undo` takes back one that was added by mistake"
        }
        ("midsa owner", "remove" | "delete" | "rm") => {
            "`midsa owner merge OLD NEW` makes one of two; `midsa undo` takes back one that was added by mistake"
        }
        ("midsa focal-point", "remove" | "delete" | "rm" | "end") => {
            "`midsa focal-point edit OWNER NAME --until DATE` ends a tenure; `midsa focal-point forget OWNER NAME` empties it"
        }
        _ => return None,
    })
}

/// The command that does what the unknown command `typed` asks for.
pub(in crate::cli) fn command(typed: &str) -> Option<&'static str> {
    Some(match typed.to_lowercase().as_str() {
        "overdue" | "late" => "midsa rec list --overdue",
        "agenda" | "deadlines" | "deadline" | "dues" | "calendar" => "midsa due",
        "search" | "find" => "midsa rec list TEXT",
        "recommendations" | "recommendation" | "items" | "recs" => "midsa rec list",
        "meetings" => "midsa meeting list",
        "owners" | "states" | "countries" => "midsa owner list",
        "focal-points" | "contacts" => "midsa focal-point list",
        "themes" | "topics" => "midsa progress --by theme",
        "rounds" => "midsa round list",
        "history" | "entries" => "midsa log",
        "reports" => "midsa report",
        "backups" => "midsa backup",
        "desk" | "home" | "dashboard" => "midsa",
        "moved" | "news" => "midsa changes --since last",
        "status" | "statuses" | "overview" | "summary" => "midsa progress",
        "update" => "midsa rec update REF",
        "setting" | "config" => "midsa settings",
        "version" => "midsa --version",
        _ => return None,
    })
}
