//! Images are packed and unpacked.

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::{NAMES, byte_of, packed, teach, unpacked};
use crate::store::file::schema::SCHEMA;
use crate::store::log::images::hexadecimal;
use crate::store::log::tables::LOGGED;

#[track_caller]
fn case(json: &str, n_bytes: usize) {
    let packed = packed(json).expect("it can be packed");
    assert_eq!((unpacked(&packed).as_str(), packed.len()), (json, n_bytes));
}

#[test]
fn an_image_comes_out_as_it_went_in() {
    case("{}", 0);
    case(r#"{"id":5,"is_open":1,"level":-3}"#, 6);
    case(r#"{"due":"2028-04-03","due_on":"2028-04-03","title":"\"A\",\nb\u0007 é"}"#, 2 + 10 + 2 + 2 + 10);
    case(r#"{"note":""}"#, 2);
}

#[test]
fn an_image_that_would_not_come_out_the_same_is_kept_as_json() {
    for json in [
        "",
        "nonsense",
        "[1]",
        r#"{"id": 5}"#,
        r#"{"nickname":"Ana"}"#,
        r#"{"id":1.5}"#,
        r#"{"id":null}"#,
        r#"{"note":"\u0041"}"#,
        r#"{"id":4611686018427387904}"#,
        r#"{"id":1,"id":1}"#,
    ] {
        assert_eq!(packed(json), None, "{json}");
    }
}

/// A name that lost its position would change every image kept so far.
#[test]
fn every_column_has_a_byte_and_keeps_it() {
    let connection = Connection::open_in_memory().expect("memory");
    connection.execute_batch(SCHEMA).expect("the schema");
    for table in LOGGED {
        let statement = connection.prepare(&format!("SELECT * FROM {}", table.0)).expect("a table");
        for name in statement.column_names() {
            assert!(byte_of(name).is_some(), "`{name}` of {} must be added at the end of NAMES", table.0);
        }
    }
    assert!(NAMES.len() < 256);
    let first = hexadecimal(&Sha256::digest(NAMES[..94].join(" ")));
    assert!(first.starts_with("e956b7d96d3fc1c1"), "{first}");
}

#[test]
fn sql_sees_the_json_and_packs_it() {
    let connection = Connection::open_in_memory().expect("memory");
    teach(&connection).expect("taught");
    let sql = "SELECT image(packed(?1)), typeof(packed(?1)), image(?1)";
    let told =
        |json: Option<&str>| connection.query_row(sql, [json], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).expect("a row");
    let (json, unfit) = (Some(r#"{"id":7}"#), Some("unfit"));
    for (text, kept) in [(json, "blob"), (unfit, "text"), (None, "null")] {
        let text = text.map(str::to_owned);
        assert_eq!(told(text.as_deref()), (text.clone(), kept.to_owned(), text));
    }
}

proptest! {
    #[test]
    fn texts_and_numbers_of_any_kind_come_out_the_same(title in any::<String>(), text in any::<String>(), id in -1i64 << 60..1 << 60) {
        let json = serde_json::json!({ "id": id, "note": title, "text": text, "title": title }).to_string();
        prop_assert_eq!(unpacked(&packed(&json).expect("packed")), json);
    }

    #[test]
    fn damage_is_read_as_far_as_it_goes(bytes in any::<Vec<u8>>()) {
        prop_assert!(serde_json::from_str::<serde_json::Value>(&unpacked(&bytes)).is_ok());
    }
}
