//! Owners with their memberships and the people who report for them: plain data from the store for the reports.

use crate::model::id::{ContactId, OwnerId};
use crate::model::period::Period;
use crate::model::record::{Entry, Owner, Recommendation};
use crate::model::vocabulary::{Lang, Role};

/// Shown in place of a forgotten person.
pub const FORGOTTEN: &str = "[forgotten]";

/// A person's details; all empty for one who was forgotten.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    pub name: Option<String>,
    /// The office held, or the form of address.
    pub title: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// Whether `text` can be an e-mail address: a name, `@` and a host with a dot, and no character that would end it in a mail
/// header.
pub fn is_email(text: &str) -> bool {
    const MARKS: &str = "!#$%&'*+-/=?^_`{|}~.";
    let is_part = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || MARKS.contains(c));
    text.split_once('@').is_some_and(|(name, host)| is_part(name) && is_part(host) && host.contains('.'))
}

/// A person's tenure as focal point of an owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FocalPoint {
    /// The tenure's row.
    pub id: i64,
    pub owner: OwnerId,
    /// The owner's code.
    pub code: String,
    pub person: ContactId,
    pub contact: Contact,
    /// The language of the person's letters and sheets.
    pub lang: Option<Lang>,
    /// The theme that the person is asked about; `None` is everything.
    pub theme: Option<String>,
    pub is_coordinator: bool,
    pub period: Period,
}

impl FocalPoint {
    /// The person's name, or the text in its place.
    pub fn name(&self) -> &str {
        self.contact.name.as_deref().unwrap_or(FORGOTTEN)
    }
}

/// A membership as seen from one end: the owner or group at the other end, and the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The code of the group, or of the member.
    pub code: String,
    pub name: String,
    pub name_fr: Option<String>,
    pub name_pt: Option<String>,
    pub period: Period,
}

/// An item in the view of its owner: for one tracked each, the owner's share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owned {
    pub record: Recommendation,
    /// The owner's role, or that of the group through which it owns the item.
    pub role: Role,
    /// The code of that group; `None` if the owner is named directly.
    pub through: Option<String>,
    /// Whether it answers for the item: by its own share, as a lead, or as an addressee without a lead. `n_open` counts these
    /// items if open.
    pub answers: bool,
    /// The follow-ups, for a share only its own; the oldest first.
    pub entries: Vec<Entry>,
}

/// Everything about one owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerDossier {
    pub owner: Owner,
    /// The groups to which it belongs or belonged.
    pub groups: Vec<Membership>,
    /// Its present and former members.
    pub members: Vec<Membership>,
    /// Every tenure, the oldest first.
    pub focal_points: Vec<FocalPoint>,
    /// Open and done items in list order, including compounds and restatements.
    pub owned: Vec<Owned>,
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn an_address_is_one_word_with_a_host() {
        for text in ["grace.phiri@example.org", "o'neil+midsa@sub.example.org", "josé@exemplo.pt"] {
            assert!(is_email(text), "{text}");
        }
        for text in [
            "",
            "grace",
            "@example.org",
            "grace@",
            "grace@host",
            "a b@example.org",
            "a@b@example.org",
            "a@example.org\r\nBcc: x",
            "<a@example.org>",
            "a\u{202e}b@example.org",
            "a@example.org, b@example.org",
        ] {
            assert!(!is_email(text), "{text:?}");
        }
    }
}
