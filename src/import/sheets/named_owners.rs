//! The owners that a file names: found by code, name or former name, or made where that is asked for.

use std::collections::HashMap;
use std::fmt::Write;

use unicode_normalization::char::is_combining_mark;

use crate::error::{Error, Result};
use crate::import::map::cells::Named;
use crate::import::map::fault::{Fault, Stop, Unknown, told};
use crate::import::map::propose::words::is_same_but_for_a_slip;
use crate::model::id::OwnerId;
use crate::model::matching::folded;
use crate::model::owner_code;
use crate::model::vocabulary::{OwnerKind, Role};
use crate::store::{Change, NewOwner};

/// What becomes of an owner that the register does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownOwners {
    Refused,
    Created,
}

/// Why a name is no owner's.
#[derive(Debug, Clone)]
struct Missed {
    reason: String,
    /// The one that was meant, but for a slip of one letter.
    nearest: Option<String>,
}

/// The owners of a register by name, as an import comes to know them.
#[derive(Debug, Clone)]
pub struct Owners {
    unknown: UnknownOwners,
    known: HashMap<String, Vec<OwnerId>>,
    /// Why a name is no owner, for names that were met before.
    missed: HashMap<String, Missed>,
    /// The names of owners that were made for the present row.
    of_row: Vec<String>,
    /// The owners that were made, with code and name.
    made: Vec<(String, String)>,
    n_made_before_row: usize,
    /// Names by what is left of them without case, accents, signs and spaces.
    alike: HashMap<String, Vec<String>>,
}

impl Owners {
    pub fn new(unknown: UnknownOwners) -> Self {
        Self {
            unknown,
            known: HashMap::new(),
            missed: HashMap::new(),
            of_row: Vec::new(),
            made: Vec::new(),
            n_made_before_row: 0,
            alike: HashMap::new(),
        }
    }

    /// Learns the names that there are.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn begin(&mut self, change: &Change<'_>) -> Result<()> {
        self.known.clear();
        self.made.clear();
        self.alike.clear();
        for (name, owners) in change.owner_names()? {
            self.alike.entry(bare(&name)).or_default().push(name.clone());
            let known = self.known.entry(spaced(&name)).or_default();
            known.extend(owners);
            known.sort_unstable();
            known.dedup();
        }
        Ok(())
    }

    /// Forgets what was made for a row that is refused.
    pub fn taken_back(&mut self) {
        for name in self.of_row.drain(..) {
            self.known.remove(&name);
        }
        self.made.truncate(self.n_made_before_row);
    }

    /// The row is placed; what was made for it stays.
    pub fn row_begins(&mut self) {
        self.of_row.clear();
        self.n_made_before_row = self.made.len();
    }

    /// A line for each owner that was made, with those that are called almost the same.
    pub fn made(&self) -> Vec<String> {
        let mut made: Vec<(String, String)> =
            self.made.iter().map(|(code, name)| (bare(name), format!("new owner {code}: {}", spaced(name)))).collect();
        let others = |key: &str, own: &str| -> Vec<String> {
            let known = self.alike.get(key).into_iter().flatten().cloned();
            let new = self.made.iter().filter(|(_, name)| bare(name) == key && name != own).map(|(_, name)| name.clone());
            known.chain(new).map(|name| format!("`{}`", spaced(&name))).collect()
        };
        let names: Vec<&String> = self.made.iter().map(|(_, name)| name).collect();
        for ((key, line), name) in made.iter_mut().zip(names) {
            let others = others(key, name);
            // Writing to a string can't fail.
            if !others.is_empty() {
                let _ = write!(line, " (looks like {})", others.join(", "));
            }
            if let Some(separator) = seems_several(name) {
                let _ = write!(line, " (it seems to hold several, by `{}`)", separator.trim_matches(' ').escape_default());
            }
        }
        made.sort();
        made.into_iter().map(|(_, line)| line).collect()
    }

    /// The owners with their roles.
    ///
    /// # Errors
    /// Every name that is no owner's, and every owner that is named with two roles.
    pub fn resolve(&mut self, change: &mut Change<'_>, named: &[Named]) -> Result<Vec<(OwnerId, Role)>, Stop> {
        let mut owners: Vec<(OwnerId, Role)> = Vec::with_capacity(named.len());
        let mut faults = Vec::new();
        for one in named {
            match self.one(change, &one.name, &one.column, "owners") {
                Ok(owner) => match owners.iter().find(|(known, _)| *known == owner) {
                    None => owners.push((owner, one.role)),
                    // Who is named in several columns has the role of the first.
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

    /// The owner of that name; `column` is the file's name of the column, `key` ours.
    ///
    /// # Errors
    /// There is none, or several are called so.
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
        match self.unknown {
            UnknownOwners::Refused => Err(self.miss(change, name, folded, column, key)),
            UnknownOwners::Created => {
                let code = self.code_for(name);
                let new = NewOwner {
                    code: code.clone(),
                    kind: OwnerKind::Organisation,
                    name: name.to_owned(),
                    name_fr: None,
                    name_pt: None,
                    former_names: Vec::new(),
                    members: Vec::new(),
                };
                let owner = change.add_owner(&new)?;
                self.made.push((code.clone(), name.to_owned()));
                for called in [folded, spaced(&self::folded(&code))] {
                    if self.known.insert(called.clone(), vec![owner]).is_none() {
                        self.of_row.push(called);
                    }
                }
                Ok(owner)
            }
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
        let reason = match seems_several(name) {
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

    /// The name in upper case with `-` for all that is neither letter nor digit, cut at 24 characters, made unique.
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

/// What seems to stand between several owners in one cell.
pub fn seems_several(name: &str) -> Option<&'static str> {
    ["\n", ",", " / ", "/", " & ", " and "].into_iter().find(|separator| name.contains(separator))
}

/// With one plain space where spaces of any kind stand.
fn spaced(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name without case, accents, signs and spaces.
fn bare(name: &str) -> String {
    folded(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The most characters of a code that is made from a name.
const LONGEST: usize = 24;

fn code_of(name: &str) -> String {
    let mut code = String::new();
    for c in name.chars().flat_map(char::to_uppercase) {
        if c.is_alphanumeric() || (is_combining_mark(c) && !code.is_empty()) {
            code.push(c);
        } else if !code.is_empty() && !code.ends_with('-') {
            code.push('-');
        }
    }
    let mut code: Vec<char> = code.chars().collect();
    if code.len() > LONGEST {
        // A letter is not parted from its marks.
        let end = (0..=LONGEST).rev().find(|&end| !is_combining_mark(code[end])).unwrap_or(LONGEST);
        code.truncate(end);
    }
    let code: String = code.into_iter().collect();
    let code = code.trim_end_matches('-');
    if code.is_empty() { "OWNER".to_owned() } else { code.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::code_of;

    #[test]
    fn a_code_is_the_name_in_upper_case_cut_at_24() {
        assert_eq!(code_of("Agriculture and Agri-Food Canada"), "AGRICULTURE-AND-AGRI-FOO");
        assert_eq!(code_of("Département, de l’énergie"), "DÉPARTEMENT-DE-L-ÉNERGIE");
        assert_eq!(code_of("Dept. of Health (UK)"), "DEPT-OF-HEALTH-UK");
        assert_eq!(code_of("···"), "OWNER");
        assert_eq!(code_of("เพื่อไทย"), "เพื่อไทย");
        assert_eq!(code_of("विदेश मंत्रालय"), "विदेश-मंत्रालय");
    }
}
