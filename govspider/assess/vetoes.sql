-- One row for each target and veto indicator with the number of faults that count; those below the threshold too.
-- Thresholds come from the table `indicators`, the veto of a column from `column_classes`: both are filled from
-- indicators.py. Parameters: :sweep_id, :accuse_confidence.
INSERT INTO vetoes (sweep_id, target_id, indicator, faults, threshold, fact, to_verify)
WITH counting AS (
    -- Open findings that are sure enough to count against a unit (a hint is for a person to judge), with the veto that each counts for.
    SELECT
        findings.target_id,
        findings.kind,
        findings.problem,
        columns.name AS column_name,
        column_classes.name AS class_name,
        CASE findings.kind
            WHEN 'site_down' THEN 'V2'
            WHEN 'stale_home' THEN 'V3'
            WHEN 'stale_column' THEN column_classes.veto
            WHEN 'empty_column' THEN 'V4.3'
            WHEN 'stale_account' THEN 'N2.1'
        END AS indicator,
        CASE WHEN findings.kind = 'stale_column' AND columns.window_days IS NULL THEN column_classes.to_verify ELSE 0 END
            AS to_verify
    FROM sightings
    JOIN findings USING (finding_id)
    LEFT JOIN columns ON columns.target_id = findings.target_id AND columns.column_id = findings.subject
    LEFT JOIN column_classes USING (column_class)
    WHERE sightings.sweep_id = :sweep_id
        AND findings.state = 'open'
        AND findings.severity <> 'hint'
        AND findings.confidence >= :accuse_confidence
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
    FROM (SELECT * FROM counting WHERE indicator IS NOT NULL ORDER BY target_id, indicator, column_name)
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
WHERE indicators.threshold IS NOT NULL
