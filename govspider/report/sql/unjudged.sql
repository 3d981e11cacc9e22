-- What could neither be accused nor passed (未能判定), by reason; reasons that differ in a number alone (`alike`, of this package)
-- are one. Parameter: :sweep_id.
WITH told AS (
    SELECT
        what,
        CASE outcome_name WHEN ok_terms.name THEN '未能完整检查' ELSE outcome_name END AS outcome_name,
        alike(reason) AS reason,
        number,
        -- The view does not count the targets whose pages link to an address.
        coalesce(targets, (
            SELECT count(DISTINCT pages.target_id)
            FROM link_checks
            JOIN terms ON terms.vocabulary = 'outcome' AND terms.value = link_checks.outcome
            JOIN links ON links.url = link_checks.url
            JOIN pages ON pages.page_id = links.page_id AND pages.sweep_id = link_checks.sweep_id
            WHERE link_checks.sweep_id = unjudged.sweep_id AND link_checks.verdict = 'unjudged' AND link_checks.method <> 'PAGE'
                AND link_checks.reason = unjudged.reason AND terms.name = unjudged.outcome_name
        )) AS targets
    FROM unjudged
    JOIN terms AS ok_terms ON ok_terms.vocabulary = 'outcome' AND ok_terms.value = 'ok'
    WHERE sweep_id = :sweep_id
)
SELECT
    what,
    outcome_name,
    reason,
    sum(number) AS number,
    CASE WHEN count(*) = 1 THEN max(targets) ELSE (
        SELECT count(DISTINCT pages.target_id)
        FROM pages
        JOIN terms ON terms.vocabulary = 'role' AND terms.value = pages.role
        WHERE pages.sweep_id = :sweep_id AND pages.error <> '' AND alike(pages.error) = told.reason AND terms.name = told.what
    ) END AS targets
FROM told
GROUP BY what, outcome_name, reason
ORDER BY what, sum(number) DESC, outcome_name, reason
