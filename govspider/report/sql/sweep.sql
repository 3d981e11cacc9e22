-- The sweep itself, and how much was looked at.
SELECT
    sweeps.sweep_id,
    sweeps.inspected_on,
    (SELECT count(*) FROM pages WHERE pages.sweep_id = sweeps.sweep_id) AS pages,
    (SELECT count(*) FROM link_checks WHERE link_checks.sweep_id = sweeps.sweep_id) AS links,
    (SELECT count(*) FROM menu_entries WHERE menu_entries.sweep_id = sweeps.sweep_id AND outcome IS NOT NULL) AS menus,
    (SELECT count(*) FROM finding_places WHERE finding_places.sweep_id = sweeps.sweep_id AND counts) AS places,
    (SELECT count(*) FROM check_problems WHERE check_problems.sweep_id = sweeps.sweep_id AND outcome = 'failed')
        AS failed_checks
FROM sweeps
WHERE sweeps.sweep_id = :sweep_id
