-- What analysts did by hand. What stands after an act is in the entry's payload.
-- run: null where the act is about the media and not about one run's evidence
CREATE TABLE analyst_act (
    entry   INTEGER PRIMARY KEY REFERENCES log (seq),
    session TEXT NOT NULL REFERENCES session (id),
    run     TEXT REFERENCES run (id),
    kind    TEXT NOT NULL,
    act     TEXT NOT NULL,
    author  TEXT NOT NULL,
    time    TEXT NOT NULL
) STRICT;

CREATE INDEX analyst_act_session ON analyst_act (session);
