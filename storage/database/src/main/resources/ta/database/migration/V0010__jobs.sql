-- Why: work that is started inside a business transaction must neither get lost nor be done twice; the row is the truth, the queue only a signal.
-- attempt is the fencing token: a worker that slept beyond its lease finds another number, and its commit fails whole.

create table ta.jobs (
    id uuid primary key,
    portfolio_id uuid references ta.portfolios,
    task_run_id uuid,
    kind ta.code not null,
    -- Jobs of one key are enqueued once while they are unfinished.
    key text check (length(key) between 1 and 200),
    payload jsonb not null default '{}' check (length(payload::text) <= 100000),
    state ta.code not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'DONE', 'DEAD')),
    attempt int not null default 0 check (attempt >= 0),
    attempts_max int not null default 5 check (attempts_max between 1 and 100),
    run_after timestamptz not null default now(),
    leased_by ta.label,
    leased_until timestamptz,
    last_error ta.note,
    created_at timestamptz not null default now(),
    signalled_at timestamptz,
    finished_at timestamptz,
    foreign key (portfolio_id, task_run_id) references ta.task_runs (portfolio_id, id),
    check (task_run_id is null or portfolio_id is not null),
    check ((state = 'RUNNING') = (leased_until is not null)),
    check ((state in ('DONE', 'DEAD')) = (finished_at is not null))
);
create unique index jobs_key on ta.jobs (portfolio_id, kind, key) nulls not distinct where state in ('QUEUED', 'RUNNING') and key is not null;
create index jobs_due on ta.jobs (run_after) where state = 'QUEUED';
create index jobs_leased on ta.jobs (leased_until) where state = 'RUNNING';
create index jobs_dead on ta.jobs (finished_at) where state = 'DEAD';
create index jobs_portfolio on ta.jobs (portfolio_id);

grant select, insert on ta.jobs to ta_app;
grant update (signalled_at) on ta.jobs to ta_app;
grant select, insert on ta.jobs to ta_worker;
grant update (state, attempt, run_after, leased_by, leased_until, last_error, signalled_at, finished_at) on ta.jobs to ta_worker;
grant select on ta.jobs to ta_readonly;
