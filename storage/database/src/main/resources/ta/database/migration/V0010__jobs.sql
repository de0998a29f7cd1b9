-- Why: work that a transaction asks for must neither get lost nor be done twice, so it is a row, committed with it.
-- Only these rows decide who does which job; the queue's signal may be lost, forged or emptied without harm.

create table ta.jobs (
    id uuid primary key,
    portfolio_id uuid references ta.portfolios,
    task_run_id uuid,
    kind ta.code not null,
    -- At most one unfinished job of a kind has a given key.
    key text check (length(key) between 1 and 200),
    payload jsonb not null default '{}' check (length(payload::text) <= 100000),
    state ta.code not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'DONE', 'DEAD', 'DISCARDED')),
    -- The start tag of start-time fair queueing (Goyal, Vin, Cheng 1996), in jobs of a portfolio. The smallest is next.
    turn bigint not null default 0,
    -- The fencing token, which only grows: a worker that slept past its lease finds a new number, and its commit fails.
    attempt int not null default 0 check (attempt >= 0),
    -- The attempts that count towards attempts_max; it goes back when a job is given back or tried again by a person.
    tries int not null default 0 check (tries >= 0),
    attempts_max int not null default 5 check (attempts_max between 1 and 100),
    run_after timestamptz not null default now(),
    -- When the job is to be signalled next, for the first time or again.
    signal_at timestamptz not null default now(),
    leased_by ta.label,
    leased_until timestamptz,
    last_error ta.note,
    discard_reason ta.note check (length(discard_reason) >= 1),
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    foreign key (portfolio_id, task_run_id) references ta.task_runs (portfolio_id, id),
    check (task_run_id is null or portfolio_id is not null),
    check ((state = 'RUNNING') = (leased_until is not null)),
    constraint jobs_finished check ((state in ('DONE', 'DEAD', 'DISCARDED')) = (finished_at is not null)),
    constraint jobs_discarded check ((state = 'DISCARDED') = (discard_reason is not null))
);
create unique index jobs_key on ta.jobs (portfolio_id, kind, key) nulls not distinct
    where state in ('QUEUED', 'RUNNING') and key is not null;
create index jobs_next on ta.jobs (turn, id, run_after) where state = 'QUEUED';
create index jobs_turns on ta.jobs (portfolio_id, turn);
create index jobs_served on ta.jobs (turn) where state <> 'QUEUED';
create index jobs_signal on ta.jobs (signal_at) where state = 'QUEUED';
create index jobs_leased on ta.jobs (leased_until) where state = 'RUNNING';
create index jobs_dead on ta.jobs (finished_at) where state = 'DEAD';
create index jobs_of_portfolio on ta.jobs (portfolio_id, id);
create index jobs_finished on ta.jobs (portfolio_id, finished_at) where finished_at is not null;

-- Gives a job its turn whenever it is queued: one after the newest of its portfolio, but none that has passed, so that
-- no portfolio saves up turns. The newest turn of a job that was taken has passed; if no such job is kept, the first
-- waiting turn counts instead.
-- The planner settings, here and below, force the indexes. Its statistics may still say that the queue is empty, and a
-- plan for an empty queue reads or sorts the whole of a full one for each job.
create function ta.take_turn() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    set enable_seqscan = off
    set enable_bitmapscan = off
    set enable_sort = off
as $$
begin
    new.turn := greatest(
        (select max(turn) + 1 from ta.jobs where portfolio_id = new.portfolio_id),
        (select max(turn) + 1 from ta.jobs where new.portfolio_id is null and portfolio_id is null),
        (select max(turn) from ta.jobs where state <> 'QUEUED'),
        (select min(turn) from ta.jobs where state = 'QUEUED'),
        0);
    new.signal_at := new.run_after;
    return new;
end
$$;
revoke all on function ta.take_turn() from public;
create trigger jobs_take_turn before insert or update of state on ta.jobs
    for each row when (new.state = 'QUEUED') execute function ta.take_turn();

-- Leases the next job of these kinds. A job whose worker died comes first, because it has had its turn already.
create function ta.claim_job(worker text, lease interval, kinds text[]) returns setof ta.jobs
    language plpgsql
    set search_path = pg_catalog, pg_temp
    set enable_seqscan = off
    set enable_bitmapscan = off
    set enable_sort = off
as $$
begin
    return query
        update ta.jobs set
            state = 'RUNNING', attempt = attempt + 1, tries = tries + 1,
            leased_by = worker, leased_until = now() + lease
        where id = coalesce(
            (select id from ta.jobs where state = 'RUNNING' and leased_until <= now() and kind = any (kinds)
                order by leased_until limit 1 for update skip locked),
            (select id from ta.jobs where state = 'QUEUED' and run_after <= now() and kind = any (kinds)
                order by turn, id limit 1 for update skip locked))
        returning *;
end
$$;
revoke all on function ta.claim_job(text, interval, text[]) from public;
grant execute on function ta.claim_job(text, interval, text[]) to ta_worker;

-- The processes that run. A row tells of no portfolio, so every signed-in user may see whether a worker is there.
create table ta.processes (
    id uuid primary key,
    kind ta.code not null check (kind in ('API', 'SCHEDULER', 'WORKER')),
    -- host:pid
    name ta.label not null,
    version ta.label not null,
    threads int not null check (threads >= 1),
    started_at timestamptz not null default now(),
    seen_at timestamptz not null default now()
);

grant select, insert on ta.jobs to ta_app, ta_worker;
grant update (state, attempt, tries, run_after, signal_at, leased_by, leased_until, last_error, finished_at) on ta.jobs
    to ta_worker;
-- A person brings a dead job back or discards it.
grant update (state, tries, run_after, finished_at, discard_reason) on ta.jobs to ta_app;
grant select, insert, delete on ta.processes to ta_worker;
grant update (seen_at) on ta.processes to ta_worker;
grant select on ta.processes to ta_app;
grant select on ta.jobs, ta.processes to ta_readonly;
