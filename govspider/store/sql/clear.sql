-- name: verdicts
-- Verdicts on links that only this target has; what others link to keeps its one verdict of the sweep.
DELETE FROM link_checks
WHERE sweep_id = :sweep_id
    AND url IN (
        SELECT links.url FROM links JOIN pages USING (page_id)
        WHERE pages.sweep_id = :sweep_id AND pages.target_id = :target_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM links CROSS JOIN pages USING (page_id)
        WHERE links.url = link_checks.url AND pages.sweep_id = :sweep_id AND pages.target_id <> :target_id
    )
-- name: pages
DELETE FROM pages WHERE sweep_id = :sweep_id AND target_id = :target_id
-- name: runs
DELETE FROM check_runs WHERE sweep_id = :sweep_id AND target_id = :target_id
-- name: editions
DELETE FROM check_editions WHERE sweep_id = :sweep_id AND target_id = :target_id
-- name: vetoes
DELETE FROM vetoes WHERE sweep_id = :sweep_id AND target_id = :target_id
-- name: conclusions
DELETE FROM conclusions WHERE sweep_id = :sweep_id AND target_id = :target_id
-- name: renew
UPDATE inspections SET state = 'todo', attempts = 0, worker = '', reason = '', started_at = NULL, ended_at = NULL
WHERE sweep_id = :sweep_id AND target_id = :target_id AND state <> 'skipped'
