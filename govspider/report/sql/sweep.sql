-- The sweep itself, and how much was looked at.
SELECT
    sweeps.sweep_id,
    sweeps.inspected_on,
    (SELECT count(*) FROM pages WHERE pages.sweep_id = sweeps.sweep_id) AS pages,
    (SELECT count(*) FROM link_checks WHERE link_checks.sweep_id = sweeps.sweep_id) AS links,
    (SELECT count(*) FROM menu_entries WHERE menu_entries.sweep_id = sweeps.sweep_id AND outcome IS NOT NULL) AS menus,
    (SELECT count(*) FROM pages WHERE pages.sweep_id = sweeps.sweep_id AND pages.role = 'opened_post') AS posts,
    (
        -- Posts of the quarter whose address was not opened, of accounts of which others were.
        SELECT count(DISTINCT posts.target_id || ' ' || posts.url) FROM posts
        WHERE posts.url <> ''
            AND posts.published BETWEEN date(
                sweeps.inspected_on, 'start of month', '-' || ((strftime('%m', sweeps.inspected_on) - 1) % 3) || ' months'
            ) AND sweeps.inspected_on
            AND posts.target_id IN (
                SELECT pages.target_id FROM pages WHERE pages.sweep_id = sweeps.sweep_id AND pages.role = 'opened_post'
            )
            AND NOT EXISTS (
                SELECT 1 FROM pages
                WHERE pages.sweep_id = sweeps.sweep_id AND pages.target_id = posts.target_id AND pages.url = posts.url
                    AND pages.role <> 'post'
            )
    ) AS unopened_posts,
    (SELECT count(*) FROM finding_places WHERE finding_places.sweep_id = sweeps.sweep_id AND counts) AS places,
    (SELECT count(*) FROM check_problems WHERE check_problems.sweep_id = sweeps.sweep_id AND outcome = 'failed')
        AS failed_checks
FROM sweeps
WHERE sweeps.sweep_id = :sweep_id
