-- name: pending
SELECT DISTINCT links.url
FROM links JOIN pages USING (page_id)
WHERE pages.sweep_id = :sweep_id
    AND (:target_id IS NULL OR pages.target_id = :target_id)
    AND links.kind IN ('page', 'attachment', 'image', 'frame', 'resource')
    AND links.url_masked = 0
    AND links.url > :after
    AND NOT EXISTS (
        SELECT 1 FROM link_checks WHERE link_checks.sweep_id = :sweep_id AND link_checks.url = links.url
    )
ORDER BY links.url
LIMIT :limit
-- name: count_pending
SELECT count(DISTINCT links.url) AS number
FROM links JOIN pages USING (page_id)
WHERE pages.sweep_id = :sweep_id
    AND links.kind IN ('page', 'attachment', 'image', 'frame', 'resource')
    AND links.url_masked = 0
    AND NOT EXISTS (
        SELECT 1 FROM link_checks WHERE link_checks.sweep_id = :sweep_id AND link_checks.url = links.url
    )
-- name: note_left
-- How many links of each target wait to be probed: the budget did not reach them.
UPDATE inspections SET links_left = (
    SELECT count(DISTINCT links.url)
    FROM pages JOIN links USING (page_id)
    WHERE pages.sweep_id = inspections.sweep_id AND pages.target_id = inspections.target_id
        AND links.kind IN ('page', 'attachment', 'image', 'frame', 'resource')
        AND links.url_masked = 0
        AND NOT EXISTS (
            SELECT 1 FROM link_checks
            WHERE link_checks.sweep_id = inspections.sweep_id AND link_checks.url = links.url
        )
)
WHERE sweep_id = :sweep_id AND (:target_id = '' OR target_id = :target_id)
-- name: known
SELECT url, outcome, status, method, final_url, content_type, title, text, error, lost_to_home, asked, control,
    verdict, reason
FROM link_checks WHERE sweep_id = :sweep_id AND url = :url
-- name: count_judged
SELECT count(*) AS number FROM link_checks WHERE sweep_id = :sweep_id
-- name: upsert_probe
INSERT INTO link_checks (
    sweep_id, url, verdict, reason, outcome, status, method, final_url, content_type, title, text, error, lost_to_home,
    checked_at, asked, control
) VALUES (
    :sweep_id, :url, 'unjudged', '', :outcome, :status, :method, :final_url, :content_type, :title, :text, :error,
    :lost_to_home, :checked_at, :asked, :control
)
ON CONFLICT (sweep_id, url) DO UPDATE SET
    verdict = excluded.verdict, reason = excluded.reason, outcome = excluded.outcome, status = excluded.status,
    method = excluded.method, final_url = excluded.final_url, content_type = excluded.content_type,
    title = excluded.title, text = excluded.text, error = excluded.error, lost_to_home = excluded.lost_to_home,
    checked_at = excluded.checked_at, asked = excluded.asked, control = excluded.control
-- name: probes
SELECT url, outcome, status, method, final_url, content_type, title, text, error, lost_to_home, asked, control,
    verdict, reason
FROM link_checks
WHERE sweep_id = :sweep_id AND url > :after
    AND (:target_id = '' OR url IN (
        SELECT links.url FROM links JOIN pages USING (page_id)
        WHERE pages.sweep_id = :sweep_id AND pages.target_id = :target_id
        UNION ALL
        SELECT pages.url FROM pages WHERE pages.sweep_id = :sweep_id AND pages.target_id = :target_id
    ))
ORDER BY url
LIMIT :limit
-- name: unreached
-- Links that were not reached, or met a fault that may pass, and were asked for once only.
SELECT url FROM link_checks
WHERE sweep_id = :sweep_id AND asked = 1 AND method <> :visited
    AND (
        outcome IN ('dns', 'refused', 'connection_lost', 'timeout', 'our_fault')
        OR status IN (408, 429, 500, 502, 503, 504, 522, 524)
    )
ORDER BY url
-- name: gone
-- Links of which a server said once that nothing is there, each with a page that leads there.
SELECT url, coalesce((
    SELECT pages.url FROM links JOIN pages USING (page_id)
    WHERE links.url = link_checks.url AND pages.sweep_id = :sweep_id AND pages.url NOT LIKE '%*%' -- masked
    ORDER BY pages.url LIMIT 1
), '') AS page
FROM link_checks
WHERE sweep_id = :sweep_id AND asked = 1 AND outcome = 'http_error'
    AND status NOT IN (408, 429, 500, 502, 503, 504, 522, 524)
ORDER BY url
-- name: leading
-- A page of a target that leads to an address.
SELECT pages.url FROM links JOIN pages USING (page_id)
WHERE links.url = :url AND pages.sweep_id = :sweep_id AND pages.target_id = :target_id
    AND pages.url NOT LIKE '%*%' -- masked
ORDER BY pages.url LIMIT 1
-- name: answered
-- Links that somebody answered, whatever he said.
SELECT url FROM link_checks
WHERE sweep_id = :sweep_id AND status IS NOT NULL AND outcome IN ('ok', 'http_error', 'blocked')
ORDER BY url
-- name: save_verdict
UPDATE link_checks SET verdict = :verdict, reason = :reason
WHERE sweep_id = :sweep_id AND url = :url AND (verdict <> :verdict OR reason <> :reason)
-- name: count_waiting
SELECT count(*) AS number FROM link_checks WHERE sweep_id = :sweep_id AND verdict = 'unjudged' AND reason = ''
