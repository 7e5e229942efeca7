-- A workspace as one file: one table for each kind of row, and the change log.
-- Keys are texts made by the application, dates and times are text in UTC, yes and no are 1 and 0. "rev" counts the
-- edits of a row, so that an edit of something that changed meanwhile is noticed.

CREATE TABLE workspace (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    scheme TEXT NOT NULL,
    rev INTEGER NOT NULL,
    seq INTEGER NOT NULL DEFAULT 0 -- the number of the latest change
);

CREATE TABLE term (
    id TEXT NOT NULL PRIMARY KEY,
    term TEXT NOT NULL,
    short TEXT NOT NULL,
    meaning TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE letter (
    id TEXT NOT NULL PRIMARY KEY,
    symbol TEXT NOT NULL,
    label TEXT NOT NULL,
    meaning TEXT NOT NULL,
    role TEXT NOT NULL,
    min INTEGER NOT NULL,
    max INTEGER NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE raci_rule (
    id TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    severity TEXT NOT NULL,
    name TEXT NOT NULL,
    why TEXT NOT NULL,
    "limit" INTEGER NOT NULL,
    off INTEGER NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE raci_column (
    id TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE persona (
    id TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    own_name TEXT NOT NULL,
    duty TEXT NOT NULL,
    column_id TEXT REFERENCES raci_column (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    note TEXT NOT NULL,
    educator INTEGER NOT NULL,
    guard INTEGER NOT NULL,
    architect INTEGER NOT NULL,
    responder INTEGER NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE service (
    id TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE holding (
    id TEXT NOT NULL PRIMARY KEY,
    persona_id TEXT NOT NULL REFERENCES persona (id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    rev INTEGER NOT NULL
);

CREATE TABLE step (
    id TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    phase TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    outcome TEXT NOT NULL,
    worksheets TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE raci_cell (
    id TEXT NOT NULL PRIMARY KEY,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    step_id TEXT NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    column_id TEXT NOT NULL REFERENCES raci_column (id) DEFERRABLE INITIALLY DEFERRED,
    letters TEXT NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE question (
    id TEXT NOT NULL PRIMARY KEY,
    step_id TEXT NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE usual_task (
    id TEXT NOT NULL PRIMARY KEY,
    step_id TEXT NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE criterion (
    id TEXT NOT NULL PRIMARY KEY,
    step_id TEXT NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    "check" TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE cycle (
    id TEXT NOT NULL PRIMARY KEY,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    started TEXT NOT NULL,
    ended TEXT NOT NULL,
    reason TEXT NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE answer (
    id TEXT NOT NULL PRIMARY KEY,
    cycle_id TEXT NOT NULL REFERENCES cycle (id) DEFERRABLE INITIALLY DEFERRED,
    question_id TEXT NOT NULL REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE task (
    id TEXT NOT NULL PRIMARY KEY,
    cycle_id TEXT NOT NULL REFERENCES cycle (id) DEFERRABLE INITIALLY DEFERRED,
    step_id TEXT NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    due TEXT NOT NULL,
    done INTEGER NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE tick (
    id TEXT NOT NULL PRIMARY KEY,
    cycle_id TEXT NOT NULL REFERENCES cycle (id) DEFERRABLE INITIALLY DEFERRED,
    criterion_id TEXT NOT NULL REFERENCES criterion (id) DEFERRABLE INITIALLY DEFERRED,
    met INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE evidence (
    id TEXT NOT NULL PRIMARY KEY,
    cycle_id TEXT NOT NULL REFERENCES cycle (id) DEFERRABLE INITIALLY DEFERRED,
    step_id TEXT NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE step_sign_off (
    id TEXT NOT NULL PRIMARY KEY,
    cycle_id TEXT NOT NULL REFERENCES cycle (id) DEFERRABLE INITIALLY DEFERRED,
    step_id TEXT NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    accountable INTEGER NOT NULL,
    date TEXT NOT NULL,
    remark TEXT NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE journey (
    id TEXT NOT NULL PRIMARY KEY,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    who TEXT NOT NULL,
    description TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE expectation (
    id TEXT NOT NULL PRIMARY KEY,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    journey_id TEXT REFERENCES journey (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    binding INTEGER NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE dependency (
    id TEXT NOT NULL PRIMARY KEY,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    on_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    hard INTEGER NOT NULL,
    promise TEXT NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE slo (
    id TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    journey_id TEXT REFERENCES journey (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    indicator TEXT NOT NULL,
    specification TEXT NOT NULL,
    implementation TEXT NOT NULL,
    method TEXT NOT NULL,
    slice TEXT NOT NULL,
    slice_target TEXT NOT NULL,
    aspirational INTEGER NOT NULL,
    internal INTEGER NOT NULL,
    standing TEXT NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE target (
    id TEXT NOT NULL PRIMARY KEY,
    slo_id TEXT NOT NULL REFERENCES slo (id) DEFERRABLE INITIALLY DEFERRED,
    goal TEXT NOT NULL,
    "window" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    note TEXT NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE policy_version (
    id TEXT NOT NULL PRIMARY KEY,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    mode TEXT NOT NULL,
    transition TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE policy_section (
    id TEXT NOT NULL PRIMARY KEY,
    version_id TEXT NOT NULL REFERENCES policy_version (id) DEFERRABLE INITIALLY DEFERRED,
    "key" TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE policy_rule (
    id TEXT NOT NULL PRIMARY KEY,
    version_id TEXT NOT NULL REFERENCES policy_version (id) DEFERRABLE INITIALLY DEFERRED,
    signal TEXT NOT NULL,
    scope TEXT NOT NULL,
    comparison TEXT NOT NULL,
    threshold TEXT NOT NULL,
    span TEXT NOT NULL,
    condition TEXT NOT NULL,
    action TEXT NOT NULL,
    "then" TEXT NOT NULL,
    decided_by TEXT REFERENCES persona (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE policy_sign_off (
    id TEXT NOT NULL PRIMARY KEY,
    version_id TEXT NOT NULL REFERENCES policy_version (id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    date TEXT NOT NULL,
    remark TEXT NOT NULL,
    rev INTEGER NOT NULL
);

-- The change log: what was edited, by whom, when, and each field before and after. A change and its rows in the tables
-- above are written in one transaction. Its number is the order of changes; times only say what a clock said.
CREATE TABLE change (
    seq INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    label TEXT NOT NULL
);

CREATE TABLE change_row (
    seq INTEGER NOT NULL REFERENCES change (seq),
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    row_id TEXT NOT NULL,
    service_id TEXT NOT NULL,
    op TEXT NOT NULL,
    PRIMARY KEY (seq, n)
);

CREATE TABLE change_field (
    seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    field TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (seq, n, field),
    FOREIGN KEY (seq, n) REFERENCES change_row (seq, n)
);

CREATE INDEX change_row_service ON change_row (service_id, seq);
CREATE INDEX change_row_kind ON change_row (kind, seq);
