-- One row for each target and veto indicator with the number of faults that count; those below the threshold too.
-- Thresholds come from the table `indicators`, which holds the profile of indicators. Parameter: :sweep_id.
INSERT INTO vetoes (sweep_id, target_id, indicator, faults, threshold, fact, to_verify)
WITH counting AS (
    -- Findings that count against a unit and were not put right, of indicators whose faults the program counts: columns,
    -- home pages, accounts. Each is one, at however many places it was seen.
    SELECT
        sightings.target_id,
        sightings.kind,
        sightings.problem,
        columns.name AS column_name,
        column_classes.name AS class_name,
        sightings.indicator,
        CASE WHEN sightings.kind = 'stale_column' AND columns.window_days IS NULL THEN column_classes.to_verify ELSE 0 END
            AS to_verify
    FROM sightings
    JOIN indicators USING (indicator)
    LEFT JOIN columns ON columns.target_id = sightings.target_id AND columns.column_id = sightings.subject
    LEFT JOIN column_classes USING (column_class)
    WHERE sightings.sweep_id = :sweep_id
        AND sightings.counts
        AND sightings.state <> 'rectified'
        AND indicators.threshold IS NOT NULL
),
classes AS (
    SELECT target_id, indicator, class_name, count(*) AS number
    FROM counting
    WHERE kind = 'stale_column'
    GROUP BY target_id, indicator, class_name
    ORDER BY target_id, indicator, class_name
),
class_facts AS (
    SELECT target_id, indicator, group_concat(class_name || '类' || number || '个', '、') AS parts
    FROM classes
    GROUP BY target_id, indicator
),
tallies AS (
    SELECT
        target_id, indicator, count(*) AS faults, min(problem) AS problem, max(to_verify) AS to_verify,
        group_concat(column_name, '、') AS column_names
    FROM (SELECT * FROM counting ORDER BY target_id, indicator, column_name)
    GROUP BY target_id, indicator
)
SELECT
    :sweep_id,
    tallies.target_id,
    tallies.indicator,
    tallies.faults,
    indicators.threshold,
    CASE tallies.indicator
        WHEN 'V4.1' THEN class_facts.parts || '超过规定期限未更新，共' || faults || '个栏目'
        WHEN 'V4.2' THEN class_facts.parts || '应更新而长期未更新，共' || faults || '个栏目'
        WHEN 'V4.3' THEN '空白栏目' || faults || '个'
        ELSE tallies.problem
    END || CASE WHEN column_names IS NULL THEN '' ELSE '（' || column_names || '）' END,
    max(tallies.to_verify, indicators.to_verify)
FROM tallies
JOIN indicators USING (indicator)
LEFT JOIN class_facts USING (target_id, indicator)
