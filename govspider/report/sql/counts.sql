-- How many faults of each kind each target has: those that accuse, and those that a person must judge.
-- Parameter: :sweep_id.
SELECT
    problem_list.target_kind,
    problem_list.target_id,
    problem_list.target_name,
    problem_list.unit,
    problem_list.group_name,
    problem_list.kind,
    problem_list.kind_name,
    problem_list.is_hint,
    count(*) AS problems,
    sum(problem_list.state = 'rectified') AS rectified,
    max(problem_list.to_verify) AS to_verify
FROM problem_list
JOIN kinds ON kinds.kind = problem_list.kind
WHERE problem_list.sweep_id = :sweep_id AND problem_list.is_shown
GROUP BY problem_list.target_id, problem_list.kind, problem_list.is_hint
ORDER BY kinds.position, count(*) DESC, problem_list.unit, problem_list.target_id
