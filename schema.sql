-- The register of midsa, in its newest form. Comments come before each statement, because inside it SQLite would read
-- them at every start. Days are ISO dates, and `x IS date(x, '+0 days')` rejects days that don't exist; instants are UTC,
-- `...Z`. Words (status, kind, ...) are those of DESIGN.md section 2. An unknown value is NULL, never an empty text.
-- Every table except `log`, `log_change` and `contact` is written only through src/store/log/change.rs, which keeps the
-- images.

-- The register's settings: its body, due-soon and stale days, ...
CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

-- Meetings at which items were adopted. `starts` and `ends` are as stated (a day, a month, a year); starts_on is the
-- first day of `starts`, ends_on the last day of `ends`.
CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE COLLATE NOCASE,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  title TEXT NOT NULL,
  starts TEXT,
  starts_on TEXT CHECK (starts_on IS date(starts_on, '+0 days')),
  ends TEXT,
  ends_on TEXT CHECK (ends_on IS date(ends_on, '+0 days')),
  place TEXT,
  country TEXT,
  source TEXT,
  is_cancelled INTEGER NOT NULL DEFAULT 0 CHECK (is_cancelled IN (0, 1))
) STRICT;

-- States, organizations and groups that must act.
CREATE TABLE owner (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE COLLATE NOCASE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  name_fr TEXT,
  name_pt TEXT
) STRICT;

-- Earlier names by which an owner can still be found: Swaziland.
CREATE TABLE former_name (
  id INTEGER PRIMARY KEY,
  owner_id INTEGER NOT NULL REFERENCES owner,
  name TEXT NOT NULL,
  UNIQUE (owner_id, name)
) STRICT;

-- The members of groups. since_on is the first day (NULL: from the beginning), until_on the day after the last;
-- until_recorded_at is the instant at which that end was recorded.
CREATE TABLE membership (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES owner,
  owner_id INTEGER NOT NULL REFERENCES owner,
  since_on TEXT CHECK (since_on IS date(since_on, '+0 days')),
  until_on TEXT CHECK (until_on IS date(until_on, '+0 days')),
  recorded_at TEXT NOT NULL,
  until_recorded_at TEXT
) STRICT;
CREATE INDEX membership_group ON membership (group_id);
CREATE INDEX membership_owner ON membership (owner_id);

-- What is known of a person. This table is outside the log, undo and the comparison with images, so that a person can be
-- forgotten: the row is then emptied, but kept because other rows refer to it. It is written only through the contact
-- methods of src/store/log/change.rs.
CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  name TEXT,
  title TEXT,
  email TEXT,
  phone TEXT
) STRICT;

-- The time during which a person reports for an owner, with days as in membership. lang is the person's language. If
-- somebody becomes coordinator, or stops being it, part-way through, there is one row for each period.
CREATE TABLE focal_point (
  id INTEGER PRIMARY KEY,
  owner_id INTEGER NOT NULL REFERENCES owner,
  contact_id INTEGER NOT NULL REFERENCES contact,
  lang TEXT,
  theme TEXT,
  is_coordinator INTEGER NOT NULL CHECK (is_coordinator IN (0, 1)),
  since_on TEXT CHECK (since_on IS date(since_on, '+0 days')),
  until_on TEXT CHECK (until_on IS date(until_on, '+0 days')),
  recorded_at TEXT NOT NULL,
  until_recorded_at TEXT
) STRICT;
CREATE INDEX focal_point_owner ON focal_point (owner_id);
CREATE INDEX focal_point_contact ON focal_point (contact_id);

-- A tracked text. ref_key is the reference folded for comparing without case; sort_key gives the order of lists (meeting
-- date, then number). tracking says where its status lives. first_on is its first day (NULL: from the beginning). The
-- columns from `response` on are its present standing, always the fold of its follow-ups and the roll-up of its parts,
-- written in the same transaction as the follow-up. due is the deadline in force as stated, due_on its day. is_open,
-- watch_due_on, quiet_since_on, is_awaiting and is_undated are the worst among its open parts; health follows from these
-- and today.
CREATE TABLE recommendation (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL,
  ref_key TEXT NOT NULL UNIQUE,
  sort_key TEXT NOT NULL,
  parent_id INTEGER REFERENCES recommendation,
  kind TEXT NOT NULL,
  meeting_id INTEGER REFERENCES meeting,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  source TEXT,
  priority TEXT,
  done_when TEXT,
  tracking TEXT NOT NULL,
  first_on TEXT CHECK (first_on IS date(first_on, '+0 days')),
  recorded_at TEXT NOT NULL,
  response TEXT,
  status TEXT NOT NULL,
  assurance TEXT NOT NULL,
  due TEXT,
  due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
  original_due_on TEXT CHECK (original_due_on IS date(original_due_on, '+0 days')),
  n_extensions INTEGER NOT NULL,
  dispute TEXT,
  cause TEXT,
  updated_on TEXT CHECK (updated_on IS date(updated_on, '+0 days')),
  last_note TEXT,
  last_public_note TEXT,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  watch_due_on TEXT CHECK (watch_due_on IS date(watch_due_on, '+0 days')),
  quiet_since_on TEXT CHECK (quiet_since_on IS date(quiet_since_on, '+0 days')),
  is_awaiting INTEGER NOT NULL CHECK (is_awaiting IN (0, 1)),
  is_undated INTEGER NOT NULL CHECK (is_undated IN (0, 1))
) STRICT;
CREATE INDEX recommendation_order ON recommendation (sort_key);
CREATE INDEX recommendation_meeting ON recommendation (meeting_id, sort_key);
CREATE INDEX recommendation_parent ON recommendation (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX recommendation_status ON recommendation (status, sort_key);
CREATE INDEX recommendation_background ON recommendation (kind, meeting_id) WHERE kind IN ('proposal', 'need');
CREATE INDEX recommendation_watch ON recommendation (watch_due_on) WHERE is_open = 1;
CREATE INDEX recommendation_quiet ON recommendation (quiet_since_on, watch_due_on) WHERE is_open = 1;
CREATE INDEX recommendation_pile ON recommendation (tracking, kind, watch_due_on, quiet_since_on, is_undated) WHERE is_open = 1;
CREATE INDEX recommendation_dispute ON recommendation (sort_key) WHERE dispute IS NOT NULL;

CREATE TABLE theme (
  id INTEGER PRIMARY KEY,
  recommendation_id INTEGER NOT NULL REFERENCES recommendation,
  name TEXT NOT NULL,
  UNIQUE (recommendation_id, name)
) STRICT;
CREATE INDEX theme_name ON theme (name);

-- An owner's role in a recommendation; place is the order in which the owners were named.
CREATE TABLE assignment (
  id INTEGER PRIMARY KEY,
  recommendation_id INTEGER NOT NULL REFERENCES recommendation,
  owner_id INTEGER NOT NULL REFERENCES owner,
  role TEXT NOT NULL,
  place INTEGER NOT NULL,
  since_on TEXT CHECK (since_on IS date(since_on, '+0 days')),
  until_on TEXT CHECK (until_on IS date(until_on, '+0 days'))
) STRICT;
CREATE INDEX assignment_recommendation ON assignment (recommendation_id, place);
CREATE INDEX assignment_owner ON assignment (owner_id, recommendation_id);

-- One owner's share of a recommendation tracked each; the columns from `response` on are as in recommendation.
CREATE TABLE share (
  id INTEGER PRIMARY KEY,
  recommendation_id INTEGER NOT NULL REFERENCES recommendation,
  owner_id INTEGER NOT NULL REFERENCES owner,
  since_on TEXT CHECK (since_on IS date(since_on, '+0 days')),
  until_on TEXT CHECK (until_on IS date(until_on, '+0 days')),
  recorded_at TEXT NOT NULL,
  response TEXT,
  status TEXT NOT NULL,
  assurance TEXT NOT NULL,
  due TEXT,
  due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
  original_due_on TEXT CHECK (original_due_on IS date(original_due_on, '+0 days')),
  n_extensions INTEGER NOT NULL,
  dispute TEXT,
  cause TEXT,
  updated_on TEXT CHECK (updated_on IS date(updated_on, '+0 days')),
  last_note TEXT,
  last_public_note TEXT,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  watch_due_on TEXT CHECK (watch_due_on IS date(watch_due_on, '+0 days')),
  quiet_since_on TEXT CHECK (quiet_since_on IS date(quiet_since_on, '+0 days')),
  is_awaiting INTEGER NOT NULL CHECK (is_awaiting IN (0, 1)),
  is_undated INTEGER NOT NULL CHECK (is_undated IN (0, 1))
) STRICT;
CREATE INDEX share_recommendation ON share (recommendation_id);
CREATE INDEX share_owner ON share (owner_id);
CREATE INDEX share_watch ON share (watch_due_on) WHERE is_open = 1;
CREATE INDEX share_quiet ON share (quiet_since_on) WHERE is_open = 1;
CREATE INDEX share_dispute ON share (recommendation_id) WHERE dispute IS NOT NULL;

-- A reporting round: owners are asked what became of their open items. closes_on is the last day for answers. closed_at
-- fixes the figures: what is recorded later does not count. seal is secret; each sheet carries a text computed from it,
-- which shows whose sheet it was.
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

-- One dated, attributed, append-only entry; it holds only what it sets. owner_id is set if it is about that owner's
-- share. reported_by_id replaces reported_by if a focal point reported. judged_status is the status that the assurance
-- judged. due 'none' says that there is no deadline; is_move says that the deadline moved with its meeting. round_id is
-- the round in which it was reported. due_meeting_id is the meeting that an event (`next:ministerial`,
-- `meeting:WDH-2010`) means; NULL as long as there is no next one.
CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY,
  recommendation_id INTEGER NOT NULL REFERENCES recommendation,
  owner_id INTEGER REFERENCES owner,
  happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on, '+0 days')),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  reported_by TEXT,
  reported_by_id INTEGER REFERENCES contact,
  channel TEXT,
  status TEXT,
  assurance TEXT,
  judged_status TEXT,
  response TEXT,
  due TEXT,
  due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
  due_meeting_id INTEGER REFERENCES meeting,
  is_move INTEGER NOT NULL CHECK (is_move IN (0, 1)),
  dispute TEXT,
  settlement TEXT,
  note TEXT,
  audience TEXT NOT NULL,
  cause TEXT,
  decided_by_id INTEGER REFERENCES meeting,
  successor_id INTEGER REFERENCES recommendation,
  round_id INTEGER REFERENCES round,
  CHECK ((assurance IS NULL) = (judged_status IS NULL)),
  CHECK (reported_by IS NULL OR reported_by_id IS NULL)
) STRICT;
CREATE INDEX follow_up_recommendation ON follow_up (recommendation_id, happened_on);
CREATE INDEX follow_up_event ON follow_up (recommendation_id, owner_id) WHERE due GLOB 'next:*' OR due GLOB 'meeting:*';
CREATE INDEX follow_up_decided_by ON follow_up (decided_by_id) WHERE decided_by_id IS NOT NULL;
CREATE INDEX follow_up_successor ON follow_up (successor_id) WHERE successor_id IS NOT NULL;
CREATE INDEX follow_up_round ON follow_up (round_id, recommendation_id) WHERE round_id IS NOT NULL;
CREATE INDEX follow_up_reporter ON follow_up (reported_by_id) WHERE reported_by_id IS NOT NULL;

-- An address, or a file's path relative to the register's folder, with the SHA-256 of its bytes. dated is the day, month
-- or year on the document itself, which may differ from the day it arrived.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up,
  place TEXT NOT NULL,
  sha256 TEXT,
  dated TEXT
) STRICT;
CREATE INDEX evidence_follow_up ON evidence (follow_up_id);

-- How one recommendation relates to another, with the passage that says so.
CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  recommendation_id INTEGER NOT NULL REFERENCES recommendation,
  kind TEXT NOT NULL,
  target_id INTEGER NOT NULL REFERENCES recommendation,
  basis TEXT NOT NULL,
  passage TEXT,
  recorded_at TEXT NOT NULL,
  UNIQUE (recommendation_id, kind, target_id)
) STRICT;
CREATE INDEX relation_target ON relation (target_id);

-- The title or text of a recommendation in another language; NULL is not translated.
CREATE TABLE translation (
  id INTEGER PRIMARY KEY,
  recommendation_id INTEGER NOT NULL REFERENCES recommendation,
  lang TEXT NOT NULL,
  title TEXT,
  text TEXT,
  UNIQUE (recommendation_id, lang),
  CHECK (title IS NOT NULL OR text IS NOT NULL)
) STRICT;

-- The former wording of a changed text, with the day of the change and the reason.
CREATE TABLE revision (
  id INTEGER PRIMARY KEY,
  recommendation_id INTEGER NOT NULL REFERENCES recommendation,
  changed_on TEXT NOT NULL CHECK (changed_on IS date(changed_on, '+0 days')),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX revision_recommendation ON revision (recommendation_id);

-- Which owners are asked about what in a round: their share, or the recommendation itself.
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

-- What was sent to an owner: level 0 is the sheet with its letter, levels 1 to 3 are reminders. A sheet shows each item
-- as it was at recorded_at.
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

-- What came back. Its ref is the round's with a number: 2007-H1/3. state is `recorded`, or `pending` until it is
-- `accepted` or `rejected`. reported_by_id replaces reported_by if a focal point reported. file is the file's name,
-- sha256 is of its bytes.
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

-- An answered row of a return, as received. is_unchanged: `no change`. due is the deadline asked for, reason why.
-- is_recorded: it became a follow-up; otherwise it is pending, or the register's version was kept.
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

-- The references of recommendations that were removed; they are never used again.
CREATE TABLE reserved_ref (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL,
  ref_key TEXT NOT NULL UNIQUE
) STRICT;

-- What was done: one row for each command that changed the register, and for each step that `undo` or `redo` took;
-- undoes_id is the entry that such a step took back. Its images are the n_changes rows of log_change from first_change_id
-- on. hash is the SHA-256, in hexadecimal digits, of the previous entry's hash, this entry and its images.
CREATE TABLE log (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  kind TEXT NOT NULL,
  undoes_id INTEGER REFERENCES log,
  command TEXT NOT NULL,
  first_change_id INTEGER NOT NULL,
  n_changes INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX log_at ON log (at);
CREATE INDEX log_undoes ON log (undoes_id) WHERE undoes_id IS NOT NULL;

-- The images of each changed row before and after, in the order of the changes: JSON of the columns that are not NULL,
-- kept packed (src/store/sql/packed.rs), or as text if it can't be packed. A new row has no `before`, a deleted row no
-- `after`. recommendation_id and owner_id, taken from the image, say what it is about.
CREATE TABLE log_change (
  id INTEGER PRIMARY KEY,
  log_id INTEGER NOT NULL REFERENCES log DEFERRABLE INITIALLY DEFERRED,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  recommendation_id INTEGER,
  owner_id INTEGER,
  before ANY,
  after ANY
) STRICT;
CREATE INDEX log_change_row ON log_change (table_name, row_id);
CREATE INDEX log_change_recommendation ON log_change (recommendation_id, log_id) WHERE recommendation_id IS NOT NULL;
CREATE INDEX log_change_owner ON log_change (owner_id, log_id) WHERE owner_id IS NOT NULL;
