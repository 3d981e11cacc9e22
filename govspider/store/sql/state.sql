-- name: begin_sweep
INSERT INTO sweeps (sweep_id, inspected_on, ledger_hash, started_at)
VALUES (:sweep_id, :day, :ledger_hash, :now)
ON CONFLICT (sweep_id) DO UPDATE SET ledger_hash = excluded.ledger_hash
-- name: sweep_day
SELECT inspected_on FROM sweeps WHERE sweep_id = :sweep_id
-- name: end_sweep
UPDATE sweeps SET ended_at = :now WHERE sweep_id = :sweep_id
-- name: all_targets
SELECT target_id, home_url, store_urls, state, listed FROM targets ORDER BY target_id
-- name: plan
INSERT INTO inspections (sweep_id, target_id, state, host, reason)
VALUES (:sweep_id, :target_id, :state, :host, :reason)
ON CONFLICT (sweep_id, target_id) DO UPDATE SET state = excluded.state, host = excluded.host, reason = excluded.reason
WHERE inspections.state IN ('todo', 'skipped') AND inspections.state <> excluded.state
-- name: unplan
UPDATE inspections SET state = 'skipped', reason = :reason
WHERE sweep_id = :sweep_id AND target_id = :target_id AND state = 'todo'
-- name: claimable
-- Not while a running target has the host; not beside anything else once it took its worker down `alone_after` times.
-- Those never started come first, then those of the longest queue.
SELECT target_id
FROM inspections AS candidate
WHERE sweep_id = :sweep_id
    AND state = 'todo'
    AND (host = '' OR NOT EXISTS (
        SELECT 1 FROM inspections AS other
        WHERE other.sweep_id = :sweep_id AND other.state = 'running' AND other.host = candidate.host
    ))
    AND (attempts < :alone_after OR NOT EXISTS (
        SELECT 1 FROM inspections AS mine
        WHERE mine.sweep_id = :sweep_id AND mine.state = 'running' AND mine.worker = :worker
    ))
    AND NOT EXISTS (
        SELECT 1 FROM inspections AS suspect
        WHERE suspect.sweep_id = :sweep_id AND suspect.state = 'running' AND suspect.worker = :worker
            AND suspect.attempts > :alone_after
    )
ORDER BY
    attempts,
    (
        SELECT count(*) FROM inspections AS queue
        WHERE queue.sweep_id = :sweep_id AND queue.state = 'todo' AND queue.host = candidate.host AND queue.host <> ''
    ) DESC,
    target_id
LIMIT 1
-- name: start
UPDATE inspections
SET state = 'running', worker = :worker, attempts = attempts + 1, reason = '', started_at = :now, ended_at = NULL
WHERE sweep_id = :sweep_id AND target_id = :target_id
-- name: ensure
INSERT INTO inspections (sweep_id, target_id, state, host) VALUES (:sweep_id, :target_id, 'todo', :host)
ON CONFLICT (sweep_id, target_id) DO NOTHING
-- name: has_todo
SELECT EXISTS (SELECT 1 FROM inspections WHERE sweep_id = :sweep_id AND state = 'todo') AS found
-- name: targets_in
SELECT target_id FROM inspections WHERE sweep_id = :sweep_id AND state = :state ORDER BY target_id
-- name: crawled
UPDATE inspections
SET state = 'crawled', ended_at = :now, reason = :reason
WHERE sweep_id = :sweep_id AND target_id = :target_id AND state IN ('running', 'crawled')
-- name: done
UPDATE inspections SET state = 'done'
WHERE sweep_id = :sweep_id AND target_id = :target_id AND state IN ('running', 'crawled')
-- name: failed
UPDATE inspections SET state = 'failed', ended_at = :now, reason = :reason
WHERE sweep_id = :sweep_id AND target_id = :target_id
-- name: give_up
UPDATE inspections SET state = 'failed', ended_at = :now, reason = :reason
WHERE sweep_id = :sweep_id AND worker = :worker AND state = 'running' AND attempts >= :most
-- name: release
UPDATE inspections SET state = 'todo', worker = ''
WHERE sweep_id = :sweep_id AND worker = :worker AND state = 'running'
-- name: reset
UPDATE inspections SET state = 'todo', worker = '', attempts = max(attempts - 1, 0)
WHERE sweep_id = :sweep_id AND state = 'running'
-- name: reopen
-- What our own machine spoilt is tried again by the next run, and links that the budget did not reach are probed.
UPDATE inspections SET state = 'crawled'
WHERE sweep_id = :sweep_id AND state = 'done' AND (links_left > 0 OR EXISTS (
    SELECT 1 FROM spoilt_pages
    WHERE spoilt_pages.sweep_id = inspections.sweep_id AND spoilt_pages.target_id = inspections.target_id
))
-- name: retry
UPDATE inspections SET state = 'todo', worker = '', attempts = 0, reason = ''
WHERE sweep_id = :sweep_id AND state = 'failed'
-- name: target_counts
SELECT state, count(*) AS number FROM inspections WHERE sweep_id = :sweep_id GROUP BY state
-- name: page_counts
SELECT count(*) AS pages, coalesce(sum(outcome <> 'ok'), 0) AS errors FROM pages WHERE sweep_id = :sweep_id
-- name: finding_count
SELECT count(*) AS findings FROM causes
WHERE EXISTS (SELECT 1 FROM places WHERE places.sweep_id = :sweep_id AND places.finding_id = causes.finding_id)
