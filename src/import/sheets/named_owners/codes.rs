//! Codes for owners created from names, and the comparison of names.

use unicode_normalization::char::is_combining_mark;

/// Words that seem to join several owners in one cell.
pub(super) fn seems_several(name: &str) -> Option<&'static str> {
    ["\n", ",", " / ", "/", " & ", " and "].into_iter().find(|separator| name.contains(separator))
}

/// Replaces runs of any spaces by one plain space.
pub(super) fn spaced(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The longest code made from a name, in characters.
pub(super) const LONGEST: usize = 24;

/// The name in upper case, with `-` for everything except letters and digits, cut at 24 characters.
pub(super) fn code_of(name: &str) -> String {
    let mut code = String::new();
    for c in name.chars().flat_map(char::to_uppercase) {
        if c.is_alphanumeric() || (is_combining_mark(c) && !code.is_empty()) {
            code.push(c);
        } else if !code.is_empty() && !code.ends_with('-') {
            code.push('-');
        }
    }
    let mut code: Vec<char> = code.chars().collect();
    if code.len() > LONGEST {
        // A letter stays with its combining marks.
        let end = (0..=LONGEST).rev().find(|&end| !is_combining_mark(code[end])).unwrap_or(LONGEST);
        code.truncate(end);
    }
    let code: String = code.into_iter().collect();
    let code = code.trim_end_matches('-');
    if code.is_empty() { "OWNER".to_owned() } else { code.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::code_of;

    #[test]
    fn a_code_is_the_name_in_upper_case_cut_at_24() {
        assert_eq!(code_of("Agriculture and Agri-Food Canada"), "AGRICULTURE-AND-AGRI-FOO");
        assert_eq!(code_of("Département, de l’énergie"), "DÉPARTEMENT-DE-L-ÉNERGIE");
        assert_eq!(code_of("Dept. of Health (UK)"), "DEPT-OF-HEALTH-UK");
        assert_eq!(code_of("···"), "OWNER");
        assert_eq!(code_of("เพื่อไทย"), "เพื่อไทย");
        assert_eq!(code_of("विदेश मंत्रालय"), "विदेश-मंत्रालय");
    }
}
