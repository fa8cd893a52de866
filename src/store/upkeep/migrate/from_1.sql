-- From form 1 to form 2. Each part says what it is for; the texts of tables and indexes are those of schema.sql.

-- What the desk counts is counted from these indexes alone.
DROP INDEX recommendation_watch;
CREATE INDEX recommendation_watch ON recommendation (watch_due_on, tracking, kind) WHERE is_open;
DROP INDEX recommendation_quiet;
CREATE INDEX recommendation_quiet ON recommendation (quiet_since_on, watch_due_on, tracking, kind) WHERE is_open;
