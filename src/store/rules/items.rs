//! Rules about recommendations, their owners and shares, and their relations.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::between::{Broken, Rule, Tell};
use crate::error::Result;
use crate::model::id::RecommendationId;
use crate::store::fold::families::root;
use crate::store::log::tables::{ASSIGNMENT, RECOMMENDATION, RELATION, SHARE};

pub(super) const RULES: &[Rule] = &[
    Rule::Rows {
        table: RECOMMENDATION,
        column: "ref",
        sql: "SELECT r.id FROM recommendation r JOIN reserved_ref x ON x.ref_key = r.ref_key ORDER BY r.id",
        why: |_| "the reference belonged to a recommendation that was removed".to_owned(),
    },
    Rule::Rows {
        table: RECOMMENDATION,
        column: "parent_id",
        sql: "SELECT id FROM recommendation WHERE kind = 'action' AND parent_id IS NULL ORDER BY id",
        why: |_| "an action belongs to a recommendation".to_owned(),
    },
    Rule::Rows {
        table: RECOMMENDATION,
        column: "parent_id",
        sql: "SELECT c.id, p.ref FROM recommendation c JOIN recommendation p ON p.id = c.parent_id
              WHERE c.kind <> 'action' AND p.kind = 'action' ORDER BY c.id",
        why: |named| format!("`{}` is an action and can't have components", named.text(1)),
    },
    Rule::Rows {
        table: RECOMMENDATION,
        column: "tracking",
        sql: "WITH found AS (
                SELECT r.id, r.tracking,
                  EXISTS (SELECT 1 FROM recommendation c WHERE c.parent_id = r.id AND c.kind <> 'action') AS has_components,
                  EXISTS (SELECT 1 FROM relation l WHERE l.recommendation_id = r.id AND l.kind = 'reiterates') AS restates,
                  EXISTS (SELECT 1 FROM share s WHERE s.recommendation_id = r.id) AS has_shares
                FROM recommendation r)
              SELECT id, tracking FROM found
              WHERE (tracking = 'components') <> has_components OR (tracking = 'restated') <> restates
                 OR (tracking = 'each' AND NOT has_shares) OR (tracking IN ('single', 'components') AND has_shares)
              ORDER BY id",
        why: |named| {
            format!("its components, shares and relations do not fit the tracking `{}`", named.text(1))
        },
    },
    Rule::Rows {
        table: ASSIGNMENT,
        column: "until_on",
        sql: "SELECT id, since_on, until_on FROM assignment WHERE until_on <= since_on ORDER BY id",
        why: |named| format!("it would end ({}) before it begins ({})", named.text(2), named.text(1)),
    },
    Rule::Rows {
        table: ASSIGNMENT,
        column: "owner_id",
        sql: "SELECT b.id, o.code, a.role
              FROM assignment a JOIN assignment b
                ON b.recommendation_id = a.recommendation_id AND b.owner_id = a.owner_id AND b.id > a.id
              JOIN owner o ON o.id = b.owner_id
              WHERE ifnull(a.since_on, '') < ifnull(b.until_on, '9999-99') AND ifnull(b.since_on, '') < ifnull(a.until_on, '9999-99')
              ORDER BY b.id",
        why: |named| format!("`{}` is already {} at that time", named.text(1), named.text(2)),
    },
    Rule::Rows {
        table: SHARE,
        column: "until_on",
        sql: "SELECT id, since_on, until_on FROM share WHERE until_on <= since_on ORDER BY id",
        why: |named| format!("it would end ({}) before it begins ({})", named.text(2), named.text(1)),
    },
    Rule::Rows {
        table: SHARE,
        column: "owner_id",
        sql: "SELECT b.id, o.code
              FROM share a JOIN share b ON b.recommendation_id = a.recommendation_id AND b.owner_id = a.owner_id AND b.id > a.id
              JOIN owner o ON o.id = b.owner_id
              WHERE ifnull(a.since_on, '') < ifnull(b.until_on, '9999-99') AND ifnull(b.since_on, '') < ifnull(a.until_on, '9999-99')
              ORDER BY b.id",
        why: |named| format!("`{}` already has a share at that time", named.text(1)),
    },
    Rule::Rows {
        table: SHARE,
        column: "owner_id",
        sql: "SELECT s.id, o.code FROM share s JOIN owner o ON o.id = s.owner_id
              WHERE s.until_on IS NULL AND NOT EXISTS (
                SELECT 1 FROM assignment a
                WHERE a.recommendation_id = s.recommendation_id AND a.owner_id = s.owner_id AND a.role = 'lead' AND a.until_on IS NULL)
              ORDER BY s.id",
        why: |named| format!("`{}` has a share but is not a lead", named.text(1)),
    },
    Rule::Rows {
        table: ASSIGNMENT,
        column: "role",
        sql: "SELECT a.id, o.code FROM assignment a
              JOIN recommendation r ON r.id = a.recommendation_id AND r.tracking = 'each' JOIN owner o ON o.id = a.owner_id
              WHERE a.role = 'lead' AND a.until_on IS NULL AND NOT EXISTS (
                SELECT 1 FROM share s
                WHERE s.recommendation_id = a.recommendation_id AND s.owner_id = a.owner_id AND s.until_on IS NULL)
              ORDER BY a.id",
        why: |named| format!("`{}` is a lead of a recommendation tracked for each owner, but has no share", named.text(1)),
    },
    Rule::Rows {
        table: RELATION,
        column: "target_id",
        sql: "SELECT id FROM relation WHERE target_id = recommendation_id ORDER BY id",
        why: |_| "a recommendation can't be linked to itself".to_owned(),
    },
    Rule::Walk(nothing_restates_itself),
];

/// Each family is folded after those that it restates, so restatements between families must not form a circle.
fn nothing_restates_itself(connection: &Connection, tell: &mut Tell<'_>) -> Result<()> {
    let sql = "SELECT id, recommendation_id, target_id FROM relation WHERE kind = 'reiterates' ORDER BY id";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut restated_by: HashMap<RecommendationId, Vec<RecommendationId>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (id, from, target) = (row.get(0)?, root(connection, row.get(1)?)?, root(connection, row.get(2)?)?);
        if leads_to(&restated_by, target, from) {
            let why = "the restatements form a circle".to_owned();
            tell(Broken { table: RELATION, id, column: "target_id", why })?;
        } else {
            restated_by.entry(from).or_default().push(target);
        }
    }
    Ok(())
}

/// Whether `from` is `to`, or restates it directly or through others.
fn leads_to(
    restated_by: &HashMap<RecommendationId, Vec<RecommendationId>>,
    from: RecommendationId,
    to: RecommendationId,
) -> bool {
    let (mut waiting, mut seen) = (vec![from], HashSet::new());
    while let Some(next) = waiting.pop() {
        if next == to {
            return true;
        }
        if seen.insert(next) {
            waiting.extend(restated_by.get(&next).into_iter().flatten());
        }
    }
    false
}
