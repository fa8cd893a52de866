//! A changed log is found by its hashes; an invented one is checked by the rules.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::lies::{record, refused, row_of};
use super::register::ALL;

/// Changes an image (before or after) of the first row of `table`; gives the place of the image.
fn change_image(file: &mut Value, table: &str, key: &str, value: Value) -> usize {
    let place = row_of(file, "log_changes", |row| row["table"] == table && row.get("after").is_some());
    file["log_changes"][place - 1]["after"][key] = value;
    place
}

#[test]
fn an_entry_of_the_log_that_was_changed_is_found_by_its_hash() {
    let mut file = record(ALL);
    change_image(&mut file, "recommendation", "title", json!("another"));
    refused(&file, ":log:2:hash");
    let mut file = record(ALL);
    file["log"][1]["by"] = json!("somebody else");
    refused(&file, ":log:2:hash");
    let mut file = record(ALL);
    file["log"].as_array_mut().expect("rows").remove(1);
    refused(&file, ":log:2:id");
    let mut file = record(ALL);
    file["log_changes"].as_array_mut().expect("rows").pop();
    refused(&file, ":log:3:hash");
    let mut file = record(ALL);
    file.as_object_mut().expect("an object").shift_remove("log");
    refused(&file, ":log");
}

#[test]
fn an_invented_log_is_checked_by_the_rules() {
    let lie = |table: &str, key: &str, value: Value| {
        let mut file = record(ALL);
        let place = change_image(&mut file, table, key, value);
        hash_anew(&mut file);
        (file, place)
    };
    for (table, key, value) in [
        ("recommendation", "kind", json!("order")),
        ("recommendation", "ref_key", json!("other")),
        ("recommendation", "colour", json!("red")),
        ("meeting", "starts_on", json!("1999-01-01")),
        ("follow_up", "is_move", json!(2)),
        ("owner", "code", json!("a b")),
    ] {
        let (file, place) = lie(table, key, value);
        refused(&file, &format!(":log_changes:{place}:{key}"));
    }
    let mut unknown = record(ALL);
    unknown["log_changes"][0]["table"] = json!("contact");
    refused(&unknown, ":log_changes:1:table");

    // The last image of a row must equal the row and agree with the follow-ups.
    let mut file = record(ALL);
    let place =
        1 + file["log_changes"].as_array().expect("rows").iter().rposition(|row| row["table"] == "recommendation").expect("one");
    file["log_changes"][place - 1]["after"]["status"] = json!("lapsed");
    hash_anew(&mut file);
    refused(&file, &format!(":log_changes:{place}:status"));

    let mut file = record(ALL);
    let title = row_of(&file, "recommendations", |_| true);
    file["recommendations"][title - 1]["title"] = json!("another");
    refused(&file, ":recommendations:1:title");
    let mut file = record(ALL);
    file["owners"].as_array_mut().expect("rows").pop();
    let n = file["owners"].as_array().expect("rows").len() + 1;
    refused(&file, &format!(":owners:{n}"));

    let (file, place) = lie("theme", "recommendation_id", json!(4711));
    refused(&file, &format!(":log_changes:{place}"));
}

/// Computes the hashes of the log anew, as a forger would.
fn hash_anew(file: &mut Value) {
    let changes = file["log_changes"].as_array().expect("rows").clone();
    let mut before = String::new();
    for entry in file["log"].as_array_mut().expect("rows") {
        let mut digest = Sha256::new();
        digest.update(&before);
        for change in changes.iter().filter(|change| change["entry"] == entry["id"]) {
            let image = change.get("after").or(change.get("before")).expect("an image");
            let own = |table: &str, key: &str| image.get(key).or(image.get("id").filter(|_| change["table"] == table));
            absorb(&mut digest, change["table"].as_str());
            let numbers = [change.get("row"), own("recommendation", "recommendation_id"), own("owner", "owner_id")];
            for number in numbers {
                absorb(&mut digest, number.map(Value::to_string).as_deref());
            }
            for key in ["before", "after"] {
                absorb(&mut digest, change.get(key).map(canonical).as_deref());
            }
        }
        for key in ["id", "first_change", "n_changes", "at", "by", "kind", "command"] {
            let value = &entry[key];
            absorb(&mut digest, Some(&value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
        }
        absorb(&mut digest, entry.get("undoes").map(Value::to_string).as_deref());
        before = midsa::store::hexadecimal(&digest.finalize());
        entry["hash"] = json!(before);
    }
}

/// The keys of an image are in alphabetical order.
fn canonical(image: &Value) -> String {
    let columns: std::collections::BTreeMap<_, _> = image.as_object().expect("an image").iter().collect();
    serde_json::to_string(&columns).expect("JSON")
}

fn absorb(digest: &mut Sha256, field: Option<&str>) {
    match field {
        Some(text) => {
            digest.update([1]);
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text);
        }
        None => digest.update([0]),
    }
}
