//! The printed mapping is read back, whatever the file holds.

use proptest::prelude::{any, prop_assert_eq, proptest};

use super::profile::{Profile, of};
use super::{ForeignFile, ImportTable, propose};
use crate::import::map::fault::{Unknown, UnknownCount};
use crate::import::map::mapping::Mapping;

fn word(value: &str, n: u64) -> UnknownCount {
    let known = vec!["in-progress", "implemented", "not-started"];
    UnknownCount { unknown: Unknown::Word { column: "status", value: value.to_owned(), known }, n }
}

fn owner(name: &str, nearest: Option<&str>) -> UnknownCount {
    let (name, nearest) = (name.to_owned(), nearest.map(str::to_owned));
    UnknownCount { unknown: Unknown::Owner { column: "owners", name, nearest }, n: 1 }
}

fn proposal(columns: &[(&str, Option<&'static str>)], profiles: &[Profile], unknown: &[UnknownCount]) -> String {
    let header: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    let guesses: Vec<Option<String>> = columns.iter().map(|(_, guess)| guess.map(str::to_owned)).collect();
    let table = ImportTable::Recommendations;
    let mapping = &Mapping::default();
    propose(&ForeignFile { table, mapping, header: &header, profiles, strangers: &header, guesses: &guesses, unknown })
}

#[test]
fn a_guess_is_a_comment_and_what_is_unknown_is_to_be_filled_in() {
    let columns = [("Recipient \"A\"", None), ("Due date", Some("due"))];
    let profiles = [of(&["a", "b", "a"]), of(&["2024-01-01"])];
    let unknown = [word("In Progres", 3), word("Closed", 1), word("Not\nstarted", 2), owner("SADC, the", None)];
    let text = proposal(&columns, &profiles, &unknown);
    assert!(text.contains("\"Recipient \\\"A\\\"\" = \"\"  # 3 of 3 filled, 2 different: a\n"), "{text}");
    assert!(text.contains("#? \"Due date\" = \"due\"  # 1 of 1 filled, all different: 2024-01-01\n"), "{text}");
    assert!(text.contains("#? \"In Progres\" = \"in-progress\"  # 3 times\n\"Closed\" = \"\"  # once\n"), "{text}");
    assert!(text.contains("#? \"Not\\nstarted\" = \"not-started\"  # 2 times\n"), "{text}");
    assert!(text.contains("\"SADC, the\" = \"\"  # once\n"), "{text}");
    assert!(Mapping::parse(&text, "m").is_err());
    let filled = text.replace("= \"\"", "= \"x\"").replace("#? ", "");
    let mapping = Mapping::parse(&filled, "m").expect("a mapping");
    assert_eq!(mapping.meaning("owners", "sadc, the"), Some("x"));
    assert_eq!(mapping.meaning("status", "Not\nstarted"), Some("not-started"));
}

#[test]
fn what_was_given_is_printed_with_what_is_still_unknown() {
    let given = "ignore = [\"who\"]\nrows = \"data.items\"\n[columns]\n\"No\" = \"ref\"\n\"Name\" = [\"title\", \"text\"]\n\"By\" = \"owners:support\"\n\
        [fallback]\nhappened_on = [\"Closed\", \"Made\"]\n[split]\nBy = [\", \", \"/\"]\n[dates]\nMade = \"dmy\"\n[fill]\nBy = \"\"\n\
        [skip]\nNo = \"Total*\"\n[values.status]\nDone = \"implemented\"\n[values.owners]\n\"The \\\"others\\\"\" = \"-\"\n[set]\nkind = \"recommendation\"\n";
    let mapping = &Mapping::parse(given, "given").expect("a mapping");
    let header: Vec<String> = ["No", "who", "By", "St"].map(str::to_owned).to_vec();
    let strangers = ["St".to_owned()];
    let unknown = [word("Closed", 1)];
    let foreign = ForeignFile {
        table: ImportTable::Recommendations,
        mapping,
        header: &header,
        profiles: &[],
        strangers: &strangers,
        guesses: &[None],
        unknown: &unknown,
    };
    let text = propose(&foreign);
    assert!(
        text.contains(
            "[columns]\n\"By\" = \"owners:support\"\n\"No\" = \"ref\"\n\"name\" = [\"title\", \"text\"]\n\"St\" = \"\""
        ),
        "{text}"
    );
    let filled = text.replace("\"St\" = \"\"", "\"St\" = \"status\"").replace("\"Closed\" = \"\"", "\"Closed\" = \"dropped\"");
    let mut whole = mapping.clone();
    whole.map(&["St=status".to_owned()]).expect("a column");
    whole.map_values(&["status:Closed=dropped".to_owned()]).expect("a value");
    assert_eq!(Mapping::parse(&filled, "printed").expect("a mapping"), whole);
}

proptest! {
    #[test]
    fn the_proposal_goes_in_again_as_it_is_printed(name in any::<String>(), value in any::<String>(), near in any::<String>()) {
        // Every value is reported once, so all are distinct.
        let (one, other) = (format!("a{name}"), format!("b{value}"));
        let unknown = [word(&value, 2), owner(&one, Some(&near)), owner(&other, None)];
        let text = proposal(&[(&name, Some("text"))], &[of(&[&value])], &unknown);
        let accepted = text.replace("\n#? ", "\n").replace("= \"\"", "= \"x\"");
        let read: Result<toml::Table, _> = toml::from_str(&accepted);
        prop_assert_eq!(read.map(|_| ()).map_err(|error| error.to_string()), Ok(()), "{}", accepted);
        let printed: Result<toml::Table, _> = toml::from_str(&text);
        prop_assert_eq!(printed.map(|_| ()).map_err(|error| error.to_string()), Ok(()), "{}", text);
    }
}
