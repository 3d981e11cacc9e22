-- The canonical export of a sweep's findings: no times of the clock, no keyed hashes, one order everywhere.
SELECT
    findings.finding_id,
    findings.target_id,
    findings.indicator,
    findings.kind,
    findings.page_url,
    findings.page_title,
    findings.part,
    findings.start,
    findings."end",
    findings.ordinal,
    findings.subject,
    findings.shown,
    findings.problem,
    findings.suggestion,
    findings.context,
    findings.layer,
    CASE WHEN findings.needs_person THEN 'hint' ELSE findings.severity END AS severity,
    findings.confidence,
    findings."count",
    findings.state,
    findings.first_seen,
    findings.last_seen,
    sightings.body_hash AS evidence,
    sightings.snapshot
FROM sightings
JOIN findings USING (finding_id)
WHERE sightings.sweep_id = :sweep_id
ORDER BY findings.finding_id
