-- Why: a clause that never decides anything is dead weight in a policy. To say so, a page needs the last run in which a
-- clause decided something, without reading every run. This table has it, one row for each clause of a policy.

-- clause: the JSON pointer of a clause that decided something in the run: a line of the run was made by it or an order
-- of it was suppressed, or a rule of it fired that acts. A rule that says that nothing is due leaves no row.
create table ta.clause_firings (
    portfolio_id uuid not null,
    policy_sha256 ta.sha256 not null,
    clause text not null check (length(clause) between 1 and 400),
    -- The last such run under this policy, and the time that it looked at.
    run_id uuid not null,
    as_of timestamptz not null,
    primary key (portfolio_id, policy_sha256, clause),
    foreign key (portfolio_id, run_id) references ta.task_runs (portfolio_id, id)
);
call ta.make_private('ta.clause_firings');
grant select, insert, update on ta.clause_firings to ta_worker;
grant select on ta.clause_firings to ta_app, ta_readonly;

-- What the runs before say. Decisions are kept for ever; rule_firings only until the run is pruned.
insert into ta.clause_firings (portfolio_id, policy_sha256, clause, run_id, as_of)
select distinct on (d.portfolio_id, d.policy_sha256, said.clause)
    d.portfolio_id, d.policy_sha256, said.clause, d.run_id, r.as_of
from ta.decisions d
join ta.task_runs r on r.portfolio_id = d.portfolio_id and r.id = d.run_id
cross join lateral (select d.body::jsonb as body) j
cross join lateral (
    select e ->> 'clause'
    from jsonb_array_elements(j.body -> 'findings' || (j.body -> 'lines') || (j.body -> 'suppressed')) e
    union all
    select e ->> 'clause' from jsonb_array_elements(j.body -> 'triggers') e
    where e ->> 'status' not in ('NOT_REACHED', 'DEPLOYED', 'NOT_DUE', 'APPLIED')
    union all
    select '/constraints/max_drawdown_tolerance' from jsonb_array_elements(j.body -> 'constraints') e
    where e ->> 'constraint' = 'MAX_DRAWDOWN' and e ->> 'status' = 'BREACH'
    union all
    select f.clause from ta.rule_firings f
    where f.portfolio_id = d.portfolio_id and f.run_id = d.run_id
        and (f.rule ~ '^[a-z-]+[.](blocked|claimed|holds?|overweight|forbidden|park-first|raised-by-sells)( |$)'
            or f.rule ~ '^[a-z-]+[.][a-z-]+-(failed|breach)( |$)'
            or f.rule ~ '^limit[.][a-z-]+-(reached|below|spent)( |$)')
) said (clause)
where said.clause is not null and r.as_of is not null
order by d.portfolio_id, d.policy_sha256, said.clause, r.as_of desc, d.run_id desc;
