//! What is made for the public holds no trace of a note that is for the officers alone.

use std::fs;
use std::path::{Path, PathBuf};

use super::support::office::Office;

fn pages(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { pages(&path) } else { vec![path] }).collect()
}

#[test]
fn the_public_pages_do_not_tell_the_day_of_an_internal_note() {
    let office = Office::new();
    office.must(&["rec", "update", "WDH-2010-02", "--note", "The Chair has not read it", "--on", "2026-05-07"]);
    office.must(&["rec", "update", "MRU-2006-02a", "--owner", "ZMB", "--note", "Mr Banda is annoyed", "--on", "2026-05-07"]);
    office.must(&["rec", "update", "MRU-2006-03", "--note", "Ask again", "--on", "2026-05-07"]);
    office.must(&["site", "public"]);
    for page in pages(&office.path().join("public")) {
        let text = fs::read_to_string(&page).expect("text").replace(['\u{a0}', '\u{202f}'], " ").to_lowercase();
        for trace in ["has not read it", "annoyed", "ask again", "7 may 2026", "7 mai 2026", "7 de maio de 2026", "2026-05-07"] {
            assert!(!text.contains(trace), "{trace} in {}", page.display());
        }
    }
    let shown = office.must(&["rec", "show", "MRU-2006-03", "--public-only", "--format", "json"]);
    assert!(!shown.out.contains("2026-05-07"), "{}", shown.out);
}
