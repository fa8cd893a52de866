//! Owners with their memberships and the people who report for them: plain data, as the store reads it and reports show it.

use crate::model::id::{ContactId, OwnerId};
use crate::model::period::Period;
use crate::model::record::{Entry, Owner, Recommendation};
use crate::model::vocabulary::{Lang, Role};

/// What is shown in place of a person who was forgotten.
pub const FORGOTTEN: &str = "[forgotten]";

/// What is known of a person; nothing at all of one who was forgotten.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    pub name: Option<String>,
    /// The office held, or the form of address.
    pub title: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// Whether `text` can be an e-mail address: a name, `@` and a host with a dot, and nothing that would end it in the head of a
/// letter.
pub fn is_email(text: &str) -> bool {
    const MARKS: &str = "!#$%&'*+-/=?^_`{|}~.";
    let is_part = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || MARKS.contains(c));
    text.split_once('@').is_some_and(|(name, host)| is_part(name) && is_part(host) && host.contains('.'))
}

/// A person's tenure as one who reports for an owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FocalPoint {
    /// The tenure's row.
    pub id: i64,
    pub owner: OwnerId,
    /// The owner's code.
    pub code: String,
    pub person: ContactId,
    pub contact: Contact,
    /// Of the letters and sheets that the person gets.
    pub lang: Option<Lang>,
    /// What the person is asked about; `None` is everything.
    pub theme: Option<String>,
    pub is_coordinator: bool,
    pub period: Period,
}

impl FocalPoint {
    /// The person's name, or what stands in its place.
    pub fn name(&self) -> &str {
        self.contact.name.as_deref().unwrap_or(FORGOTTEN)
    }
}

/// One owner in one group for a time, as seen from the other end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Of the group, or of the member.
    pub code: String,
    pub name: String,
    pub name_fr: Option<String>,
    pub name_pt: Option<String>,
    pub period: Period,
}

/// Something that an owner owns, in its own view: of one tracked each, its share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owned {
    pub record: Recommendation,
    /// Its own role, or that of the group through which it owns it.
    pub role: Role,
    /// The code of that group; `None` where it is named itself.
    pub through: Option<String>,
    /// Whether it answers for it: by a share of its own, as a lead, or as an addressee where nobody leads. What it answers for
    /// and is open, `n_open` counts.
    pub answers: bool,
    /// What was told of it: of a share, that alone; the oldest first.
    pub entries: Vec<Entry>,
}

/// Everything about one owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerDossier {
    pub owner: Owner,
    /// The groups that it is or was in.
    pub groups: Vec<Membership>,
    /// Who is or was in it.
    pub members: Vec<Membership>,
    /// Every tenure, the oldest first.
    pub focal_points: Vec<FocalPoint>,
    /// Open and done, in the order of lists; compounds and restatements too.
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
