-- name: insert
INSERT OR IGNORE INTO page_parts (parts_hash, parts) VALUES (:parts_hash, :parts)
-- name: drop_old
DELETE FROM page_parts
WHERE parts_hash NOT IN (
    SELECT pages.parts_hash FROM pages
    WHERE pages.sweep_id IN (SELECT sweep_id FROM sweeps ORDER BY inspected_on DESC, sweep_id DESC LIMIT :sweeps)
)
-- name: drop_unused
DELETE FROM page_parts WHERE parts_hash NOT IN (SELECT parts_hash FROM pages)
