-- name: pages
SELECT page_id, url, role, outcome, status, title, published, column_id, body_hash, length(text) AS text_length,
    final_url, depth, error, rendered, media, notice
FROM pages WHERE sweep_id = :sweep_id AND target_id = :target_id ORDER BY depth, url
-- name: cards
SELECT page_id, name, certified, version, updated_on, developer, filing, remark
FROM public_cards JOIN pages USING (page_id) WHERE sweep_id = :sweep_id AND target_id = :target_id
-- name: entries
SELECT page_id, entries.title, entries.url, entries.published
FROM entries JOIN pages USING (page_id)
WHERE sweep_id = :sweep_id AND target_id = :target_id ORDER BY page_id, position
-- name: links
SELECT pages.url AS page_url, pages.body_hash, links.url, links.text, links.kind, links.hidden, links.hidden_how,
    links.is_written
FROM links JOIN pages USING (page_id)
WHERE sweep_id = :sweep_id AND target_id = :target_id ORDER BY pages.depth, pages.url, links.position
-- name: probes
SELECT url, outcome, status, method, final_url, content_type, title, text, error, lost_to_home, asked, control,
    verdict, reason
FROM link_checks
WHERE sweep_id = :sweep_id AND url IN (
    SELECT links.url FROM links JOIN pages USING (page_id)
    WHERE pages.sweep_id = :sweep_id AND pages.target_id = :target_id
)
-- name: menu
SELECT target_id, position, name, entry_type, url, outcome, status, final_url, title, text, newest, notice, screenshot,
    rendered, error, touches
FROM menu_entries WHERE sweep_id = :sweep_id AND target_id = :target_id ORDER BY position
-- name: texts
SELECT target_id, url, title, text, body_hash FROM pages
WHERE sweep_id = :sweep_id AND (:target_id = '' OR target_id = :target_id) AND outcome = 'ok'
ORDER BY target_id, url
-- name: names
SELECT name FROM targets UNION SELECT unit FROM targets UNION SELECT supervisor FROM targets
UNION SELECT name FROM columns UNION SELECT unit FROM columns
-- name: newest_sweep
SELECT sweep_id FROM sweeps ORDER BY inspected_on DESC, sweep_id DESC LIMIT 1
