-- The canonical export of a sweep's findings, one row a place: no times of the clock, no keyed hashes, one order everywhere.
SELECT
    finding_id,
    place,
    places,
    target_id,
    indicator,
    kind,
    page_url,
    page_title,
    part,
    start,
    "end",
    ordinal,
    subject,
    shown,
    problem,
    suggestion,
    context,
    layer,
    CASE WHEN needs_person THEN 'hint' ELSE severity END AS severity,
    confidence,
    "count",
    state,
    first_seen,
    last_seen,
    first_seen_here,
    body_hash AS evidence,
    snapshot
FROM finding_places
WHERE sweep_id = :sweep_id
ORDER BY finding_id, place
