-- name: first
-- The crawl's own look at a page, before it is looked at again.
INSERT INTO looks (
    sweep_id, target_id, url, number, looked_at, looked_by, outcome, status, error, title, entries, newest, text_length
)
SELECT
    sweep_id, target_id, url, 1, fetched_at, CASE WHEN rendered THEN 'browser' ELSE 'request' END, outcome, status, error,
    title,
    (SELECT count(*) FROM entries WHERE entries.page_id = pages.page_id),
    (SELECT max(entries.published) FROM entries WHERE entries.page_id = pages.page_id AND entries.published <= :day),
    length(text)
FROM pages
WHERE sweep_id = :sweep_id AND target_id = :target_id AND url = :url
ON CONFLICT DO NOTHING
-- name: insert
INSERT INTO looks (
    sweep_id, target_id, url, number, looked_at, looked_by, outcome, status, error, title, entries, newest, text_length,
    picture
) VALUES (
    :sweep_id, :target_id, :url, :number, :looked_at, :by, :outcome, :status, :error, :title, :entries, :newest,
    :text_length, :picture
)
ON CONFLICT (sweep_id, target_id, url, number) DO UPDATE SET
    looked_at = excluded.looked_at, looked_by = excluded.looked_by, outcome = excluded.outcome,
    status = excluded.status, error = excluded.error, title = excluded.title, entries = excluded.entries,
    newest = excluded.newest, text_length = excluded.text_length, picture = excluded.picture
-- name: save_picture
INSERT INTO snapshots (snapshot, kind, body_hash, url, taken_on)
VALUES (:picture, 'picture', '', :url, (SELECT inspected_on FROM sweeps WHERE sweep_id = :sweep_id))
ON CONFLICT (snapshot) DO UPDATE SET url = excluded.url, taken_on = excluded.taken_on
-- name: of_target
SELECT url, number, looked_at, looked_by, outcome, status, error, title, entries, newest, text_length, picture
FROM looks WHERE sweep_id = :sweep_id AND target_id = :target_id ORDER BY url, number
-- name: turned_away
-- Addresses that a plain request did not open and the browser did.
SELECT DISTINCT later.url
FROM looks AS first
JOIN looks AS later USING (sweep_id, target_id, url)
WHERE sweep_id = :sweep_id AND first.looked_by = 'request' AND first.outcome <> 'ok'
    AND later.looked_by = 'browser' AND later.outcome = 'ok'
ORDER BY later.url
-- name: drop_spoilt
-- Looks that our own machine spoilt say nothing.
DELETE FROM looks WHERE sweep_id = :sweep_id AND target_id = :target_id AND outcome = 'our_fault' AND number > 1
-- name: clear
DELETE FROM looks WHERE sweep_id = :sweep_id AND target_id = :target_id
-- name: count_later
SELECT count(*) AS number FROM looks WHERE sweep_id = :sweep_id AND number > 1
