-- Places of the findings of one sweep that people are shown, as the score compares them. Parameter: sweep_id.
SELECT kind, target_id, page_url, subject, shown,
    CASE WHEN needs_person THEN 'hint' ELSE severity END, coalesce(suggestion, ''), problem, finding_id
FROM finding_places
JOIN sweeps USING (sweep_id)
WHERE sweep_id = ? AND confidence >= show_threshold
ORDER BY kind, target_id, finding_id, place;
