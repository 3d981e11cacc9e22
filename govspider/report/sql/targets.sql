-- Every target of a sweep with its conclusion (检查结论): 不合格, 合格, 未能判定, 未能检查, 未纳入检查.
-- A target of which nothing could be read is not a pass. Parameters: :sweep_id, :accuse, :show.
SELECT
    target_summary.target_kind,
    target_summary.target_kind_name,
    target_summary.target_id,
    target_summary.target_name,
    target_summary.unit,
    target_summary.is_portal,
    coalesce(platform_terms.name, '') AS platform_name,
    target_summary.state,
    target_summary.reason,
    (
        SELECT max(pages.error) FROM pages
        WHERE pages.sweep_id = target_summary.sweep_id AND pages.target_id = target_summary.target_id
            AND pages.role = 'home' AND pages.outcome <> 'ok'
    ) AS home_error,
    target_summary.pages,
    target_summary.vetoes,
    coalesce(target_summary.veto_facts, '') AS veto_facts,
    CASE
        WHEN target_summary.state = 'skipped' THEN '未纳入检查'
        WHEN target_summary.vetoes > 0 THEN '不合格'
        WHEN target_summary.state NOT IN ('crawled', 'done') THEN '未能检查'
        WHEN target_summary.pages > target_summary.page_errors THEN '合格'
        WHEN targets.kind = 'account' AND (
            targets.last_post IS NOT NULL
            OR EXISTS (SELECT 1 FROM posts WHERE posts.target_id = targets.target_id)
            OR EXISTS (
                SELECT 1 FROM menu_entries
                WHERE menu_entries.sweep_id = target_summary.sweep_id
                    AND menu_entries.target_id = targets.target_id AND menu_entries.outcome IS NOT NULL
            )
        ) THEN '合格'
        ELSE '未能判定'
    END AS conclusion
FROM target_summary
JOIN targets USING (target_id)
LEFT JOIN terms AS platform_terms ON platform_terms.vocabulary = 'platform' AND platform_terms.value = targets.platform
WHERE target_summary.sweep_id = :sweep_id
ORDER BY
    CASE target_summary.target_kind WHEN 'website' THEN 0 WHEN 'channel' THEN 1 ELSE 2 END,
    target_summary.is_portal DESC, target_summary.unit, target_summary.target_id
