-- Reviews: what is frozen for them and decided in them, who does what next, and how targets are recalibrated. Figures of
-- a review are decimals as text, names are as they were then.

CREATE TABLE agenda_item (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    hint TEXT NOT NULL,
    "each" INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE advice (
    id TEXT NOT NULL PRIMARY KEY,
    met INTEGER NOT NULL,
    toil TEXT NOT NULL,
    satisfaction TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    balance TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE cadence (
    id TEXT NOT NULL PRIMARY KEY,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    every INTEGER NOT NULL,
    next TEXT NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE review (
    id TEXT NOT NULL PRIMARY KEY,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    state TEXT NOT NULL,
    as_of TEXT NOT NULL,
    service TEXT NOT NULL,
    verdict TEXT NOT NULL,
    verdict_text TEXT NOT NULL,
    notes TEXT NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE review_topic (
    id TEXT NOT NULL PRIMARY KEY,
    review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    hint TEXT NOT NULL,
    "each" INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE review_line (
    id TEXT NOT NULL PRIMARY KEY,
    review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
    slo_id TEXT REFERENCES slo (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    goal TEXT NOT NULL,
    "window" TEXT NOT NULL,
    aspirational INTEGER NOT NULL,
    state TEXT NOT NULL,
    sli TEXT NOT NULL,
    "left" TEXT NOT NULL,
    valid TEXT NOT NULL,
    bad TEXT NOT NULL,
    allowed TEXT NOT NULL,
    used TEXT NOT NULL,
    before TEXT NOT NULL,
    change TEXT NOT NULL,
    verdict TEXT NOT NULL,
    verdict_text TEXT NOT NULL,
    toil TEXT NOT NULL,
    satisfaction TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    balance TEXT NOT NULL,
    decided TEXT NOT NULL,
    decision TEXT NOT NULL,
    why TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE review_answer (
    id TEXT NOT NULL PRIMARY KEY,
    line_id TEXT NOT NULL REFERENCES review_line (id) DEFERRABLE INITIALLY DEFERRED,
    topic_id TEXT NOT NULL REFERENCES review_topic (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE attendee (
    id TEXT NOT NULL PRIMARY KEY,
    review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    must INTEGER NOT NULL,
    present INTEGER NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE action_item (
    id TEXT NOT NULL PRIMARY KEY,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    review_id TEXT REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
    slo_id TEXT REFERENCES slo (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    due TEXT NOT NULL,
    state TEXT NOT NULL,
    link TEXT NOT NULL,
    note TEXT NOT NULL,
    given TEXT NOT NULL,
    closed TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE follow_up (
    id TEXT NOT NULL PRIMARY KEY,
    review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
    action_id TEXT REFERENCES action_item (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT NOT NULL,
    state TEXT NOT NULL,
    link TEXT NOT NULL,
    note TEXT NOT NULL,
    "new" INTEGER NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE proposal (
    id TEXT NOT NULL PRIMARY KEY,
    slo_id TEXT NOT NULL REFERENCES slo (id) DEFERRABLE INITIALLY DEFERRED,
    review_id TEXT REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
    change TEXT NOT NULL,
    goal TEXT NOT NULL,
    "window" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    successor TEXT NOT NULL,
    successor_id TEXT REFERENCES slo (id) DEFERRABLE INITIALLY DEFERRED,
    before TEXT NOT NULL,
    evidence TEXT NOT NULL,
    note TEXT NOT NULL,
    state TEXT NOT NULL,
    "by" TEXT NOT NULL,
    date TEXT NOT NULL,
    decided TEXT NOT NULL,
    remark TEXT NOT NULL,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE proposal_sign_off (
    id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    accountable INTEGER NOT NULL,
    date TEXT NOT NULL,
    remark TEXT NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE roadmap_item (
    id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    size TEXT NOT NULL,
    owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    due TEXT NOT NULL,
    agreed INTEGER NOT NULL,
    task_id TEXT REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    rev INTEGER NOT NULL
);

CREATE TABLE work_balance (
    id TEXT NOT NULL PRIMARY KEY,
    service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    planned TEXT NOT NULL,
    suggested TEXT NOT NULL,
    note TEXT NOT NULL,
    rev INTEGER NOT NULL
);

ALTER TABLE decision ADD COLUMN review_id TEXT REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE decision ADD COLUMN remark TEXT NOT NULL DEFAULT '';
