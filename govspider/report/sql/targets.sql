-- Every target of a sweep with its conclusion (检查结论). Parameter: :sweep_id.
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
    (
        -- What the checks of an account could not judge, and why.
        SELECT group_concat(error, '；') FROM (
            SELECT check_runs.error FROM check_runs
            WHERE target_summary.target_kind = 'account' AND check_runs.sweep_id = target_summary.sweep_id
                AND check_runs.target_id = target_summary.target_id AND check_runs.page_url = ''
                AND check_runs.outcome <> 'failed' AND check_runs.error <> ''
            ORDER BY check_runs."check"
        )
    ) AS doubts,
    (
        -- The same without what limits no inspection: how the ledger states a filing, posts that their author took down.
        SELECT group_concat(error, '；') FROM (
            SELECT check_runs.error FROM check_runs
            WHERE target_summary.target_kind = 'account' AND check_runs.sweep_id = target_summary.sweep_id
                AND check_runs.target_id = target_summary.target_id AND check_runs.page_url = ''
                AND check_runs.outcome <> 'failed' AND check_runs.error <> ''
                AND check_runs."check" <> 'app_filing'
                AND check_runs.error NOT LIKE '发文网址：内容已由发布者删除或设为私密，不计入问题（%条）'
            ORDER BY check_runs."check"
        )
    ) AS limits,
    target_summary.pages,
    target_summary.vetoes,
    coalesce(target_summary.veto_facts, '') AS veto_facts,
    coalesce(target_summary.conclusion, 'missed') AS conclusion_code,
    coalesce(target_summary.conclusion_name, '未能检查') AS conclusion
FROM target_summary
LEFT JOIN terms AS platform_terms ON platform_terms.vocabulary = 'platform' AND platform_terms.value = target_summary.platform
WHERE target_summary.sweep_id = :sweep_id
ORDER BY
    CASE target_summary.target_kind WHEN 'website' THEN 0 WHEN 'channel' THEN 1 ELSE 2 END,
    target_summary.is_portal DESC, target_summary.unit, target_summary.target_id
