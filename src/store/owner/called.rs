//! What owners are called; no two have the same name.

use rusqlite::Connection;

use crate::error::Result;
use crate::model::matching::folded;
use crate::model::states;
use crate::model::vocabulary::OwnerKind;

/// The present names of an owner.
pub(in crate::store) struct Called {
    pub(in crate::store) code: String,
    pub(in crate::store) kind: OwnerKind,
    /// The name, then the French and the Portuguese name.
    pub(in crate::store) names: [Option<String>; 3],
}

impl Called {
    /// The state that the owner's name belongs to.
    fn state(&self) -> Option<&'static str> {
        let name = self.names[0].as_deref().filter(|_| self.kind == OwnerKind::State)?;
        states::by_name(name).map(|state| state.code)
    }

    /// The keys that no two owners may share: their names without case and accents, and the state that they are.
    pub(in crate::store) fn keys(&self) -> Vec<String> {
        let names = self.names.iter().flatten().map(|name| format!("name {}", folded(name)));
        let state = self.state().or(states::by_code(&self.code).map(|state| state.code)).map(|code| format!("state {code}"));
        names.chain(state).collect()
    }
}

/// Every owner, in the order of rows.
pub(in crate::store) fn called(connection: &Connection) -> Result<Vec<(i64, Called)>> {
    let mut statement = connection.prepare_cached("SELECT id, code, kind, name, name_fr, name_pt FROM owner ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let names = [Some(row.get(3)?), row.get(4)?, row.get(5)?];
        all.push((row.get(0)?, Called { code: row.get(1)?, kind: row.get(2)?, names }));
    }
    Ok(all)
}
