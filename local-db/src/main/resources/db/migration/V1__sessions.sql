-- The log is the truth: entries are added, never changed, and each holds the digest of the one
-- before it. How a digest is made is said in org.telltale.db.session.LogEntry.
CREATE TABLE log (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    session TEXT NOT NULL,
    kind    TEXT NOT NULL,
    time    TEXT NOT NULL,
    payload TEXT NOT NULL,
    prev    TEXT NOT NULL,
    digest  TEXT NOT NULL UNIQUE
) STRICT;

CREATE INDEX log_session ON log (session, seq);

CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
BEGIN
    SELECT RAISE(ABORT, 'the log is only added to');
END;

CREATE TRIGGER log_is_never_shortened BEFORE DELETE ON log
BEGIN
    SELECT RAISE(ABORT, 'the log is only added to');
END;

-- Also for INSERT OR REPLACE, which removes a row of the same number or digest without asking the
-- triggers above.
CREATE TRIGGER log_is_only_continued BEFORE INSERT ON log
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM log)
    OR NEW.prev IS NOT coalesce(
        (SELECT digest FROM log ORDER BY seq DESC LIMIT 1),
        '0000000000000000000000000000000000000000000000000000000000000000')
    OR EXISTS (SELECT 1 FROM log WHERE digest = NEW.digest)
BEGIN
    SELECT RAISE(ABORT, 'the log is only added to');
END;

-- Everything below can be made again from the log, and sessions verify does so. Every row names
-- the session and the entry that it comes from.
CREATE TABLE media (
    sha256          TEXT PRIMARY KEY,
    session         TEXT NOT NULL,
    entry           INTEGER NOT NULL REFERENCES log (seq),
    name            TEXT NOT NULL,
    path            TEXT NOT NULL,
    bytes           INTEGER NOT NULL,
    kind            TEXT NOT NULL,
    format          TEXT NOT NULL,
    width           INTEGER,
    height          INTEGER,
    duration_micros INTEGER,
    frame_rate      REAL,
    sample_rate     INTEGER,
    channels        INTEGER
) STRICT;

-- latest_run: the latest with a verdict; where there is none, the latest
CREATE TABLE session (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    media      TEXT NOT NULL UNIQUE REFERENCES media (sha256),
    entry      INTEGER NOT NULL REFERENCES log (seq),
    last_entry INTEGER NOT NULL REFERENCES log (seq),
    created    TEXT NOT NULL,
    updated    TEXT NOT NULL,
    runs       INTEGER NOT NULL,
    latest_run TEXT
) STRICT;

CREATE INDEX session_last_entry ON session (last_entry);

-- state: open (running, or cut short), finished, cancelled
CREATE TABLE run (
    id           TEXT PRIMARY KEY,
    session      TEXT NOT NULL REFERENCES session (id),
    entry        INTEGER NOT NULL REFERENCES log (seq),
    finish_entry INTEGER REFERENCES log (seq),
    number       INTEGER NOT NULL,
    state        TEXT NOT NULL,
    profile      TEXT NOT NULL,
    runtime      TEXT NOT NULL,
    started      TEXT NOT NULL,
    finished     TEXT,
    label        TEXT,
    llr          REAL,
    forced_label TEXT,
    probability  REAL,
    verdict      TEXT
) STRICT;

CREATE INDEX run_session ON run (session);
CREATE INDEX run_label ON run (label);

CREATE TABLE outcome (
    entry       INTEGER PRIMARY KEY REFERENCES log (seq),
    session     TEXT NOT NULL REFERENCES session (id),
    run         TEXT NOT NULL REFERENCES run (id),
    id          TEXT NOT NULL,
    detector    TEXT NOT NULL,
    version     TEXT NOT NULL,
    status      TEXT NOT NULL,
    reason      TEXT,
    accelerator TEXT NOT NULL,
    pack_sha256 TEXT,
    millis      INTEGER NOT NULL
) STRICT;

CREATE INDEX outcome_run ON outcome (run);
CREATE INDEX outcome_detector ON outcome (detector, status);

CREATE TABLE face (
    entry     INTEGER NOT NULL REFERENCES outcome (entry),
    number    INTEGER NOT NULL,
    session   TEXT NOT NULL,
    id        TEXT NOT NULL,
    x1        INTEGER NOT NULL,
    y1        INTEGER NOT NULL,
    x2        INTEGER NOT NULL,
    y2        INTEGER NOT NULL,
    score     REAL,
    landmarks TEXT NOT NULL,
    PRIMARY KEY (entry, number)
) STRICT;

-- place: whole, region (x1 … map, facial_regions), interval (track, start_micros, end_micros)
CREATE TABLE finding (
    entry          INTEGER NOT NULL REFERENCES outcome (entry),
    number         INTEGER NOT NULL,
    session        TEXT NOT NULL,
    id             TEXT NOT NULL,
    place          TEXT NOT NULL,
    x1             INTEGER,
    y1             INTEGER,
    x2             INTEGER,
    y2             INTEGER,
    face           TEXT,
    map            TEXT,
    facial_regions TEXT,
    track          TEXT,
    start_micros   INTEGER,
    end_micros     INTEGER,
    raw_score      REAL NOT NULL,
    llr            REAL,
    calibration    TEXT,
    PRIMARY KEY (entry, number)
) STRICT;

CREATE TABLE cue (
    entry      INTEGER NOT NULL REFERENCES outcome (entry),
    number     INTEGER NOT NULL,
    session    TEXT NOT NULL,
    id         TEXT NOT NULL,
    name       TEXT NOT NULL,
    value      REAL NOT NULL,
    unit       TEXT NOT NULL,
    supports   TEXT NOT NULL,
    low        REAL,
    high       REAL,
    percentile INTEGER,
    n          INTEGER,
    bin        TEXT,
    face       TEXT,
    region     TEXT,
    x1         INTEGER,
    y1         INTEGER,
    x2         INTEGER,
    y2         INTEGER,
    finding    TEXT,
    PRIMARY KEY (entry, number)
) STRICT;

CREATE INDEX cue_name ON cue (name);

CREATE TABLE declaration (
    entry     INTEGER NOT NULL REFERENCES outcome (entry),
    number    INTEGER NOT NULL,
    session   TEXT NOT NULL,
    source    TEXT NOT NULL,
    kind      TEXT NOT NULL,
    code      TEXT NOT NULL,
    arguments TEXT NOT NULL,
    verified  INTEGER NOT NULL,
    PRIMARY KEY (entry, number)
) STRICT;

-- Files beside the database: maps, thumbnails, colour profiles.
CREATE TABLE artifact (
    sha256  TEXT NOT NULL,
    entry   INTEGER NOT NULL REFERENCES log (seq),
    session TEXT NOT NULL,
    bytes   INTEGER NOT NULL,
    PRIMARY KEY (sha256, entry)
) STRICT;

CREATE TABLE explanation (
    entry    INTEGER PRIMARY KEY REFERENCES log (seq),
    session  TEXT NOT NULL REFERENCES session (id),
    run      TEXT NOT NULL REFERENCES run (id),
    style    TEXT NOT NULL,
    language TEXT NOT NULL,
    text     TEXT NOT NULL,
    author   TEXT NOT NULL,
    time     TEXT NOT NULL
) STRICT;

CREATE INDEX explanation_run ON explanation (run);

-- cues … faces: JSON lists of the ids that the sentence cites
CREATE TABLE statement (
    entry     INTEGER NOT NULL REFERENCES explanation (entry),
    number    INTEGER NOT NULL,
    session   TEXT NOT NULL,
    text      TEXT NOT NULL,
    cues      TEXT NOT NULL,
    regions   TEXT NOT NULL,
    intervals TEXT NOT NULL,
    faces     TEXT NOT NULL,
    PRIMARY KEY (entry, number)
) STRICT;

CREATE TABLE note (
    entry   INTEGER PRIMARY KEY REFERENCES log (seq),
    session TEXT NOT NULL REFERENCES session (id),
    text    TEXT NOT NULL,
    author  TEXT NOT NULL,
    time    TEXT NOT NULL
) STRICT;

CREATE INDEX note_session ON note (session);

-- Files that could not be read as media; session is empty, reason is JSON.
CREATE TABLE refused (
    entry   INTEGER PRIMARY KEY REFERENCES log (seq),
    session TEXT NOT NULL,
    path    TEXT NOT NULL,
    bytes   INTEGER NOT NULL,
    reason  TEXT NOT NULL,
    time    TEXT NOT NULL
) STRICT;

CREATE INDEX refused_path ON refused (path);

-- origin: digest that the entry had in the log where it was first written
CREATE TABLE imported (
    entry          INTEGER PRIMARY KEY REFERENCES log (seq),
    session        TEXT NOT NULL,
    origin         TEXT NOT NULL UNIQUE,
    origin_session TEXT NOT NULL,
    origin_time    TEXT NOT NULL,
    origin_head    TEXT NOT NULL
) STRICT;

-- One row a session, under its number.
CREATE VIRTUAL TABLE search USING fts5 (
    name, notes, explanations,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);

-- 'TELL' in ASCII, and the number of this migration: read at every start, so that an up-to-date
-- database opens without asking Flyway. Every migration sets user_version to its own number.
PRAGMA application_id = 1413827660;
PRAGMA user_version = 1;
