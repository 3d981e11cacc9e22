-- name: insert_cause
INSERT INTO causes (
    finding_id, target_id, kind, subject, shown, suggestion, value_hash, first_seen, last_seen
) VALUES (
    :finding_id, :target_id, :kind, :subject, :cause_shown, :suggestion, :value_hash, :day, :day
)
ON CONFLICT (finding_id) DO NOTHING
-- name: reopen
-- A fault that is seen again on a later day was not put right; what people dismissed stays dismissed.
INSERT INTO decisions (finding_id, state, decided_at, decided_by, reason)
SELECT finding_id, 'open', :now, 'govspider', '整改后再次发现'
FROM causes WHERE finding_id = :finding_id AND state = 'rectified' AND last_seen < :day
-- name: page
SELECT title, depth, body_hash, picture FROM pages WHERE sweep_id = :sweep_id AND target_id = :target_id AND url = :page_url
-- name: menu_picture
SELECT screenshot FROM menu_entries
WHERE sweep_id = :sweep_id AND target_id = :target_id AND position = :subject AND screenshot <> ''
-- name: next_ordinal
SELECT coalesce(max(ordinal) + 1, 0) AS ordinal FROM places
WHERE sweep_id = :sweep_id AND finding_id = :finding_id AND page_url = :page_url AND part = :part
-- name: insert_place
INSERT INTO places (
    sweep_id, finding_id, page_url, part, ordinal, start, "end", page_title, depth, shown, suggestion, context, indicator,
    problem, layer, severity, needs_person, confidence, "count", scope, seen_on, body_hash, snapshot
) VALUES (
    :sweep_id, :finding_id, :page_url, :part, :ordinal, :start, :end, :page_title, :depth, :shown, :suggestion, :context,
    :indicator, :problem, :layer, :severity, :needs_person, :confidence, :count, :scope, :day, :body_hash, :snapshot
)
-- name: places_of_page
-- SQLite would walk the whole sweep where no index is named. What checks of the whole sweep said of the page, too: they judge its text anew.
SELECT sweep_id, finding_id, page_url, part, ordinal, snapshot
FROM places INDEXED BY places_by_page JOIN causes USING (finding_id)
WHERE sweep_id = :sweep_id AND page_url = :page_url AND scope IN ('page', 'sweep') AND target_id = :target_id
-- name: places_by_target
-- CROSS JOIN keeps the order in SQLite: from the few causes of a target to their places.
SELECT sweep_id, finding_id, page_url, part, ordinal, snapshot
FROM causes CROSS JOIN places USING (finding_id)
WHERE target_id = :target_id AND kind IN (SELECT value FROM json_each(:kinds)) AND sweep_id = :sweep_id AND scope = 'target'
-- name: places_by_sweep
SELECT sweep_id, finding_id, page_url, part, ordinal, snapshot
FROM places JOIN causes USING (finding_id)
WHERE sweep_id = :sweep_id AND scope = 'sweep' AND kind IN (SELECT value FROM json_each(:kinds))
    AND (:target_id = '' OR target_id = :target_id)
-- name: places_of_target
SELECT sweep_id, finding_id, page_url, part, ordinal, snapshot
FROM causes CROSS JOIN places USING (finding_id)
WHERE target_id = :target_id AND sweep_id = :sweep_id
-- name: delete_place
DELETE FROM places
WHERE sweep_id = :sweep_id AND finding_id = :finding_id AND page_url = :page_url AND part = :part AND ordinal = :ordinal
-- name: at
-- What is said of any of the characters from :start to :end of a part, the surest first.
SELECT
    sweep_id, finding_id, page_url, part, ordinal, snapshot, start, "end", places.shown, kind, layer, confidence, scope
FROM places INDEXED BY places_by_page JOIN causes USING (finding_id)
WHERE places.sweep_id = :sweep_id AND page_url = :page_url AND target_id = :target_id
    AND part = :part AND start < :end AND "end" > :start
ORDER BY confidence DESC, start, "end", finding_id
-- name: evidence_elsewhere
-- On how many other pages a cause has saved evidence, as far as :most.
SELECT count(*) AS pages FROM (
    SELECT DISTINCT page_url FROM places INDEXED BY places_with_evidence
    WHERE sweep_id = :sweep_id AND finding_id = :finding_id AND snapshot IS NOT NULL AND page_url <> :page_url
    LIMIT :most
)
-- name: drop_snapshots
-- Pictures stay: the menu names them.
DELETE FROM snapshots
WHERE kind = 'page' AND snapshot IN (SELECT value FROM json_each(:snapshots))
    AND NOT EXISTS (SELECT 1 FROM places WHERE places.snapshot = snapshots.snapshot)
-- name: drop_unseen
DELETE FROM causes
WHERE finding_id IN (SELECT value FROM json_each(:finding_ids))
    AND NOT EXISTS (SELECT 1 FROM decisions WHERE decisions.finding_id = causes.finding_id)
    AND NOT EXISTS (SELECT 1 FROM places WHERE places.finding_id = causes.finding_id)
-- name: date_seen
UPDATE causes
SET first_seen = (SELECT min(seen_on) FROM places WHERE places.finding_id = causes.finding_id),
    last_seen = (SELECT max(seen_on) FROM places WHERE places.finding_id = causes.finding_id)
WHERE finding_id IN (SELECT value FROM json_each(:finding_ids))
    AND EXISTS (SELECT 1 FROM places WHERE places.finding_id = causes.finding_id)
-- name: clear_runs
DELETE FROM check_runs
WHERE sweep_id = :sweep_id AND target_id = :target_id AND page_url = :page_url
    AND "check" IN (SELECT value FROM json_each(:checks))
-- name: insert_run
INSERT OR REPLACE INTO check_runs (sweep_id, target_id, page_url, "check", outcome, error)
VALUES (:sweep_id, :target_id, :page_url, :check, :outcome, :error)
