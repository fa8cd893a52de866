-- From form 2 to form 3. Each part says what it is for; the texts of tables and indexes are those of schema.sql.

-- The images of the log are packed. They say what they said, so that the hashes of the entries hold.
CREATE TABLE log_change_packed (
  id INTEGER PRIMARY KEY,
  log_id INTEGER NOT NULL REFERENCES log DEFERRABLE INITIALLY DEFERRED,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  recommendation_id INTEGER,
  owner_id INTEGER,
  before ANY,
  after ANY
) STRICT;
INSERT INTO log_change_packed (id, log_id, table_name, row_id, recommendation_id, owner_id, before, after)
  SELECT id, log_id, table_name, row_id, recommendation_id, owner_id, packed(before), packed(after)
  FROM log_change
  ORDER BY id;
DROP TABLE log_change;
ALTER TABLE log_change_packed RENAME TO log_change;
CREATE INDEX log_change_row ON log_change (table_name, row_id);
CREATE INDEX log_change_recommendation ON log_change (recommendation_id, log_id) WHERE recommendation_id IS NOT NULL;
CREATE INDEX log_change_owner ON log_change (owner_id, log_id) WHERE owner_id IS NOT NULL;
