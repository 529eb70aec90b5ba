-- Content acts whose words this copy of the record never got: they were taken back, and the source
-- gave them out no longer, before it was asked. Their rows in texts stand, without parts. Words that
-- are missing without such a mark are lost.
CREATE TABLE withheld (
  entry {integer} PRIMARY KEY
) {strict};

-- Until here only a mirror came to such entries; by what it has not.
INSERT INTO withheld (entry)
  SELECT DISTINCT texts.entry FROM texts
  JOIN entries ON entries.position = texts.entry
  JOIN documents ON documents.id = entries.doc
  WHERE documents.standing IN ('retracted', 'removed')
  AND NOT EXISTS (SELECT 1 FROM parts WHERE parts.entry = texts.entry);
