-- name: sighting
SELECT findings.confidence
FROM sightings JOIN findings USING (finding_id)
WHERE sightings.sweep_id = :sweep_id AND finding_id = :finding_id
-- name: upsert
INSERT INTO findings (
    finding_id, target_id, indicator, kind, page_url, page_title, part, start, "end", ordinal, subject, shown,
    problem, suggestion, context, layer, severity, needs_person, confidence, "count", value_hash, first_seen, last_seen
) VALUES (
    :finding_id, :target_id, :indicator, :kind, :page_url, :page_title, :part, :start, :end, :ordinal, :subject, :shown,
    :problem, :suggestion, :context, :layer, :severity, :needs_person, :confidence, :count, :value_hash, :day, :day
)
-- An older sweep that is judged again does not overwrite what a newer one says.
ON CONFLICT (finding_id) DO UPDATE SET
    indicator = excluded.indicator, page_title = excluded.page_title, start = excluded.start, "end" = excluded."end",
    problem = excluded.problem, suggestion = excluded.suggestion, context = excluded.context, layer = excluded.layer,
    severity = excluded.severity, needs_person = excluded.needs_person, confidence = excluded.confidence, "count" = excluded."count",
    value_hash = excluded.value_hash
WHERE excluded.last_seen >= findings.last_seen
-- name: reopen
-- A fault that is seen again on a later day was not put right; what people dismissed stays dismissed.
INSERT INTO decisions (finding_id, state, decided_at, decided_by, reason)
SELECT finding_id, 'open', :now, 'govspider', '整改后再次发现'
FROM findings WHERE finding_id = :finding_id AND state = 'rectified' AND last_seen < :day
-- name: page_title
SELECT title FROM pages WHERE sweep_id = :sweep_id AND target_id = :target_id AND url = :page_url
-- name: page_hash
SELECT body_hash FROM pages WHERE sweep_id = :sweep_id AND target_id = :target_id AND url = :page_url
-- name: menu_picture
SELECT screenshot FROM menu_entries
WHERE sweep_id = :sweep_id AND target_id = :target_id AND position = :subject AND screenshot <> ''
-- name: see
INSERT OR REPLACE INTO sightings (sweep_id, finding_id, scope, seen_on, body_hash, snapshot)
VALUES (:sweep_id, :finding_id, :scope, :day, :body_hash, :snapshot)
-- CROSS JOIN keeps the order in SQLite: from the few findings of a page or target to their sightings.
-- name: seen_on_page
SELECT finding_id
FROM findings CROSS JOIN sightings USING (finding_id)
WHERE target_id = :target_id AND page_url = :page_url AND sightings.sweep_id = :sweep_id AND scope = 'page'
-- name: seen_by_target
SELECT finding_id
FROM findings CROSS JOIN sightings USING (finding_id)
WHERE target_id = :target_id AND kind IN (SELECT value FROM json_each(:kinds))
    AND sightings.sweep_id = :sweep_id AND scope = 'target'
-- name: seen_by_sweep
SELECT finding_id
FROM sightings JOIN findings USING (finding_id)
WHERE sightings.sweep_id = :sweep_id AND scope = 'sweep' AND kind IN (SELECT value FROM json_each(:kinds))
    AND (:target_id = '' OR target_id = :target_id)
-- name: at
-- What is said of any of the characters from :start to :end of a part, the surest first.
SELECT start, "end", ordinal, shown, kind, layer
FROM findings CROSS JOIN sightings USING (finding_id)
WHERE target_id = :target_id AND page_url = :page_url AND sightings.sweep_id = :sweep_id
    AND part = :part AND start < :end AND "end" > :start
ORDER BY confidence DESC, start, "end"
-- name: seen_of_target
SELECT finding_id
FROM findings CROSS JOIN sightings USING (finding_id)
WHERE target_id = :target_id AND sightings.sweep_id = :sweep_id
-- name: snapshots
SELECT DISTINCT snapshot FROM sightings
WHERE sweep_id = :sweep_id AND snapshot IS NOT NULL AND finding_id IN (SELECT value FROM json_each(:finding_ids))
-- name: drop_snapshots
-- Pictures stay: the menu names them.
DELETE FROM snapshots
WHERE kind = 'page' AND snapshot IN (SELECT value FROM json_each(:snapshots))
    AND NOT EXISTS (SELECT 1 FROM sightings WHERE sightings.snapshot = snapshots.snapshot)
-- name: unsee
DELETE FROM sightings WHERE sweep_id = :sweep_id AND finding_id IN (SELECT value FROM json_each(:finding_ids))
-- name: drop_unseen
DELETE FROM findings
WHERE finding_id IN (SELECT value FROM json_each(:finding_ids))
    AND NOT EXISTS (SELECT 1 FROM decisions WHERE decisions.finding_id = findings.finding_id)
    AND NOT EXISTS (SELECT 1 FROM sightings WHERE sightings.finding_id = findings.finding_id)
-- name: date_seen
UPDATE findings
SET first_seen = (SELECT min(seen_on) FROM sightings WHERE sightings.finding_id = findings.finding_id),
    last_seen = (SELECT max(seen_on) FROM sightings WHERE sightings.finding_id = findings.finding_id)
WHERE finding_id IN (SELECT value FROM json_each(:finding_ids))
    AND EXISTS (SELECT 1 FROM sightings WHERE sightings.finding_id = findings.finding_id)
-- name: clear_runs
DELETE FROM check_runs
WHERE sweep_id = :sweep_id AND target_id = :target_id AND page_url = :page_url
    AND "check" IN (SELECT value FROM json_each(:checks))
-- name: insert_run
INSERT OR REPLACE INTO check_runs (sweep_id, target_id, page_url, "check", outcome, error)
VALUES (:sweep_id, :target_id, :page_url, :check, :outcome, :error)
