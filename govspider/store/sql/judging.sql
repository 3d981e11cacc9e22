-- name: pages
SELECT url, role, depth, column_id, parent, outcome, content_type, title, body_hash, parts_hash
FROM pages
WHERE sweep_id = :sweep_id AND target_id = :target_id AND parts_hash <> ''
ORDER BY depth, url
-- name: parts
SELECT parts FROM page_parts WHERE parts_hash = :parts_hash
-- name: home_lines
SELECT chrome FROM pages WHERE sweep_id = :sweep_id AND target_id = :target_id AND role = 'home'
-- name: findings
SELECT places.*, causes.target_id, causes.kind, causes.subject, causes.value_hash
FROM places INDEXED BY places_by_page JOIN causes USING (finding_id)
WHERE places.sweep_id = :sweep_id AND page_url = :page_url AND target_id = :target_id AND scope = 'page'
ORDER BY part, start, ordinal, finding_id
-- name: runs
SELECT "check", outcome, error FROM check_runs
WHERE sweep_id = :sweep_id AND target_id = :target_id AND page_url = :page_url
-- name: ledger_urls
SELECT home_url || ' ' || other_hosts AS urls FROM targets
UNION ALL SELECT url FROM columns
-- name: edition
SELECT edition, found FROM check_editions WHERE sweep_id = :sweep_id AND target_id = :target_id AND "check" = :check
-- name: note_edition
INSERT INTO check_editions (sweep_id, target_id, "check", edition, found)
VALUES (:sweep_id, :target_id, :check, :edition, :found)
ON CONFLICT (sweep_id, target_id, "check") DO UPDATE SET edition = excluded.edition, found = excluded.found
-- name: begin_edition
INSERT INTO check_editions (sweep_id, target_id, "check", edition)
VALUES (
    :sweep_id, :target_id, :check,
    CASE WHEN EXISTS (SELECT 1 FROM pages WHERE sweep_id = :sweep_id AND target_id = :target_id) THEN '' ELSE :edition END
)
ON CONFLICT (sweep_id, target_id, "check") DO UPDATE
SET edition = CASE WHEN check_editions.edition = :edition OR excluded.edition <> '' THEN :edition ELSE '' END
-- name: note_found
UPDATE check_editions SET found = :found WHERE sweep_id = :sweep_id AND target_id = :target_id AND "check" = :check
-- name: count_found
-- CROSS JOIN keeps the order in SQLite: from the few causes of a target to their places.
SELECT count(*) AS number
FROM causes CROSS JOIN places USING (finding_id)
WHERE target_id = :target_id AND places.sweep_id = :sweep_id AND scope = :scope
    AND kind IN (SELECT value FROM json_each(:kinds))
-- name: count_all_found
SELECT count(*) AS number
FROM places JOIN causes USING (finding_id)
WHERE places.sweep_id = :sweep_id AND scope = :scope AND kind IN (SELECT value FROM json_each(:kinds))
