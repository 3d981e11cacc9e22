-- Findings of one sweep that people are shown, as the score compares them. Parameter: sweep_id.
SELECT f.kind, f.target_id, f.page_url, f.subject, f.shown,
    CASE WHEN f.needs_person THEN 'hint' ELSE f.severity END, coalesce(f.suggestion, ''), f.problem
FROM findings AS f
JOIN sightings AS s ON s.finding_id = f.finding_id
JOIN sweeps ON sweeps.sweep_id = s.sweep_id
WHERE s.sweep_id = ? AND f.confidence >= sweeps.show_threshold
ORDER BY f.kind, f.target_id, f.page_url, f.finding_id;
