-- Why: two versions may hold the same policy in another layout, so a run names the version that it used, not a hash.
-- A policy file remembers the version that it was edited from, so that a save takes nothing back unseen.

-- The version that was active when the run was decided; null for a run without a decision, and for runs before this.
alter table ta.task_runs
    add policy_version int,
    add foreign key (portfolio_id, policy_version) references ta.strategy_versions (portfolio_id, number);
grant update (policy_version) on ta.task_runs to ta_worker;

-- The version that was active when the file last held what counted; null if the file has never held it.
alter table ta.policy_files
    add base_version int,
    add foreign key (portfolio_id, base_version) references ta.strategy_versions (portfolio_id, number);

update ta.policy_files f set base_version = v.number
from ta.strategy_versions v
where v.portfolio_id = f.portfolio_id and v.state = 'APPROVED'
    and (v.number = f.version or v.approved_at <= f.taken_at);
