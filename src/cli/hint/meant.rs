//! Hints for words that are not ours: the word that was probably meant, or the command that finds it.

use crate::model::vocabulary::{MeetingKind, Vocabulary};

/// A hint for a word that is not in the list called `list`, if its meaning is plain.
pub(in crate::cli) fn word(list: &str, typed: &str) -> Option<String> {
    let typed = typed.trim().to_lowercase();
    let meant = match (list, typed.as_str()) {
        ("status", "done" | "completed" | "complete" | "finished" | "closed") => "`implemented`",
        ("status", "ongoing" | "started" | "underway" | "under way") => "`in-progress`",
        ("status", "partial" | "partly" | "partially implemented") => "`partly-implemented`",
        ("status", "paused" | "suspended" | "blocked" | "stalled") => "`on-hold`",
        ("status", "pending") => "`not-started` or `on-hold`",
        ("status", "unknown" | "silent" | "none") => "`not-reported`",
        ("status", "cancelled" | "abandoned") => "`dropped`",
        ("status", "open") => return Some("`midsa rec list --open` lists what is neither implemented nor closed".to_owned()),
        ("status", "overdue" | "late" | "delayed") => {
            return Some("being late follows from the deadline: `midsa rec list --overdue` lists what is".to_owned());
        }
        ("status", "confirmed" | "documented" | "queried") => return Some(format!("`--assurance {typed}` says that")),
        ("status", "accepted" | "noted" | "declined" | "proposed") => return Some(format!("`--response {typed}` says that")),
        ("status", "agreed") => return Some("`--response agreed-in-principle` says that".to_owned()),
        ("health", "late" | "delayed") => "`overdue`",
        ("health", "silent" | "quiet") => "`stale`",
        ("health", "soon" | "due") => "`due-soon`",
        ("health", "implemented") => "`done`",
        ("channel", "telephone" | "tel" | "call" | "telephone call" | "whatsapp" | "sms") => "`phone`",
        ("channel", "mail" | "e-mail" | "e mail") => "`email`",
        ("channel", "fax" | "note verbale" | "post") => "`letter`",
        ("channel", "conversation" | "talk" | "visit" | "in person" | "conference") | ("grouping", "meetings") => "`meeting`",
        ("channel", "sheet" | "excel" | "spreadsheet") => "`return`",
        ("grouping", "state" | "states" | "country" | "countries" | "member" | "lead") => "`owner`",
        ("grouping", "themes" | "topic") => "`theme`",
        ("language", "english" | "anglais" | "inglês" | "ingles") => "`en`",
        ("language", "french" | "français" | "francais" | "francês" | "frances") => "`fr`",
        ("language", "portuguese" | "portugais" | "português" | "portugues") => "`pt`",
        ("kind of owner", "country") => "`state`",
        ("kind of owner", "organization") => "`organisation`",
        ("kind of meeting", "conference" | "meeting") => "`other`",
        ("assurance", "verified" | "checked") => "`confirmed`",
        ("assurance", "doubtful" | "doubted" | "unclear") => "`queried`",
        ("response", "yes" | "ok" | "adopted" | "approved") => "`accepted`",
        ("response", "no" | "rejected" | "refused") => "`declined`",
        ("response", "partly" | "partially accepted") => "`accepted-in-part`",
        ("cause", "money" | "budget" | "finance") => "`funding`",
        ("cause", "staff" | "staffing" | "people") => "`capacity`",
        ("cause", "law" | "legislation" | "parliament") => "`legal`",
        ("cause", "election" | "elections" | "politics" | "government") => "`political`",
        ("cause", "statistics") => "`data`",
        ("kind of relation", "restates" | "repeats" | "recalls") => "`reiterates`",
        ("kind of relation", "replaces") => "`supersedes`",
        _ => return None,
    };
    Some(format!("did you mean {meant}?"))
}

/// A hint for a deadline that is not understood.
pub(in crate::cli) fn deadline(typed: &str) -> String {
    let typed = typed.trim().to_lowercase();
    let last = |name: &str| typed.starts_with("end of") && typed.ends_with(name);
    let words: Vec<&str> = typed.split_whitespace().collect();
    let meant = match words.as_slice() {
        _ if last("month") => "eom".to_owned(),
        _ if last("quarter") => "eoq".to_owned(),
        _ if last("year") => "eoy".to_owned(),
        ["never" | "open" | "no" | "ongoing", ..] => "none".to_owned(),
        ["next" | "following", kind, ..] if MeetingKind::from_word(kind).is_some() => format!("next:{kind}"),
        ["next" | "following", "week"] => "+1w".to_owned(),
        ["next" | "following", "month"] => "+1m".to_owned(),
        ["next" | "following", "quarter"] => "+3m".to_owned(),
        ["next" | "following", "year"] => "+1y".to_owned(),
        ["next" | "following", "meeting" | "ministers" | "conference", ..] => "next:ministerial".to_owned(),
        ["in" | "within", n, unit, ..] if is_number(n) => format!("+{n}{}", &unit[..unit.len().min(1)]),
        [n, unit, ..] if is_number(n) && unit.is_ascii() => format!("+{n}{}", &unit[..unit.len().min(1)]),
        [offset] if offset.is_ascii() && offset.len() > 1 && is_number(&offset[..offset.len() - 1]) => format!("+{offset}"),
        _ => {
            return "write 2027-03-31, 31 March 2027, March 2027, Q1 2027, +3w, eoy, next:ministerial or none".to_owned();
        }
    };
    format!("did you mean `{meant}`?")
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
}

/// A hint for a flag that a command does not take, if its meaning is plain; `has` says which flags it takes.
pub(super) fn flag(typed: &str, has: impl Fn(&str) -> bool) -> Option<String> {
    let name = typed.trim_start_matches('-').split('=').next().unwrap_or_default();
    let meant: &[&str] = match name {
        "late" | "delayed" => &["overdue"],
        "state" | "states" | "country" | "lead" | "who" => &["owner"],
        "group-by" | "per" => &["by"],
        "since" | "from" | "after" => &["updated-since", "since", "due-after", "reported-by"],
        "before" => &["due-before", "until"],
        "q" | "s" | "silent" => &["quiet"],
        "f" => &["format"],
        "o" | "out" | "outfile" => &["output"],
        "date" | "day" | "when" | "happened-on" => &["on", "starts", "as-of"],
        "deadline" | "due-on" => &["due", "closes"],
        "comment" | "remark" | "text" => &["note"],
        "channel" => &["via"],
        "author" | "user" | "recorded-by" => &["by", "reported-by"],
        "from-whom" | "reporter" => &["reported-by"],
        "topic" | "tag" => &["theme"],
        "file" | "attachment" | "link" | "url" | "proof" | "source" => &["evidence", "output"],
        "language" => &["lang", "into"],
        "public" => &["public-only"],
        "n" | "first" | "top" => &["limit"],
        "all" => &["kind"],
        "internal" | "private" if has("public") => {
            return Some("a note is internal unless `--public` is given".to_owned());
        }
        "by" => {
            return Some("`--by` says who records, on what writes; `midsa progress --by owner` counts by owner".to_owned());
        }
        _ => return None,
    };
    let meant = meant.iter().find(|flag| has(flag))?;
    Some(format!("did you mean `--{meant}`?"))
}

/// A hint for `typed`, which is no command below `path`. Nothing that was entered is ever deleted, so other commands do it.
pub(in crate::cli) fn command_below(path: &str, typed: &str) -> Option<&'static str> {
    Some(match (path, typed.to_lowercase().as_str()) {
        ("midsa rec", "delete" | "rm" | "del") => "`midsa rec remove REF` takes one away",
        ("midsa rec", "status" | "set" | "note" | "due") => "`midsa rec update REF` records that",
        ("midsa rec", "done" | "close" | "finish" | "complete") => "`midsa rec update REF --status implemented` records that",
        ("midsa rec", "new" | "create") => "`midsa rec add` records one",
        ("midsa rec", "search" | "find") => "`midsa rec list TEXT` searches",
        ("midsa meeting", "new" | "create") => "`midsa meeting add REF` records one",
        ("midsa owner", "new" | "create") => "`midsa owner add CODE` records one",
        ("midsa focal-point", "new" | "create") => "`midsa focal-point add --owner OWNER --name NAME` records one",
        ("midsa export", "everything" | "whole") => "`midsa export register` writes everything",
        ("midsa export", "recs" | "items" | "all") => "`midsa export recommendations` writes them; `register` is everything",
        ("midsa export", "states" | "countries") => "`midsa export owners` writes them",
        ("midsa export", "notes" | "history") => "`midsa export follow-ups` writes them",
        ("midsa round", "new" | "create" | "start" | "add") => "`midsa round open REF --closes DATE` opens one",
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
        "stale" | "silent" => "midsa rec list --stale",
        "undated" => "midsa rec list --undated",
        "follow-ups" | "followups" | "notes" => "midsa export follow-ups",
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
        "status" | "statuses" | "overview" | "summary" | "stats" | "statistics" => "midsa progress",
        "update" => "midsa rec update REF",
        "setting" | "config" => "midsa settings",
        "version" => "midsa --version",
        _ => return None,
    })
}

/// The command that shows what the unknown command `typed` below `path` seems to name: a reference, a meeting, an owner.
pub(in crate::cli) fn shows(path: &str, typed: &str) -> Option<String> {
    let has_number = typed.chars().any(|c| c.is_ascii_digit());
    let is_name = typed.chars().next().is_some_and(char::is_uppercase);
    // References of meetings end in their year.
    let ends_in_year = typed.rsplit('-').next().is_some_and(|end| end.len() == 4 && end.chars().all(|c| c.is_ascii_digit()));
    let noun = match path {
        "midsa" | "midsa rec" if has_number && ends_in_year => "meeting",
        "midsa" | "midsa rec" if has_number => "rec",
        "midsa meeting" if has_number || is_name => "meeting",
        "midsa" | "midsa owner" if is_name => "owner",
        _ => return None,
    };
    let name = if typed.contains(' ') { format!("\"{typed}\"") } else { typed.to_owned() };
    Some(format!("midsa {noun} show {name}"))
}

#[cfg(test)]
mod tests {
    use super::{deadline, shows};

    #[track_caller]
    fn case(path: &str, typed: &str, command: &str) {
        assert_eq!(shows(path, typed).as_deref(), Some(command));
    }

    #[test]
    fn a_name_in_place_of_a_command_is_answered_with_what_shows_it() {
        case("midsa", "VFA-2025-03", "midsa rec show VFA-2025-03");
        case("midsa rec", "MRU-2006-02a", "midsa rec show MRU-2006-02a");
        case("midsa", "VFA-2025", "midsa meeting show VFA-2025");
        case("midsa meeting", "Victoria Falls", "midsa meeting show \"Victoria Falls\"");
        case("midsa owner", "Zambia", "midsa owner show Zambia");
        assert_eq!(shows("midsa rec", "frobnicate"), None);
    }

    #[test]
    fn a_deadline_in_plain_words_is_answered_with_how_it_is_typed() {
        for (typed, meant) in [
            ("next ministerial", "next:ministerial"),
            ("next summit", "next:summit"),
            ("next meeting", "next:ministerial"),
            ("next week", "+1w"),
            ("next month", "+1m"),
            ("next quarter", "+3m"),
            ("next year", "+1y"),
            ("in 3 weeks", "+3w"),
            ("60 days", "+60d"),
            ("3w", "+3w"),
            ("end of the year", "eoy"),
            ("never", "none"),
        ] {
            assert_eq!(deadline(typed), format!("did you mean `{meant}`?"));
        }
        assert!(deadline("asap").starts_with("write "));
        assert!(deadline("next monday").starts_with("write "));
    }
}
