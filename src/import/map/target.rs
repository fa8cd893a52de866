//! What a file column feeds, and the paths that name it.

use std::fmt::{self, Display, Formatter};

/// A column of ours fed by a file column: `owners`, `owners:counterparty`, `status@2021`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub column: String,
    /// The role of owners without one.
    pub role: Option<String>,
    /// The day, month or year of its entry, as written.
    pub on: Option<String>,
}

impl Target {
    pub(super) fn read(text: &str) -> Self {
        let (text, on) = match text.rsplit_once('@') {
            Some((text, on)) => (text, Some(on.trim().to_owned())),
            None => (text, None),
        };
        let (column, role) = match text.split_once(':') {
            Some((column, role)) => (column, Some(role.trim().to_owned())),
            None => (text, None),
        };
        Self { column: column.trim().to_owned(), role, on }
    }
}

impl Display for Target {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.column)?;
        self.role.iter().try_for_each(|role| write!(f, ":{role}"))?;
        self.on.iter().try_for_each(|on| write!(f, "@{on}"))
    }
}

/// `links.0.url` as the column `links[].url` and the index in its list, from 0.
pub(super) fn of_list(name: &str) -> Option<(String, usize)> {
    let parts: Vec<&str> = name.split('.').collect();
    let at = parts.iter().skip(1).position(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))? + 1;
    let place = parts[at].parse().ok()?;
    let (list, rest) = (parts[..at].join("."), parts[at + 1..].join("."));
    Some((if rest.is_empty() { list } else { format!("{list}[].{rest}") }, place))
}

/// The list of objects of a column: `updates[]` for `updates[].day`.
pub(super) fn list_of(name: &str) -> Option<&str> {
    name.rfind("[].").map(|at| &name[..at + 2])
}

/// Whether the path `name` is `outer` or inside it.
pub(super) fn is_within(name: &str, outer: &str) -> bool {
    name.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || rest.starts_with("[]"))
}

#[cfg(test)]
mod tests {
    use super::{Target, is_within, list_of, of_list};

    #[test]
    fn a_target_may_have_a_role_or_a_day() {
        let target = |text: &str| {
            let Target { column, role, on } = Target::read(text);
            (column, role.unwrap_or_default(), on.unwrap_or_default())
        };
        let of = |column: &str, role: &str, on: &str| (column.to_owned(), role.to_owned(), on.to_owned());
        assert_eq!(target("owners : counterparty"), of("owners", "counterparty", ""));
        assert_eq!(target("status@June 2021"), of("status", "", "June 2021"));
        assert_eq!(target("status"), of("status", "", ""));
        assert_eq!(Target::read("owners : support").to_string(), "owners:support");
        assert_eq!(Target::read("status@2021").to_string(), "status@2021");
    }

    #[test]
    fn a_path_may_name_one_of_a_list() {
        assert_eq!(of_list("links.0.url"), Some(("links[].url".to_owned(), 0)));
        assert_eq!(of_list("a.b.12"), Some(("a.b".to_owned(), 12)));
        assert_eq!((of_list("2021.status"), of_list("a.b"), of_list("a")), (None, None, None));
        assert_eq!((list_of("a.b[].c"), list_of("a[].b[].c"), list_of("a.b")), (Some("a.b[]"), Some("a[].b[]"), None));
        assert!(is_within("a[].b", "a") && is_within("a.b", "a") && is_within("a", "a") && !is_within("ab", "a"));
    }
}
