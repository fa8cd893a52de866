//! Rules about focal points and their tenures.

use super::between::Rule;
use crate::store::log::tables::FOCAL_POINT;

pub(super) const RULES: &[Rule] = &[
    Rule::Rows {
        table: FOCAL_POINT,
        column: "until_on",
        sql: "SELECT id, since_on, until_on FROM focal_point WHERE until_on <= since_on ORDER BY id",
        why: |named| format!("it would end ({}) before it begins ({})", named.text(2), named.text(1)),
    },
    Rule::Rows {
        table: FOCAL_POINT,
        column: "since_on",
        sql: "SELECT b.id, o.code
              FROM focal_point a JOIN focal_point b ON b.owner_id = a.owner_id AND b.contact_id = a.contact_id AND b.id > a.id
              JOIN owner o ON o.id = b.owner_id
              WHERE ifnull(a.since_on, '') < ifnull(b.until_on, '9999-99') AND ifnull(b.since_on, '') < ifnull(a.until_on, '9999-99')
              ORDER BY b.id",
        why: |named| format!("the person is a focal point of `{}` at that time already", named.text(1)),
    },
    Rule::Rows {
        table: FOCAL_POINT,
        column: "is_coordinator",
        sql: "SELECT b.id, o.code
              FROM focal_point a JOIN focal_point b ON b.owner_id = a.owner_id AND b.id > a.id
              JOIN owner o ON o.id = b.owner_id
              WHERE a.is_coordinator AND b.is_coordinator
                AND ifnull(a.since_on, '') < ifnull(b.until_on, '9999-99') AND ifnull(b.since_on, '') < ifnull(a.until_on, '9999-99')
              ORDER BY b.id",
        why: |named| format!("another coordinates for `{}` at that time", named.text(1)),
    },
];
