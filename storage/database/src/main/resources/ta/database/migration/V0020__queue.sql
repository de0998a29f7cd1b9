-- Why: with many portfolios, one that asks for a thousand things must not keep the others waiting, and a job that nobody does must come to light.
-- Who takes which job is decided here, by rows alone; whatever carries the signal may be lost, forged or emptied without any harm.

alter table ta.jobs
    -- Start-time fair queueing (Goyal, Vin, Cheng 1996): a job's start tag, in jobs of its portfolio. The smallest is next.
    add turn bigint not null default 0,
    -- The attempts that count: attempt is the fencing token and only grows, this one goes back when a job is given back, or tried anew.
    add tries int not null default 0 check (tries >= 0),
    add discard_reason ta.note check (length(discard_reason) >= 1),
    -- So that a wait for a job's first signal, and for the next one, is the same question.
    add signal_at timestamptz not null default now();
update ta.jobs set tries = attempt, signal_at = run_after;
alter table ta.jobs
    drop column signalled_at,
    drop constraint jobs_state_check,
    add constraint jobs_state_check check (state in ('QUEUED', 'RUNNING', 'DONE', 'DEAD', 'DISCARDED')),
    drop constraint jobs_check2,
    add constraint jobs_finished check ((state in ('DONE', 'DEAD', 'DISCARDED')) = (finished_at is not null)),
    add constraint jobs_discarded check ((state = 'DISCARDED') = (discard_reason is not null));

drop index ta.jobs_portfolio;
-- What is due is found by the turn or by the signal.
drop index ta.jobs_due;
create index jobs_turns on ta.jobs (portfolio_id, turn);
create index jobs_of_portfolio on ta.jobs (portfolio_id, id);
create index jobs_next on ta.jobs (turn, id, run_after) where state = 'QUEUED';
create index jobs_served on ta.jobs (turn) where state <> 'QUEUED';
create index jobs_signal on ta.jobs (signal_at) where state = 'QUEUED';

-- Whoever queues a job, for the first time or again, cannot forget its turn: one after the portfolio's own newest, but none that has passed,
-- so that nobody saves turns up. What has passed is what was taken last; where that is no longer kept, the first that waits.
-- The planner must take the indexes, here and below, whatever its statistics say: a queue that was empty a moment ago is still empty to them, and
-- a plan for an empty queue reads or sorts the whole of a full one, for each job.
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

-- Leases the next job of these kinds: one whose worker died, as that has had its turn, or the one whose turn it is.
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
            state = 'RUNNING', attempt = attempt + 1, tries = tries + 1, leased_by = worker, leased_until = now() + lease
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

grant update (tries, signal_at) on ta.jobs to ta_worker;

-- A person brings a dead letter back or discards it, and with it the run that failed by it. He changes nothing that is under way.
grant update (state, tries, run_after, finished_at, discard_reason) on ta.jobs to ta_app;
grant update (state, finished_at, problem) on ta.task_runs to ta_app;
create policy of_the_dead on ta.jobs as restrictive for update to ta_app
    using (state = 'DEAD') with check (state in ('QUEUED', 'DISCARDED'));
create policy of_the_failed on ta.task_runs as restrictive for update to ta_app
    using (state = 'FAILED') with check (state = 'QUEUED');
-- The jobs of the installation are its administrators'.
create policy by_admin on ta.jobs to ta_app using (portfolio_id is null and (select ta.is_admin()));

-- Which processes there are. Nothing of any portfolio is in it, so whoever is signed in may see whether somebody works for him.
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

grant select, insert, delete on ta.processes to ta_worker;
grant update (seen_at) on ta.processes to ta_worker;
grant select on ta.processes to ta_app, ta_readonly;
