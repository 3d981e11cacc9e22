-- Every cause of a sweep as the list of problems shows it (问题清单), once, with its first place, the number of places and some
-- more pages; worst and surest first within its unit.
-- Parameters: :sweep_id, :hints (0: faults that accuse, 1: what a person must judge), :days (for rectification),
-- :pages (further pages that are named).
WITH by_page AS (
    SELECT
        finding_id, page_url, count(*) AS places,
        row_number() OVER (PARTITION BY finding_id ORDER BY min(place)) - 1 AS further
    FROM finding_places
    WHERE sweep_id = :sweep_id AND places > 1 AND is_shown
    GROUP BY finding_id, page_url
),
spread AS (
    SELECT
        finding_id, sum(places) AS places, count(*) AS pages,
        group_concat(page_url, char(10)) FILTER (WHERE further BETWEEN 1 AND :pages) AS further_pages
    FROM (SELECT * FROM by_page ORDER BY finding_id, further)
    GROUP BY finding_id
),
mended AS (
    SELECT finding_id, count(*) AS pages FROM mended_places WHERE sweep_id = :sweep_id GROUP BY finding_id
)
SELECT
    problem_list.unit,
    problem_list.target_kind_name,
    problem_list.target_name,
    problem_list.target_id,
    problem_list.indicator,
    problem_list.indicator_name,
    problem_list.to_verify,
    CASE
        WHEN NOT problem_list.veto THEN '否'
        WHEN problem_list.is_hint THEN '核实后确定'
        WHEN veto_rows.indicator IS NOT NULL THEN '是'
        WHEN indicators.threshold IS NOT NULL THEN '未达否决数量'
        -- No number to count to: people decide on the grave ones, as in suspected.sql; the others are no veto.
        WHEN problem_list.state = 'rectified' THEN '否'
        WHEN EXISTS (
            SELECT 1 FROM places AS told
            WHERE told.sweep_id = problem_list.sweep_id AND told.finding_id = problem_list.finding_id
                AND told.page_url = problem_list.page_url AND told.part = problem_list.part
                AND told.start IS problem_list.start AND told.severity = 'severe'
        ) THEN '涉嫌单项否决，待认定'
        ELSE '否'
    END AS veto_name,
    problem_list.kind_name,
    problem_list.problem,
    coalesce(columns.name, nullif(menu_entries.touches, ''), menu_entries.name, part_terms.name, '') AS place,
    problem_list.page_title,
    CASE WHEN problem_list.group_name = '链接' AND problem_list.subject <> '' THEN problem_list.subject
        WHEN problem_list.page_url <> '' THEN problem_list.page_url
        ELSE coalesce(columns.url, menu_entries.url, '') END AS url,
    CASE WHEN problem_list.group_name = '链接' AND problem_list.subject <> '' THEN problem_list.page_url
        ELSE '' END AS parent_url,
    coalesce(spread.places, 1) AS places,
    coalesce(spread.pages, 1) AS pages,
    coalesce(spread.further_pages, '') AS further_pages,
    coalesce(mended.pages, 0) AS mended_pages,
    problem_list.shown,
    -- The mask of personal data is no text to write instead of it.
    CASE WHEN problem_list.group_name = '个人隐私' THEN '删除，或遮盖后重新发布'
        ELSE coalesce(problem_list.suggestion, '') END AS suggestion,
    problem_list.context,
    coalesce(problem_list.snapshot, '') AS evidence,
    coalesce(pages.published, '') AS published,
    problem_list.seen_on,
    problem_list.severity_name,
    problem_list.state_name,
    -- What waits for a person has no deadline and is not waited for; a warning never is.
    problem_list.is_hint AND problem_list.state = 'open' AS waits,
    problem_list.kind = 'stale_soon' AS is_warning,
    problem_list.layer,
    problem_list.layer_name,
    problem_list.confidence,
    problem_list."count" AS people,
    problem_list.finding_id,
    :days AS days
FROM problem_list
JOIN indicators ON indicators.indicator = problem_list.indicator
LEFT JOIN spread ON spread.finding_id = problem_list.finding_id
LEFT JOIN mended ON mended.finding_id = problem_list.finding_id
LEFT JOIN veto_rows
    ON veto_rows.sweep_id = problem_list.sweep_id AND veto_rows.target_id = problem_list.target_id
    AND veto_rows.indicator = problem_list.indicator
LEFT JOIN columns ON columns.target_id = problem_list.target_id AND columns.column_id = problem_list.subject
LEFT JOIN menu_entries
    ON menu_entries.sweep_id = problem_list.sweep_id AND menu_entries.target_id = problem_list.target_id
    AND menu_entries.position = problem_list.subject
LEFT JOIN pages
    ON pages.sweep_id = problem_list.sweep_id AND pages.target_id = problem_list.target_id
    AND pages.url = problem_list.page_url
LEFT JOIN terms AS part_terms ON part_terms.vocabulary = 'part' AND part_terms.value = problem_list.part
JOIN kinds ON kinds.kind = problem_list.kind
WHERE problem_list.sweep_id = :sweep_id
    AND problem_list.is_shown
    AND problem_list.is_hint = :hints
ORDER BY
    problem_list.unit, problem_list.target_id, kinds.position, problem_list.confidence DESC, problem_list.finding_id
