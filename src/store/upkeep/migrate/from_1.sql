-- From form 1 to form 2. Each part says what it is for; the texts of tables and indexes are those of schema.sql.

-- What the desk counts is counted from these indexes alone.
DROP INDEX recommendation_watch;
CREATE INDEX recommendation_watch ON recommendation (watch_due_on, tracking, kind) WHERE is_open;
DROP INDEX recommendation_quiet;
CREATE INDEX recommendation_quiet ON recommendation (quiet_since_on, watch_due_on, tracking, kind) WHERE is_open;

-- Reporting rounds.
CREATE TABLE round (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE COLLATE NOCASE,
  meeting_id INTEGER REFERENCES meeting,
  opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on, '+0 days')),
  closes_on TEXT NOT NULL CHECK (closes_on IS date(closes_on, '+0 days')),
  seal TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')),
  closed_at TEXT,
  CHECK ((closed_on IS NULL) = (closed_at IS NULL))
) STRICT;
ALTER TABLE follow_up ADD COLUMN round_id INTEGER REFERENCES round;
CREATE INDEX follow_up_round ON follow_up (round_id, recommendation_id) WHERE round_id IS NOT NULL;
CREATE TABLE round_asked (
  id INTEGER PRIMARY KEY,
  round_id INTEGER NOT NULL REFERENCES round,
  owner_id INTEGER NOT NULL REFERENCES owner,
  recommendation_id INTEGER NOT NULL REFERENCES recommendation,
  is_share INTEGER NOT NULL CHECK (is_share IN (0, 1)),
  UNIQUE (round_id, owner_id, recommendation_id)
) STRICT;
CREATE INDEX round_asked_owner ON round_asked (owner_id);
CREATE INDEX round_asked_recommendation ON round_asked (recommendation_id, round_id);

CREATE TABLE round_letter (
  id INTEGER PRIMARY KEY,
  round_id INTEGER NOT NULL REFERENCES round,
  owner_id INTEGER NOT NULL REFERENCES owner,
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 3),
  written_on TEXT NOT NULL CHECK (written_on IS date(written_on, '+0 days')),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX round_letter_round ON round_letter (round_id, owner_id);
CREATE INDEX round_letter_owner ON round_letter (owner_id);

CREATE TABLE round_return (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE COLLATE NOCASE,
  round_id INTEGER NOT NULL REFERENCES round,
  owner_id INTEGER NOT NULL REFERENCES owner,
  state TEXT NOT NULL,
  received_on TEXT NOT NULL CHECK (received_on IS date(received_on, '+0 days')),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  reported_by TEXT,
  reported_by_id INTEGER REFERENCES contact,
  channel TEXT NOT NULL,
  file TEXT,
  sha256 TEXT,
  decided_at TEXT,
  decided_by TEXT,
  reason TEXT,
  CHECK (reported_by IS NULL OR reported_by_id IS NULL)
) STRICT;
CREATE INDEX round_return_round ON round_return (round_id, owner_id);
CREATE INDEX round_return_owner ON round_return (owner_id);
CREATE INDEX round_return_reporter ON round_return (reported_by_id) WHERE reported_by_id IS NOT NULL;

CREATE TABLE round_answer (
  id INTEGER PRIMARY KEY,
  return_id INTEGER NOT NULL REFERENCES round_return,
  recommendation_id INTEGER NOT NULL REFERENCES recommendation,
  is_unchanged INTEGER NOT NULL CHECK (is_unchanged IN (0, 1)),
  is_recorded INTEGER NOT NULL CHECK (is_recorded IN (0, 1)),
  status TEXT,
  note TEXT,
  happened_on TEXT CHECK (happened_on IS date(happened_on, '+0 days')),
  cause TEXT,
  evidence TEXT,
  due TEXT,
  reason TEXT,
  UNIQUE (return_id, recommendation_id)
) STRICT;
CREATE INDEX round_answer_recommendation ON round_answer (recommendation_id);
