-- name: upsert
INSERT INTO pages (
    sweep_id, target_id, url, final_url, role, depth, column_id, outcome, status, error, content_type, charset, size,
    rendered, body_hash, title, published, site_name, site_code, column_name, column_type, source, icp, police_code,
    text, chrome, next_page, refresh_to, needs_browser, checks_passed, fetched_at, parent, parts_hash,
    media, day_shown, day_tagged, day_scripted, day_of_url, notice, picture, unread
) VALUES (
    :sweep_id, :target_id, :url, :final_url, :role, :depth, :column_id, :outcome, :status, :error, :content_type,
    :charset, :size, :rendered, :body_hash, :title, :published, :site_name, :site_code, :column_name, :column_type,
    :source, :icp, :police_code, :text, :chrome, :next_page, :refresh_to, :needs_browser, :checks_passed, :fetched_at,
    :parent, :parts_hash, :media, :day_shown, :day_tagged, :day_scripted, :day_of_url, :notice, :picture, :unread
)
ON CONFLICT (sweep_id, target_id, url) DO UPDATE SET
    final_url = excluded.final_url, role = excluded.role, depth = excluded.depth, column_id = excluded.column_id,
    outcome = excluded.outcome, status = excluded.status, error = excluded.error,
    content_type = excluded.content_type, charset = excluded.charset, size = excluded.size,
    rendered = excluded.rendered, body_hash = excluded.body_hash, title = excluded.title,
    published = excluded.published, site_name = excluded.site_name, site_code = excluded.site_code,
    column_name = excluded.column_name, column_type = excluded.column_type, source = excluded.source,
    icp = excluded.icp, police_code = excluded.police_code, text = excluded.text, chrome = excluded.chrome,
    next_page = excluded.next_page, refresh_to = excluded.refresh_to, needs_browser = excluded.needs_browser,
    checks_passed = excluded.checks_passed, fetched_at = excluded.fetched_at, parent = excluded.parent,
    parts_hash = excluded.parts_hash, media = excluded.media, day_shown = excluded.day_shown,
    day_tagged = excluded.day_tagged, day_scripted = excluded.day_scripted, day_of_url = excluded.day_of_url,
    notice = excluded.notice, picture = excluded.picture, unread = excluded.unread
-- name: count_checks
UPDATE pages SET checks_passed = :checks_passed
WHERE sweep_id = :sweep_id AND target_id = :target_id AND url = :url
-- name: doubt
UPDATE pages SET error = :error WHERE sweep_id = :sweep_id AND target_id = :target_id AND url = :url
-- name: of_our_fault
SELECT url, role, depth, column_id, parent FROM pages
WHERE sweep_id = :sweep_id AND target_id = :target_id AND outcome = 'our_fault'
ORDER BY depth, url
-- name: linking_to
-- Pages that lead on to an address that had to be masked.
SELECT pages.url FROM pages
WHERE sweep_id = :sweep_id AND target_id = :target_id AND url <> :led_to AND (next_page = :led_to OR EXISTS (
    SELECT 1 FROM links WHERE links.page_id = pages.page_id AND links.url_hash = substr(:led_to, -12)
))
ORDER BY depth, url
-- name: page_id
SELECT page_id FROM pages WHERE sweep_id = :sweep_id AND target_id = :target_id AND url = :url
-- name: clear_links
DELETE FROM links WHERE page_id = :page_id
-- name: clear_entries
DELETE FROM entries WHERE page_id = :page_id
-- name: insert_link
INSERT INTO links (page_id, position, url, url_masked, text, kind, hidden, hidden_how, is_written)
VALUES (:page_id, :position, :url, :url_masked, :text, :kind, :hidden, :hidden_how, :is_written)
-- name: insert_entry
INSERT INTO entries (page_id, position, title, url, published)
VALUES (:page_id, :position, :title, :url, :published)
-- name: clear_card
DELETE FROM public_cards WHERE page_id = :page_id
-- name: insert_card
INSERT INTO public_cards (page_id, name, certified, version, updated_on, developer, filing, remark)
VALUES (:page_id, :name, :certified, :version, :updated_on, :developer, :filing, :remark)
-- name: save_snapshot
INSERT INTO snapshots (snapshot, kind, body_hash, url, taken_on) VALUES (:snapshot, :kind, :body_hash, :url, :taken_on)
ON CONFLICT (snapshot) DO UPDATE SET
    kind = excluded.kind, body_hash = excluded.body_hash, url = excluded.url, taken_on = excluded.taken_on
-- name: recall
SELECT * FROM pages WHERE sweep_id = :sweep_id AND target_id = :target_id AND url = :url
-- name: links
SELECT * FROM links WHERE page_id = :page_id ORDER BY position
