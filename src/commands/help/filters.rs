//! The filters, as `rec list` takes them.

use super::options::flags;
use super::topic::{Topic, page, rules, table};
use crate::commands::whole;
use crate::report::document::Document;

pub(super) const TOPIC: Topic = Topic { name: "filters", line: "which recommendations a read is about", page: told };

/// The heading of the filters in the help of a command.
const HEADING: &str = "Filters";

fn told() -> Document<'static> {
    let root = whole();
    let list = root.find_subcommand("rec").and_then(|rec| rec.find_subcommand("list"));
    let rows = list.map(|list| flags(list, |flag| flag.get_help_heading().is_some_and(|heading| heading.starts_with(HEADING))));
    page(
        "Filters: which recommendations a read is about",
        vec![
            table(["Flag", "Is about"], rows.unwrap_or_default()),
            rules(&[
                "The same flag twice means or, different flags mean and.",
                "Open means neither implemented nor closed.",
                "An owner is found by its code or a name, a meeting by its reference or its place, a theme by a part of its name.",
                "With --owner, what is tracked for each owner is judged by the share of that owner.",
            ]),
        ],
        &[
            "midsa rec list --owner Zambia --overdue",
            "midsa rec list focal point --meeting Windhoek",
            "midsa rec list --status in-progress --status on-hold --sort due",
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::super::topic::shown;
    use super::TOPIC;

    #[test]
    fn every_filter_is_told() {
        let page = shown(&TOPIC);
        for flag in ["--meeting", "--status", "--overdue", "--due-before", "--limit", "--theme"] {
            assert!(page.contains(flag), "{flag}:\n{page}");
        }
    }
}
