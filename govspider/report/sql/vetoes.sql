-- Vetoes reached (单项否决情形), in the order of the indicators.
SELECT
    veto_rows.indicator,
    veto_rows.indicator_name,
    veto_rows.unit,
    veto_rows.target_kind,
    veto_rows.target_id,
    veto_rows.target_name,
    coalesce(platform_terms.name, '') AS platform_name,
    veto_rows.fact,
    veto_rows.to_verify
FROM veto_rows
JOIN targets USING (target_id)
JOIN indicators USING (indicator)
LEFT JOIN terms AS platform_terms ON platform_terms.vocabulary = 'platform' AND platform_terms.value = targets.platform
WHERE veto_rows.sweep_id = :sweep_id
ORDER BY indicators.position, veto_rows.unit, veto_rows.target_id
