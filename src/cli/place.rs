//! The place of the register if neither the command line nor the environment names one: in the data folder.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::cli::terminal::{Environment, filled};
use crate::platform;

/// The register that the words of a command line, or else the environment, name; the line may not be readable otherwise.
pub fn named(words: &[OsString], environment: Environment) -> Option<PathBuf> {
    let mut words = words.iter().take_while(|word| *word != "--");
    let mut named = None;
    while let Some(word) = words.next() {
        let value = if word == "--db" { words.next().map(PathBuf::from) } else { behind_equals(word) };
        named = value.or(named);
    }
    named.or_else(|| filled(environment, "MIDSA_DB").map(PathBuf::from))
}

/// The default place; none without a home folder.
pub fn usual() -> Option<PathBuf> {
    Some(platform::data_folder()?.join("midsa").join("register.db"))
}

fn behind_equals(word: &OsString) -> Option<PathBuf> {
    word.to_str()?.strip_prefix("--db=").map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::PathBuf;

    use super::named;

    #[test]
    fn the_command_line_is_stronger_than_the_environment() {
        let environment = |name: &str| (name == "MIDSA_DB").then(|| OsString::from("env.db"));
        let place = |line: &str| named(&line.split(' ').map(OsString::from).collect::<Vec<_>>(), &environment);
        assert_eq!(place("midsa rec list"), Some(PathBuf::from("env.db")));
        assert_eq!(place("midsa --db a.db rec"), Some(PathBuf::from("a.db")));
        assert_eq!(place("midsa --db=a.db rec --db b.db"), Some(PathBuf::from("b.db")));
        assert_eq!(place("midsa -- --db a.db"), Some(PathBuf::from("env.db")));
    }
}
