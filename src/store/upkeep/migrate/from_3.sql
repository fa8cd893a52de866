-- From form 3 to form 4. Each part says what it is for; the texts of tables and indexes are those of schema.sql.

-- Where it is known from that a meeting was held.
ALTER TABLE meeting ADD COLUMN source TEXT;

-- A piece of evidence has a date of its own.
ALTER TABLE evidence ADD COLUMN dated TEXT;

-- The desk counts each pile as one stretch of an index. From `= 1` SQLite knows the column without reading the row.
DROP INDEX recommendation_watch;
CREATE INDEX recommendation_watch ON recommendation (watch_due_on) WHERE is_open = 1;
DROP INDEX recommendation_quiet;
CREATE INDEX recommendation_quiet ON recommendation (quiet_since_on, watch_due_on) WHERE is_open = 1;
CREATE INDEX recommendation_pile ON recommendation (tracking, kind, watch_due_on, quiet_since_on, is_undated) WHERE is_open = 1;
DROP INDEX share_watch;
CREATE INDEX share_watch ON share (watch_due_on) WHERE is_open = 1;
DROP INDEX share_quiet;
CREATE INDEX share_quiet ON share (quiet_since_on) WHERE is_open = 1;
