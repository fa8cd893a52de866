//! The register in the commands that a hint or note names: where it was typed, they work on it as they are printed.

use std::borrow::Cow;
use std::path::Path;

/// The text with `--db FILE` in each of its commands, except where they name a register or need none; as it is where no register
/// was typed, or a shell would not read its path between double quotes as it stands.
pub(in crate::cli) fn on_the_register<'t>(text: &'t str, typed: Option<&Path>) -> Cow<'t, str> {
    const COMMAND: &str = "`midsa ";
    let Some(file) = typed.and_then(Path::to_str).and_then(as_typed) else { return text.into() };
    let mut parts = text.split(COMMAND);
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|command| match command {
        _ if command.starts_with("help") || command.starts_with("--db") => format!("{COMMAND}{command}"),
        _ => format!("{COMMAND}--db {file} {command}"),
    });
    std::iter::once(first.to_owned()).chain(rest).collect::<String>().into()
}

/// A command, such as `midsa log`, as it works on the register that was typed.
pub(in crate::cli) fn command_on_the_register(command: &str, typed: Option<&Path>) -> String {
    on_the_register(&format!("`{command}`"), typed).trim_matches('`').to_owned()
}

/// The path as it is typed in a shell of any system.
fn as_typed(path: &str) -> Option<String> {
    let is_plain = |c: char| c.is_alphanumeric() || "/.-_:~+,@\\".contains(c);
    if path.chars().all(is_plain) {
        return Some(path.to_owned());
    }
    let is_safe = path.chars().all(|c| is_plain(c) || " ()[]{}&;='#".contains(c));
    is_safe.then(|| format!("\"{path}\""))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{command_on_the_register, on_the_register};

    #[track_caller]
    fn case(typed: &str, text: &str, expected: &str) {
        assert_eq!(on_the_register(text, Some(Path::new(typed))), expected);
    }

    #[test]
    fn each_command_of_a_hint_works_on_the_register_that_was_typed() {
        case("a.db", "`midsa init` makes one; --db names another", "`midsa --db a.db init` makes one; --db names another");
        case(
            "my files/a.db",
            "`midsa log` or `midsa undo`",
            "`midsa --db \"my files/a.db\" log` or `midsa --db \"my files/a.db\" undo`",
        );
        case(
            "a.db",
            "`midsa --db NEW.db init --empty`, then `midsa help`",
            "`midsa --db NEW.db init --empty`, then `midsa help`",
        );
        case("a$b.db", "`midsa log`", "`midsa log`");
        assert_eq!(on_the_register("`midsa log`", None), "`midsa log`");
        assert_eq!(command_on_the_register("midsa log", Some(Path::new("a.db"))), "midsa --db a.db log");
    }
}
