-- The sweep itself, and how much was read: what did not open or may not be read is counted apart.
SELECT
    sweeps.sweep_id,
    sweeps.inspected_on,
    coalesce(read.pages, 0) AS pages,
    coalesce(read.attachments, 0) AS attachments,
    coalesce(read.unread, 0) AS unread,
    coalesce(read.entrances, 0) AS entrances,
    coalesce(read.posts, 0) AS posts,
    coalesce(read.unread_posts, 0) AS unread_posts,
    coalesce(read.exported_posts, 0) AS exported_posts,
    (SELECT count(*) FROM link_checks WHERE link_checks.sweep_id = sweeps.sweep_id AND verdict <> 'unjudged') AS links,
    (SELECT count(*) FROM link_checks WHERE link_checks.sweep_id = sweeps.sweep_id AND verdict = 'unjudged')
        AS unjudged_links,
    (SELECT count(*) FROM menu_entries WHERE menu_entries.sweep_id = sweeps.sweep_id AND outcome IS NOT NULL) AS menus,
    (SELECT count(*) FROM menu_entries WHERE menu_entries.sweep_id = sweeps.sweep_id AND outcome = 'ok') AS read_menus,
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
LEFT JOIN (
    -- Each address once, by what it is: menus are counted by their entries; exported posts were never opened.
    SELECT
        pages.sweep_id,
        sum(targets.kind <> 'account' AND pages.role <> 'attachment' AND pages.outcome = 'ok') AS pages,
        sum(pages.role = 'attachment' AND pages.outcome = 'ok') AS attachments,
        sum((targets.kind <> 'account' OR pages.role = 'attachment') AND pages.outcome <> 'ok') AS unread,
        sum(targets.kind = 'account' AND pages.role IN ('home', 'store') AND pages.outcome = 'ok') AS entrances,
        sum(pages.role = 'opened_post' AND pages.outcome = 'ok') AS posts,
        sum(pages.role = 'opened_post' AND pages.outcome <> 'ok') AS unread_posts,
        sum(pages.role = 'post') AS exported_posts
    FROM pages
    JOIN targets USING (target_id)
    WHERE pages.sweep_id = :sweep_id
    GROUP BY pages.sweep_id
) AS read USING (sweep_id)
WHERE sweeps.sweep_id = :sweep_id
