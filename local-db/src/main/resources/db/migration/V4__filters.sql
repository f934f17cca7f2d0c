-- Stacks of forensic filters that analysts kept; stack is JSON, media the digest of what they were
-- drawn from.
CREATE TABLE filters (
    entry   INTEGER PRIMARY KEY REFERENCES log (seq),
    session TEXT NOT NULL REFERENCES session (id),
    name    TEXT NOT NULL,
    media   TEXT NOT NULL REFERENCES media (sha256),
    stack   TEXT NOT NULL,
    author  TEXT NOT NULL,
    time    TEXT NOT NULL
) STRICT;

CREATE INDEX filters_session ON filters (session);
