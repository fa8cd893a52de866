//! JSON and NDJSON.

use std::fs;

use super::{case, refused, utf_16};
use crate::import::read::input::{Input, ReadOptions, open};

#[test]
fn an_array_of_objects_has_their_keys_as_columns() {
    case("json", "[]", "");
    case("json", r#"[{"a":1,"b":null},{"c":"x","a":true}]"#, "a,b,c 1[1,,] 2[yes,,x]");
    case("json", "\u{feff}[{\"a\":\"\\u00e9\\n\"}]", "a 1[é\n]");
    case("json", r#"[{"a":["x",1,null,false]},{"a":[]},{"b":2}]"#, "a,b 1[(x+1+no),] 3[,2]");
}

#[test]
fn a_number_is_kept_as_it_is_written() {
    let numbers = "123456789012345678901234567890";
    case("json", format!("[{{\"a\":{numbers},\"b\":1e400,\"c\":-0.10}}]"), &format!("a,b,c 1[{numbers},1e400,-0.10]"));
}

#[test]
fn a_value_that_a_cell_can_not_hold_is_a_fault() {
    case("json", r#"[{"a":[[1]]}]"#, "a 1[!is a list that holds more than texts and numbers]");
    case(
        "json",
        r#"[{"a":1,"a":2},5]"#,
        "a 1[2]!has the key `a` twice 2[]!is a number, not an object with a value for each column",
    );
    case(
        "json",
        r#"[{"a":"x\u0000"},{"a":"\ud800"}]"#,
        "a 1[!character 2 is a NUL, which no text holds] 2[!holds half of a character]",
    );
    let deep = format!("[{{\"a\":{}{}}}]", "[".repeat(100_000), "]".repeat(100_000));
    case("json", deep, "a 1[!is a list that holds more than texts and numbers]");
}

#[test]
fn a_value_inside_a_value_has_a_path() {
    case("json", r#"[{"a":{"x":1}},{"a":null},{"a":{"x":2,"y":[3]}}]"#, "a.x,a.y 1[1,] 3[2,(3)]");
    case("json", r#"[{"a":[{"d":1},{"d":2,"s":"x"}]},{"a":[]}]"#, "a[].d,a[].s 1[(1+2),(+x)]");
    case("json", r#"[{"a":{}},{"b":null}]"#, "a,b");
}

#[test]
fn a_title_above_the_header_is_left_out() {
    case("csv", "Register of 2006;;\n;;\nref;text;status\n1;Do it;open\n", "ref,text,status 4[1,Do it,open]");
    case(
        "csv",
        "The Ministry's list\nref|text|status\n1|Do it|open\n2|Do that|\n",
        "ref,text,status 3[1,Do it,open] 4[2,Do that,]",
    );
    refused("csv", "List\n1,2,3\n4,5,6\n", "in.csv: no row looks like the names of the columns");
    case("csv", "ref,ref,,text\n1,2,x,Do it\n", "ref,ref (2),text,(column C) 2[1,2,Do it,x]");
}

#[test]
fn broken_json_is_reported_with_row_and_key() {
    refused("json", r#"[{"a":1},{"a":2,"b":"#, "in.json:2:b: ends in the middle of a value (line 1, character 20)");
    refused("json", r#"[{"a":1},{"a":x}]"#, "in.json:2:a: is not JSON: expected value (line 1, character 15)");
    refused("json", "{\"a\":1}\n{\"a\":2}\n", "in.json: is one object without a list of objects in it");
    refused("json", "[] []", "in.json: is not JSON: trailing characters (line 1, character 4)");
    refused(
        "json",
        "\"text\"",
        "in.json: is not JSON: invalid type: string \"text\", expected an array of objects (line 1, character 6)",
    );
    refused("json", b"[{\"a\":\"\xe9\"}]", "in.json:1:a: is not JSON: invalid unicode code point (line 1, character 8)");
    refused("json", utf_16("[]", u16::to_le_bytes), "in.json: is in UTF-16, but JSON is UTF-8");
    refused("json", "[{\"\":1}]", "in.json:1: `` can't be the name of a column");
    refused("json", "", "in.json: is empty");
}

#[test]
fn a_row_of_json_without_end_is_refused() {
    let long = "x".repeat(9 * 1024 * 1024);
    refused("json", format!("[{{\"a\":\"{long}\"}}]"), "in.json:1:a: is longer than 8 MiB or has more than 16384 cells");
    case("json", format!("[{{\"a\":\"{}\"}}]", &long[..2_000_000]), "a 1[!is longer than 1 MiB]");
}

#[test]
fn our_own_form_is_read_and_states_its_table() {
    let form = r#"{"schema_version": 1, "table": "owners", "as_of": "2026-11-24", "rows": [{"code":"IOM"}], "n_rows": 1}"#;
    case("json", form, "code 1[IOM]");
    refused("json", form.replace("1,", "2,"), "in.json: has the schema version 2; this midsa reads 1");
    refused("json", form.replace("owners", "register"), "in.json: holds a whole register, not one table");

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("in.json");
    let stated = |text: &str| {
        fs::write(&path, text).expect("written");
        Input::find(&path, &ReadOptions::default()).and_then(|input| input.stated_table()).expect("read")
    };
    assert_eq!(stated(form).as_deref(), Some("owners"));
    assert_eq!(stated(r#"{"schema_version":1,"table":"register","meetings":[oops"#).as_deref(), Some("register"));
    assert_eq!(stated("[]"), None);
    assert_eq!(stated("{oops"), None);
    fs::write(&path, form).expect("written");
    assert_eq!(open(&path, &ReadOptions::default()).expect("opened").table(), Some("owners"));
}

#[test]
fn a_line_of_ndjson_that_is_broken_is_one_faulty_row() {
    case("ndjson", "{\"a\":1}\n\n{\"b\":2}\r\n", "a,b 1[1,] 3[,2]");
    case("ndjson", "", "");
    let fault = "!is not JSON: expected value (character 6, at the key `a`)";
    case("ndjson", "{\"a\":1}\n{\"a\":x}\n{\"a\":3}", &format!("a 1[1] 2[]{fault} 3[3]"));
    case("ndjson", "{\"a\":1}\n{\"a\":2} {}\n", "a 1[1] 2[]!is not JSON: trailing characters (character 9, at the key `a`)");
    refused("ndjson", "[\n{\"a\":1}]\n", "in.ndjson:1: ends in the middle of a value (character 1)");
}
