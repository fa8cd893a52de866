//! Contacts: what is known of persons, written only here. No image is kept, so that a person can be forgotten.

use rusqlite::params;

use super::Change;
use crate::error::Result;
use crate::model::changed::Difference;
use crate::model::id::ContactId;
use crate::model::people::Contact;

impl Change<'_> {
    /// Adds a contact and returns its id. The log says that a contact changed, but not how.
    pub(in crate::store) fn insert_contact(&mut self, contact: &Contact) -> Result<ContactId> {
        let Contact { name, title, email, phone } = contact;
        let sql = "INSERT INTO contact (name, title, email, phone) VALUES (?1, ?2, ?3, ?4)";
        self.mark_attempts()?;
        self.connection.prepare_cached(sql)?.execute(params![name, title, email, phone])?;
        self.n_written += 1;
        Ok(ContactId(self.connection.last_insert_rowid()))
    }

    /// Adds a contact as the row `id`, which must be free.
    pub(in crate::store) fn insert_contact_as(&mut self, id: i64, contact: &Contact) -> Result<()> {
        let Contact { name, title, email, phone } = contact;
        let sql = "INSERT INTO contact (id, name, title, email, phone) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.mark_attempts()?;
        self.connection.prepare_cached(sql)?.execute(params![id, name, title, email, phone])?;
        self.n_written += 1;
        Ok(())
    }

    /// Sets what is known of a person, which was `before`; returns whether anything changed.
    pub(in crate::store) fn update_contact(&mut self, id: ContactId, before: &Contact, contact: &Contact) -> Result<bool> {
        let Contact { name, title, email, phone } = contact;
        let sql = "UPDATE contact SET name = ?1, title = ?2, email = ?3, phone = ?4
            WHERE id = ?5 AND (name IS NOT ?1 OR title IS NOT ?2 OR email IS NOT ?3 OR phone IS NOT ?4)";
        self.mark_attempts()?;
        let n_changed = self.connection.prepare_cached(sql)?.execute(params![name, title, email, phone, id])?;
        self.n_written += n_changed as u64;
        let columns = [
            ("name", &before.name, name),
            ("title", &before.title, title),
            ("email", &before.email, email),
            ("phone", &before.phone, phone),
        ];
        let differing = columns.into_iter().filter_map(|(key, from, to)| Difference::between(key, from.clone(), to.clone()));
        self.contacts.push((id, differing.collect()));
        Ok(n_changed > 0)
    }
}
