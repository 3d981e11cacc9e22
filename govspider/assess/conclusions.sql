-- What each target of a sweep came to (检查结论): said here once, read by views, bulletin and summary.
-- A target of which nothing, or none of whose columns, could be judged is not a pass; neither is an account that is not there.
-- The day of the last post that the ledger states (最近发文日期) is the unit's own word and no inspection. Parameter: :sweep_id.
INSERT INTO conclusions (
    sweep_id, target_id, conclusion, vetoes, problems, hints, profile, count_threshold, show_threshold
)
WITH reached AS (
    SELECT target_id, count(*) AS vetoes FROM vetoes WHERE sweep_id = :sweep_id AND faults >= threshold GROUP BY target_id
),
counted AS (
    SELECT target_id, sum(counts) AS problems, sum(is_hint) AS hints
    FROM assessed_findings WHERE sweep_id = :sweep_id AND is_shown GROUP BY target_id
),
suspected AS (
    -- Grave faults of veto indicators that have no number to count to: people decide whether they are a veto.
    SELECT DISTINCT sightings.target_id
    FROM sightings
    JOIN indicators USING (indicator)
    WHERE sightings.sweep_id = :sweep_id AND sightings.counts AND sightings.state <> 'rectified'
        AND sightings.severity = 'severe' AND indicators.veto AND indicators.threshold IS NULL
),
judged_columns AS (
    -- Columns that must be judged, and how many of them could be.
    SELECT
        pages.target_id,
        sum(outcome_meanings.weight <> 'unjudged' AND (pages.outcome <> 'ok' OR pages.error = '')) AS judged
    FROM pages
    JOIN columns ON columns.target_id = pages.target_id AND columns.column_id = pages.column_id
    JOIN outcome_meanings ON outcome_meanings.outcome = pages.outcome AND outcome_meanings.role = 'column'
    WHERE pages.sweep_id = :sweep_id AND columns.exempt_reason = '' AND columns.listed
    GROUP BY pages.target_id
),
looked AS (
    -- The names of a saved menu are a page that nobody opened: it has no status. A platform's notice (已删除) is not the content.
    SELECT target_id, sum(outcome = 'ok' AND notice = '' AND NOT (role = 'menu' AND status IS NULL)) AS opened
    FROM pages WHERE sweep_id = :sweep_id GROUP BY target_id
),
gone AS (
    -- Accounts whose own page, whose posts or whom a person shows to be cancelled or not there, and nobody has said otherwise.
    SELECT DISTINCT sightings.target_id
    FROM sightings
    LEFT JOIN pages ON pages.sweep_id = sightings.sweep_id AND pages.target_id = sightings.target_id
        AND pages.url = sightings.page_url AND pages.role = 'opened_post' AND pages.notice IN ('closed', 'frozen', 'reclaimed')
    WHERE sightings.sweep_id = :sweep_id AND sightings.state NOT IN ('dismissed', 'rectified')
        AND (sightings.kind = 'account_gone' OR (sightings.kind = 'gone_post' AND pages.page_id IS NOT NULL))
)
SELECT
    inspections.sweep_id,
    inspections.target_id,
    CASE
        WHEN inspections.state = 'skipped' THEN 'resting'
        WHEN reached.vetoes > 0 THEN 'failed'
        WHEN suspected.target_id IS NOT NULL THEN 'suspected'
        WHEN inspections.state NOT IN ('crawled', 'done') THEN 'missed'
        WHEN judged_columns.judged = 0 OR gone.target_id IS NOT NULL THEN 'unjudged'
        WHEN looked.opened > 0 THEN 'passed'
        WHEN targets.kind = 'account' AND (
            EXISTS (SELECT 1 FROM posts WHERE posts.target_id = targets.target_id)
            OR EXISTS (
                -- A person has looked in the quarter of the inspection (工作底表).
                SELECT 1 FROM hand_checks
                WHERE hand_checks.target_id = targets.target_id
                    AND (hand_checks.last_post IS NOT NULL OR hand_checks.works IS NOT NULL)
                    AND hand_checks.is_open IS NOT 0
                    AND hand_checks.checked_on BETWEEN
                        date(sweeps.inspected_on, 'start of month', printf('-%d months', (strftime('%m', sweeps.inspected_on) - 1) % 3))
                        AND sweeps.inspected_on
            )
            OR EXISTS (
                -- An entry led somewhere, or to nothing; of one that was refused to us nobody knows.
                SELECT 1 FROM menu_entries
                JOIN outcome_meanings ON outcome_meanings.outcome = menu_entries.outcome AND outcome_meanings.role = 'menu'
                WHERE menu_entries.sweep_id = inspections.sweep_id AND menu_entries.target_id = targets.target_id
                    AND outcome_meanings.weight <> 'unjudged'
                    AND menu_entries.notice NOT IN ('needs_client', 'unavailable')
            )
        ) THEN 'passed'
        ELSE 'unjudged'
    END,
    coalesce(reached.vetoes, 0),
    coalesce(counted.problems, 0),
    coalesce(counted.hints, 0),
    sweeps.profile,
    sweeps.count_threshold,
    sweeps.show_threshold
FROM inspections
JOIN sweeps USING (sweep_id)
JOIN targets USING (target_id)
LEFT JOIN reached USING (target_id)
LEFT JOIN counted USING (target_id)
LEFT JOIN looked USING (target_id)
LEFT JOIN suspected USING (target_id)
LEFT JOIN gone USING (target_id)
LEFT JOIN judged_columns USING (target_id)
WHERE inspections.sweep_id = :sweep_id
