-- From form 3 to form 4. Each part says what it is for; the texts of tables and indexes are those of schema.sql.

-- Where it is known from that a meeting was held.
ALTER TABLE meeting ADD COLUMN source TEXT;

-- A piece of evidence has a date of its own.
ALTER TABLE evidence ADD COLUMN dated TEXT;
