//! A row as JSON: the one place that turns a cell into a JSON value.

use serde_json::{Map, Value};

use crate::report::table::{Cell, Column};

/// A row as an object, a member for each column; absent values are `null`.
pub fn object(columns: &[Column], cells: &[Cell]) -> Value {
    let members = columns.iter().zip(cells).map(|(column, cell)| (column.key.clone().into_owned(), value(cell)));
    Value::Object(members.collect::<Map<_, _>>())
}

/// A cell as a value: days ISO, decimals with one place.
pub fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) | Cell::Toned(text, _) | Cell::Internal { text, .. } => Value::from(text.as_str()),
        Cell::Integer(number) => Value::from(*number),
        Cell::Decimal(number) => Value::from((number * 10.0).round() / 10.0),
        Cell::Date(_) | Cell::Named { .. } | Cell::Dated { .. } => Value::from(cell.plain()),
        Cell::Flag(flag) => Value::from(*flag),
        Cell::Bar(bar) => Value::from(bar.parts.as_slice()),
        Cell::List(words) => Value::from(words.as_slice()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::object;
    use crate::report::table::{Cell, Column};

    #[test]
    fn an_absent_value_is_null_and_a_list_an_array() {
        let columns = [Column::word("ref", "Ref"), Column::list("themes", "Themes"), Column::number("pct", "%")];
        let cells = [Cell::Empty, Cell::List(vec!["a;b".to_owned()]), Cell::Decimal(100.0 / 3.0)];
        assert_eq!(object(&columns, &cells), json!({ "ref": null, "themes": ["a;b"], "pct": 33.3 }));
    }
}
