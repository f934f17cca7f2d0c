-- Entries of the second format hold a digest of their content apart from the one of the chain, so
-- that content can be removed and the chain still be checked. org.telltale.db.session.LogEntry says
-- how both are made. content and salt are empty in entries of the first format.
ALTER TABLE log ADD COLUMN format INTEGER NOT NULL DEFAULT 1;
ALTER TABLE log ADD COLUMN content TEXT;
ALTER TABLE log ADD COLUMN salt TEXT;

-- A session whose content was removed: who did it when is said by the entry.
CREATE TABLE tombstone (
    entry   INTEGER PRIMARY KEY REFERENCES log (seq),
    session TEXT NOT NULL,
    media   TEXT NOT NULL,
    entries INTEGER NOT NULL,
    author  TEXT NOT NULL,
    time    TEXT NOT NULL
) STRICT;

CREATE INDEX tombstone_media ON tombstone (media);

-- Entries whose content a tombstone of this database removed.
CREATE TABLE removed (
    seq     INTEGER PRIMARY KEY REFERENCES log (seq),
    entry   INTEGER NOT NULL REFERENCES tombstone (entry),
    session TEXT NOT NULL
) STRICT;

CREATE INDEX removed_entry ON removed (entry);

-- Content may go, and nothing else, and only of an entry that a tombstone names.
DROP TRIGGER IF EXISTS log_is_never_changed;

CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
WHEN NEW.payload IS NOT ''
    OR NEW.salt IS NOT NULL
    OR NEW.seq IS NOT OLD.seq
    OR NEW.session IS NOT OLD.session
    OR NEW.kind IS NOT OLD.kind
    OR NEW.time IS NOT OLD.time
    OR NEW.prev IS NOT OLD.prev
    OR NEW.digest IS NOT OLD.digest
    OR NEW.format IS NOT OLD.format
    OR NEW.content IS NOT OLD.content
    OR NOT EXISTS (SELECT 1 FROM removed WHERE removed.seq = OLD.seq)
BEGIN
    SELECT RAISE(ABORT, 'the log is only added to');
END;

-- kind of the media and label of the run shown stand here too, so that one index serves every list.
ALTER TABLE session ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN label TEXT;
ALTER TABLE session ADD COLUMN reviewed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN reviewed_time TEXT;
ALTER TABLE session ADD COLUMN binned INTEGER NOT NULL DEFAULT 0;

CREATE INDEX session_list ON session (binned, last_entry, kind, label, reviewed, updated);

-- key: the tag as it is compared
CREATE TABLE session_tag (
    session TEXT NOT NULL REFERENCES session (id),
    key     TEXT NOT NULL,
    tag     TEXT NOT NULL,
    entry   INTEGER NOT NULL REFERENCES log (seq),
    PRIMARY KEY (session, key)
) STRICT;

CREATE INDEX session_tag_key ON session_tag (key, session);

-- By which a session's rows are found when its content is removed.
CREATE INDEX artifact_entry ON artifact (entry);
CREATE INDEX outcome_session ON outcome (session);
CREATE INDEX explanation_session ON explanation (session);

-- One row a session, under its number. What is deleted leaves the index at once.
DROP TABLE search;

CREATE VIRTUAL TABLE search USING fts5 (
    paths, notes, explanations, metadata, tags,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);

INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- user_version stays as it is: from this migration on the program sets it, in the transaction in
-- which it fills the tables anew from the log.
