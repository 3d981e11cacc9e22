-- Examples of each kind of fault for websites and channels, and for accounts: at most one of a target, the gravest and
-- surest first. Faults that are a veto by themselves are left out: every one of them stands among the vetoes.
-- Parameters: :sweep_id, :most (examples of a kind).
WITH ranked AS (
    SELECT
        CASE target_kind WHEN 'account' THEN 'account' ELSE 'site' END AS side,
        problem_list.*,
        row_number() OVER (
            PARTITION BY target_kind = 'account', kind, target_id
            ORDER BY CASE severity WHEN 'severe' THEN 0 ELSE 1 END, confidence DESC, finding_id
        ) AS of_target
    FROM problem_list
    JOIN indicators USING (indicator)
    WHERE sweep_id = :sweep_id AND counts AND coalesce(indicators.threshold, 0) <> 1
),
firsts AS (
    SELECT
        ranked.*,
        row_number() OVER (
            PARTITION BY side, kind
            ORDER BY CASE severity WHEN 'severe' THEN 0 ELSE 1 END, confidence DESC, unit, target_id
        ) AS place
    FROM ranked
    WHERE of_target = 1
)
SELECT side, kind, unit, target_name, problem, places,
    CASE WHEN part <> '' OR group_name = '链接' THEN page_title ELSE '' END AS page_title
FROM firsts
WHERE place <= :most
ORDER BY side, kind, place
