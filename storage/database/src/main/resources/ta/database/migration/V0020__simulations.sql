-- Why: a person tries policies on the portfolio's own history before one of them becomes active. That takes seconds or
-- minutes, so a worker does it, and what came of it is kept to be looked at again.

create table ta.simulations (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    asked_by ta.label not null,
    asked_at timestamptz not null default now(),
    -- Later observations play no part, so that a day of it can be simulated again.
    terms jsonb not null check (length(terms::text) <= 10000),
    -- What was simulated: number, hash and text of each version. A draft may have another text by now.
    policies jsonb not null check (jsonb_array_length(policies) between 1 and 5),
    state ta.code not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    progress int not null default 0 check (progress between 0 and 100),
    finished_at timestamptz,
    result jsonb check (length(result::text) <= 30000000),
    -- Why it failed, in a person's words.
    problem ta.note,
    -- The number of the version that was approved with it. It is kept as long as the version.
    approved_version int,
    unique (portfolio_id, id),
    foreign key (portfolio_id, approved_version) references ta.strategy_versions (portfolio_id, number),
    check ((state in ('DONE', 'CANCELLED', 'FAILED')) = (finished_at is not null)),
    check ((state = 'DONE') = (result is not null)),
    check ((state = 'FAILED') = (problem is not null))
);
create index simulations_newest on ta.simulations (portfolio_id, asked_at desc);
create index simulations_of_version on ta.simulations (portfolio_id, approved_version)
    where approved_version is not null;
call ta.make_private('ta.simulations');
grant select, insert, delete on ta.simulations to ta_app;
grant select on ta.simulations to ta_worker, ta_readonly;
-- A person cancels one, or approves a version with it; what came of it is the worker's.
grant update (state, finished_at, approved_version) on ta.simulations to ta_app;
grant update (state, progress, finished_at, result, problem, approved_version) on ta.simulations to ta_worker;
