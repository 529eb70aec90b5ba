-- The newest acts of a kind: latest corrections, what feeds put on top again, what they say is gone.
-- The two indexes that it replaces ordered by the date of a document's last act of any kind.

DROP INDEX published_by_update;
DROP INDEX published_by_correction;
CREATE INDEX acts_by_kind ON acts (kind, entry);
