-- From form 3 to form 4. Each part says what it is for; the texts of tables and indexes are those of schema.sql.

-- Where it is known from that a meeting was held.
ALTER TABLE meeting ADD COLUMN source TEXT;

-- A piece of evidence has a date of its own.
ALTER TABLE evidence ADD COLUMN dated TEXT;

-- The desk counts each pile as one stretch of an index.
DROP INDEX recommendation_watch;
CREATE INDEX recommendation_watch ON recommendation (watch_due_on) WHERE is_open;
DROP INDEX recommendation_quiet;
CREATE INDEX recommendation_quiet ON recommendation (quiet_since_on, watch_due_on) WHERE is_open;
CREATE INDEX recommendation_pile ON recommendation (tracking, kind, watch_due_on, quiet_since_on, is_undated) WHERE is_open;
