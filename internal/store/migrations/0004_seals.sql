-- The change log is sealed: each entry keeps a hash over all that it says and over the seal of the entry before it. From
-- here on "rev" of a row is the number of the change that wrote the row last.

ALTER TABLE change ADD COLUMN seal TEXT NOT NULL DEFAULT '';

-- Sums of hashes of the measurements that a batch wrote, and of those that it displaced.
ALTER TABLE batch ADD COLUMN wrote TEXT NOT NULL DEFAULT '';
ALTER TABLE batch ADD COLUMN gone TEXT NOT NULL DEFAULT '';
