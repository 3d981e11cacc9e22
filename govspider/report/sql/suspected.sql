-- Grave faults of veto indicators that have no number to count to (涉嫌单项否决，待认定), by target and indicator, with what
-- each rests on: those of targets that have failed already, too. The same faults as in assess/conclusions.sql.
-- Parameter: :sweep_id.
SELECT
    targets.unit,
    targets.target_id,
    targets.name AS target_name,
    coalesce(platform_terms.name, '') AS platform_name,
    sightings.indicator,
    coalesce(conclusions.conclusion = 'failed', 0) AS has_failed,
    CASE WHEN count(*) > 1 THEN printf('共%d个，如：', count(*)) ELSE '' END || min(sightings.problem) AS fact
FROM sightings
JOIN indicators USING (indicator)
JOIN targets USING (target_id)
LEFT JOIN conclusions ON conclusions.sweep_id = sightings.sweep_id AND conclusions.target_id = sightings.target_id
LEFT JOIN terms AS platform_terms ON platform_terms.vocabulary = 'platform' AND platform_terms.value = targets.platform
WHERE sightings.sweep_id = :sweep_id AND sightings.counts AND sightings.state <> 'rectified'
    AND sightings.severity = 'severe' AND indicators.veto AND indicators.threshold IS NULL
GROUP BY targets.target_id, sightings.indicator
ORDER BY indicators.position, targets.unit, targets.target_id
