//! A report with more recommendations than a browser opens at once: all rows are in annexes of a thousand rows, each linked to
//! its neighbours.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use super::support::office::Office;

const N: usize = 2_100;

fn references(page: &str) -> Vec<String> {
    page.split("<span class=\"ref\">BIG-2020-")
        .skip(1)
        .filter_map(|rest| Some(format!("BIG-2020-{}", rest.split_once(" </span>")?.0)))
        .collect()
}

#[test]
fn what_a_long_report_leaves_out_is_in_its_annexes_and_nowhere_twice() {
    let office = Office::empty();
    office.must(&["init", "--empty"]);
    office.must(&["meeting", "add", "BIG-2020", "--title", "A long day", "--starts", "2020-03-01", "--body", "MIDSA"]);
    let mut rows = "ref,title,text\n".to_owned();
    (1..=N).for_each(|n| writeln!(rows, "BIG-2020-{n:02},Item {n},Do thing {n}").expect("memory"));
    fs::write(office.path().join("rows.csv"), rows).expect("written");
    office.must(&["import", "rows.csv", "--set", "meeting=BIG-2020"]);

    let told = office.must(&["report", "--output", "the report & more.html"]);
    assert!(told.err.contains("wrote the report & more-annex-1.html to the report & more-annex-3.html"), "{}", told.err);
    let page = |name: &str| fs::read_to_string(office.path().join(name)).expect(name);
    let report = page("the report & more.html");
    assert!(report.contains("<p>1000 of 2100 rows are shown here; all are in the annexes.</p>"), "it says so");
    let mut seen = BTreeSet::new();
    for n in 1..=3 {
        let link = format!("<li><a href=\"the%20report%20%26%20more-annex-{n}.html\">");
        assert!(report.contains(&link), "{link}");
        let annex = page(&format!("the report & more-annex-{n}.html"));
        assert!(annex.contains("<li><a href=\"the%20report%20%26%20more.html\">MIDSA progress report</a></li>"), "the way back");
        assert_eq!(annex.matches("-annex-").count(), if n == 2 { 2 } else { 1 }, "those beside it");
        let rows = references(&annex);
        assert!(rows.len() <= 1000, "{n}: {}", rows.len());
        for row in rows {
            assert!(seen.insert(row.clone()), "{row} twice");
        }
    }
    assert_eq!(seen.len(), N);

    // Without --force nothing is replaced, and then nothing is written.
    fs::remove_file(office.path().join("the report & more.html")).expect("removed");
    let refused = office.run(&["report", "--output", "the report & more.html"]);
    assert_eq!(refused.code, Some(1), "{}", refused.err);
    assert!(!office.path().join("the report & more.html").exists());
    office.must(&["report", "--output", "the report & more.html", "--force"]);
    assert_eq!(page("the report & more.html"), report, "the same bytes");
    // A workbook holds all rows.
    office.must(&["report", "--output", "all.xlsx"]);
    assert!(!office.path().join("all-annex-1.html").exists());
}
