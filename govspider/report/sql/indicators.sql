-- The indicators that this sweep's faults were judged by.
SELECT indicators.indicator, indicators.name, indicators.source, indicators.item, indicators.veto, indicators.threshold,
    indicators.to_verify
FROM indicators
WHERE indicators.indicator IN (
    SELECT places.indicator FROM places WHERE places.sweep_id = :sweep_id
    UNION SELECT vetoes.indicator FROM vetoes WHERE vetoes.sweep_id = :sweep_id
)
ORDER BY indicators.position
