//! The known names nearest to an unknown one.

use crate::model::reference::looks_like;

/// How many near names are given.
pub(super) const N_ALIKE: usize = 3;

/// The names nearest to `text`: those that look the same first, then by distance.
pub(super) fn alike(text: &str, names: Vec<String>) -> Vec<String> {
    /// Longer texts are not typing mistakes.
    const LONGEST: usize = 80;
    if text.is_empty() || text.len() > LONGEST {
        return Vec::new();
    }
    let wanted = looks_like(text);
    let most = (wanted.chars().count() / 4).clamp(1, 3);
    let mut near: Vec<(usize, String)> = Vec::new();
    for name in names {
        let seen = looks_like(&name);
        let distance = if seen.len().abs_diff(wanted.len()) > 4 * most { most + 1 } else { strsim::osa_distance(&seen, &wanted) };
        if distance <= most && !near.iter().any(|(_, known)| *known == name) {
            near.push((distance, name));
        }
    }
    near.sort_by_key(|(distance, _)| *distance);
    if near.first().is_some_and(|(distance, _)| *distance == 0) {
        near.retain(|(distance, _)| *distance == 0);
    }
    near.into_iter().take(N_ALIKE).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::alike;

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_lookalike_is_named_alone_and_otherwise_the_nearest() {
        let near = alike("MRU-2006-3O", names(&["MRU-2006-30a", "MRU-2006-30", "WDH-2010-01"]));
        assert_eq!(near, ["MRU-2006-30"]);
        let near = alike("MRU-2006-31", names(&["MRU-2006-30", "MRU-2006-32", "WDH-2010-01"]));
        assert_eq!(near, ["MRU-2006-30", "MRU-2006-32"]);
        assert!(alike("nothing like it", names(&["MRU-2006-30"])).is_empty());
    }
}
