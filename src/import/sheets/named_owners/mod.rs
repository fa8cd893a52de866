//! Owners named in a file: found by code, name or former name, or created on request: a state with its ISO code and its names
//! in three languages, others with a code made from the name ([`names`]).

mod names;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

pub use self::names::OneName;
use self::names::{LONGEST, code_of, seems_several, spaced};
use crate::error::{Error, Result};
use crate::import::map::cells::NamedOwner;
use crate::import::map::fault::{Fault, Stop, Unknown, told};
use crate::import::map::propose::words::is_same_but_for_a_slip;
use crate::model::id::OwnerId;
use crate::model::matching::{bare, folded};
use crate::model::owner_code;
use crate::model::states::{self, State};
use crate::model::vocabulary::{OwnerKind, Role};
use crate::store::{Change, NewOwner};
use crate::text::Importing;

/// How to treat an owner that is not in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownOwners {
    Refused,
    Created,
}

/// Why a name does not identify an owner.
#[derive(Debug, Clone)]
struct Missed {
    reason: String,
    /// The likely owner, if one letter is wrong.
    nearest: Option<String>,
}

/// A created owner.
#[derive(Debug, Clone)]
struct Made {
    code: String,
    /// As written in the file.
    name: String,
    state: Option<State>,
}

impl Made {
    fn own_name(&self) -> &str {
        self.state.map_or(&self.name, |state| state.name)
    }
}

/// The owners of a register by name, as known to an import.
#[derive(Debug, Clone)]
pub struct NamedOwners {
    unknown: UnknownOwners,
    known: HashMap<String, Vec<OwnerId>>,
    /// The errors of names that occurred before.
    missed: HashMap<String, Missed>,
    /// The names of owners created for the current row.
    of_row: Vec<String>,
    made: Vec<Made>,
    n_made_before_row: usize,
    one_name: OneName,
    /// The codes of the existing owners, by name without case, accents, punctuation and spaces.
    alike: HashMap<String, Vec<String>>,
}

impl NamedOwners {
    pub fn new(unknown: UnknownOwners) -> Self {
        Self {
            unknown,
            known: HashMap::new(),
            missed: HashMap::new(),
            of_row: Vec::new(),
            made: Vec::new(),
            n_made_before_row: 0,
            one_name: OneName::default(),
            alike: HashMap::new(),
        }
    }

    /// Reads the existing names.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn begin(&mut self, change: &Change<'_>) -> Result<()> {
        self.known.clear();
        self.made.clear();
        self.alike.clear();
        for (name, owners) in change.owner_names()? {
            for owner in &owners {
                let code = change.code_of(*owner)?;
                let alike = self.alike.entry(bare(&name)).or_default();
                if !alike.contains(&code) {
                    alike.push(code);
                }
            }
            let known = self.known.entry(spaced(&name)).or_default();
            known.extend(owners);
            known.sort_unstable();
            known.dedup();
        }
        self.one_name.find(&self.known);
        Ok(())
    }

    /// The names in the file, grouped by owner according to the register.
    pub fn one_name(&self) -> &OneName {
        &self.one_name
    }

    /// Notes a name before the register is read.
    pub fn foresee(&mut self, name: &str) {
        self.one_name.foresee(name);
    }

    /// Forgets the owners created for a refused row.
    pub fn taken_back(&mut self) {
        for name in self.of_row.drain(..) {
            self.known.remove(&name);
        }
        self.made.truncate(self.n_made_before_row);
    }

    /// The row is imported; the owners created for it stay.
    pub fn row_begins(&mut self) {
        self.of_row.clear();
        self.n_made_before_row = self.made.len();
    }

    /// A line for each created owner, with those of similar names next to each other.
    pub fn made(&self, words: &Importing) -> Vec<String> {
        let mut alike: BTreeMap<String, Vec<&Made>> = BTreeMap::new();
        for made in &self.made {
            alike.entry(bare(&made.name)).or_default().push(made);
        }
        let lines = alike.iter().flat_map(|(key, alike)| alike.iter().map(move |made| self.line(made, key, alike, words)));
        lines.collect()
    }

    fn line(&self, made: &Made, key: &str, alike: &[&Made], words: &Importing) -> String {
        let Made { code, name, state } = made;
        let called = match state {
            Some(state) if bare(name) == bare(state.name) => format!("{}, {}", state.name, words.a_state),
            Some(state) => format!("{}, {} (`{}`)", state.name, words.a_state, spaced(name)),
            None => spaced(name),
        };
        let mut line = (words.new_owner)(code, &called);
        let known = self.alike.get(key).into_iter().flatten().map(String::as_str);
        let new = alike.iter().filter(|other| other.code != *code).map(|other| other.own_name());
        let others: Vec<String> =
            known.chain(new).filter(|name| *name != made.own_name()).map(|name| format!("`{}`", spaced(name))).collect();
        // Writing to a string can't fail.
        if !others.is_empty() {
            let _ = write!(line, " ({})", (words.looks_like)(&others.join(", ")));
        }
        if let (Some(separator), None) = (seems_several(name), state) {
            let separator = separator.trim_matches(' ').escape_default().to_string();
            let _ = write!(line, " ({})", (words.seems_several)(&separator));
        }
        line
    }

    /// The owners with their roles.
    ///
    /// # Errors
    /// Every name without an owner, and every owner named with two roles.
    pub fn resolve(&mut self, change: &mut Change<'_>, named: &[NamedOwner]) -> Result<Vec<(OwnerId, Role)>, Stop> {
        let mut owners: Vec<(OwnerId, Role)> = Vec::with_capacity(named.len());
        let mut faults = Vec::new();
        for one in named {
            match self.one(change, &one.name, &one.column, "owners") {
                Ok(owner) => match owners.iter().find(|(known, _)| *known == owner) {
                    None => owners.push((owner, one.role)),
                    // An owner named in several columns has the role of the first.
                    Some((_, role)) if *role == one.role || !one.is_role_stated => {}
                    Some((_, role)) => {
                        let reason = format!("`{}` is named as {role} and as {}; each owner has one role", one.name, one.role);
                        faults.push(Fault::of_cell(&one.column, reason));
                    }
                },
                Err(Stop::Row(more)) => faults.extend(more),
                Err(whole @ Stop::Whole(_)) => return Err(whole),
            }
        }
        if faults.is_empty() { Ok(owners) } else { Err(Stop::Row(faults)) }
    }

    /// The owner with this name; `column` is the file's name of the column, `key` ours.
    ///
    /// # Errors
    /// No owner has the name, or several do.
    pub fn one(&mut self, change: &mut Change<'_>, name: &str, column: &str, key: &'static str) -> Result<OwnerId, Stop> {
        let folded = spaced(&folded(name));
        match self.known.get(&folded).map(Vec::as_slice) {
            Some([owner]) => return Ok(*owner),
            Some(_) => {
                let reason = format!("several owners are or were called `{name}`; name one by its code");
                return Err(Stop::Row(vec![Fault::of_cell(column, reason)]));
            }
            None => {}
        }
        let state = if self.missed.contains_key(&folded) { None } else { meant_state(name) };
        let known_state = state.and_then(|state| self.known.get(&self::folded(state.code))).and_then(|owners| owners.first());
        if let Some(owner) = known_state.copied() {
            self.call(folded, owner);
            return Ok(owner);
        }
        match self.unknown {
            UnknownOwners::Refused => Err(self.miss(change, name, folded, column, key)),
            UnknownOwners::Created => Ok(self.make(change, name, state)?),
        }
    }

    fn make(&mut self, change: &mut Change<'_>, name: &str, state: Option<State>) -> Result<OwnerId> {
        let code = state.map_or_else(|| self.code_for(name), |state| state.code.to_owned());
        let new = NewOwner {
            code: code.clone(),
            kind: if state.is_some() { OwnerKind::State } else { OwnerKind::Organisation },
            name: state.map_or(name, |state| state.name).to_owned(),
            name_fr: state.map(|state| state.name_fr.to_owned()),
            name_pt: state.map(|state| state.name_pt.to_owned()),
            former_names: Vec::new(),
            members: Vec::new(),
        };
        let owner = change.add_owner(&new)?;
        self.call(spaced(&folded(name)), owner);
        self.call(spaced(&folded(&code)), owner);
        for name in state.iter().flat_map(State::names) {
            self.call(spaced(&folded(name)), owner);
        }
        self.made.push(Made { code, name: name.to_owned(), state });
        Ok(owner)
    }

    /// Also finds the owner by this name, as long as the row is not refused.
    fn call(&mut self, name: String, owner: OwnerId) {
        if self.known.insert(name.clone(), vec![owner]).is_none() {
            self.of_row.push(name);
        }
    }

    fn miss(&mut self, change: &Change<'_>, name: &str, folded: String, column: &str, key: &'static str) -> Stop {
        let missed = if let Some(missed) = self.missed.get(&folded) {
            missed.clone()
        } else {
            let missed = match change.find_owner(name) {
                Ok(_) => Missed { reason: format!("no owner `{name}`"), nearest: None },
                Err(Error::NoOwner { name, alike }) => {
                    let nearest = alike.iter().find(|other| is_same_but_for_a_slip(&name, other)).cloned();
                    Missed { reason: told(&Error::NoOwner { name, alike }), nearest }
                }
                Err(error) => match Stop::from(error) {
                    Stop::Row(faults) => Missed { reason: faults.into_iter().map(|fault| fault.reason).collect(), nearest: None },
                    whole @ Stop::Whole(_) => return whole,
                },
            };
            self.missed.insert(folded, missed.clone());
            missed
        };
        let reason = match seems_several(name).filter(|_| meant_state(name).is_none()) {
            Some(separator) => format!(
                "{} (it seems to hold several; `split.\"{column}\" = \"{}\"` in a mapping file reads them apart)",
                missed.reason,
                separator.escape_default()
            ),
            None => missed.reason,
        };
        let unknown = Some(Unknown::Owner { column: key, name: name.to_owned(), nearest: missed.nearest });
        Stop::Row(vec![Fault { unknown, ..Fault::of_cell(column, reason) }])
    }

    /// The name in upper case, with `-` for everything except letters and digits, cut at 24 characters, made unique.
    fn code_for(&self, name: &str) -> String {
        let code = code_of(name);
        let is_free = |code: &str| !self.known.contains_key(&spaced(&folded(code))) && owner_code::check(code).is_ok();
        if is_free(&code) {
            return code;
        }
        let numbered = |number: u32| {
            let number = format!("-{number}");
            let head: String = code.chars().take(LONGEST - number.len()).collect();
            format!("{}{number}", head.trim_end_matches('-'))
        };
        (2..=u32::MAX).map(numbered).find(|code| is_free(code)).expect("there are more numbers than owners")
    }
}

/// The state with a name: by its present or former names, or its code in capitals.
fn meant_state(name: &str) -> Option<State> {
    let name = spaced(name);
    let is_code = name.len() == 3 && name.chars().all(|c| c.is_ascii_uppercase());
    states::by_name(&name).or_else(|| if is_code { states::by_code(&name) } else { None })
}
