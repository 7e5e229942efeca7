-- What is measured, what explains it, and what was decided because of it.

ALTER TABLE slo ADD COLUMN missing TEXT NOT NULL DEFAULT '';
ALTER TABLE slo ADD COLUMN enough TEXT NOT NULL DEFAULT '';
ALTER TABLE slo ADD COLUMN way TEXT NOT NULL DEFAULT '';
ALTER TABLE slo ADD COLUMN since TEXT NOT NULL DEFAULT '';
ALTER TABLE slo ADD COLUMN unit TEXT NOT NULL DEFAULT '';
ALTER TABLE slo ADD COLUMN outage TEXT NOT NULL DEFAULT '';
ALTER TABLE slo ADD COLUMN alerts INTEGER NOT NULL DEFAULT 0;

ALTER TABLE target ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE target ADD COLUMN zone TEXT NOT NULL DEFAULT '';
ALTER TABLE target ADD COLUMN anchor TEXT NOT NULL DEFAULT '';
ALTER TABLE target ADD COLUMN "by" TEXT NOT NULL DEFAULT '';

ALTER TABLE dependency ADD COLUMN copies INTEGER NOT NULL DEFAULT 0;

CREATE TABLE incident (
    id TEXT NOT NULL PRIMARY KEY,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    slo_id TEXT REFERENCES slo (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    start TEXT NOT NULL,
    "end" TEXT NOT NULL,
    share TEXT NOT NULL,
    cause TEXT NOT NULL,
    link TEXT NOT NULL,
    note TEXT NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE exclusion (
    id TEXT NOT NULL PRIMARY KEY,
    slo_id TEXT NOT NULL REFERENCES slo (id) DEFERRABLE INITIALLY DEFERRED,
    incident_id TEXT REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    treatment TEXT NOT NULL,
    reason TEXT NOT NULL,
    why TEXT NOT NULL,
    "by" TEXT NOT NULL,
    decided TEXT NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE source (
    id TEXT NOT NULL PRIMARY KEY,
    slo_id TEXT NOT NULL REFERENCES slo (id) DEFERRABLE INITIALLY DEFERRED,
    server TEXT NOT NULL,
    good TEXT NOT NULL,
    bad TEXT NOT NULL,
    valid TEXT NOT NULL,
    step TEXT NOT NULL,
    auth TEXT NOT NULL,
    "user" TEXT NOT NULL,
    ca TEXT NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE process (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    slo_id TEXT REFERENCES slo (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    drawbacks TEXT NOT NULL,
    owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL,
    until TEXT NOT NULL,
    closed TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE process_step (
    id TEXT NOT NULL PRIMARY KEY,
    process_id TEXT NOT NULL REFERENCES process (id) DEFERRABLE INITIALLY DEFERRED,
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    hint TEXT NOT NULL,
    owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    due TEXT NOT NULL,
    done TEXT NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE decision (
    id TEXT NOT NULL PRIMARY KEY,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    date TEXT NOT NULL,
    verdict TEXT NOT NULL,
    verdict_text TEXT NOT NULL,
    decided TEXT NOT NULL,
    reason TEXT NOT NULL,
    "by" TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

-- Measurements can be millions. They are kept apart from what people write: by the small number of their SLO, each
-- with the number of the change that wrote it. Times are seconds since 1970 in UTC, lengths are seconds.
CREATE TABLE series (
    n INTEGER NOT NULL PRIMARY KEY,
    slo_id TEXT NOT NULL UNIQUE, -- stays when the SLO is removed, so that its measurements are there when it comes back
    slots INTEGER NOT NULL, -- how many measurements there are
    covered INTEGER NOT NULL, -- the sum of their lengths; from "first" to "end" when there are no gaps
    "first" INTEGER NOT NULL, -- the start of the earliest; 0 when there is none
    "last" INTEGER NOT NULL, -- the start of the latest
    "end" INTEGER NOT NULL -- the end of the latest
);

CREATE TABLE measurement (
    series INTEGER NOT NULL,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL CHECK (length > 0),
    good INTEGER NOT NULL CHECK (good >= 0),
    valid INTEGER NOT NULL CHECK (valid >= good),
    seq INTEGER NOT NULL, -- the change that wrote it
    PRIMARY KEY (series, start)
) WITHOUT ROWID;

-- A change of the measurements of one SLO. What it wrote was added or replaces others; what was replaced or removed is
-- kept as displaced. It can be taken back and made again, by changes of their own: those are "of" it.
CREATE TABLE batch (
    seq INTEGER NOT NULL PRIMARY KEY REFERENCES change (seq),
    series INTEGER NOT NULL REFERENCES series (n),
    "first" INTEGER NOT NULL, -- the start of the earliest measurement concerned
    "last" INTEGER NOT NULL, -- the start of the latest
    added INTEGER NOT NULL,
    replaced INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    "of" INTEGER NOT NULL, -- the change that this one takes back or makes again; itself when it is a new one
    latest INTEGER NOT NULL, -- of a new one: the change that took it back or made it again last, at first itself
    stands INTEGER NOT NULL -- of a new one: 1, or 0 while it is taken back
);

-- What a change displaced. A batch that is taken back leaves what it wrote here as well, under the number of the change
-- that took it back.
CREATE TABLE displaced (
    seq INTEGER NOT NULL, -- the change that displaced it
    start INTEGER NOT NULL,
    length INTEGER NOT NULL,
    good INTEGER NOT NULL,
    valid INTEGER NOT NULL,
    was INTEGER NOT NULL, -- the change that wrote it
    PRIMARY KEY (seq, start)
) WITHOUT ROWID;
