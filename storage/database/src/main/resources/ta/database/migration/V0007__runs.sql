-- Why: a run is found by portfolio, task and slot, and it is proven and replayed from its inputs and decision, by hash.
-- Only a run's state changes; what it read and what it decided stay as they were.

-- A task on a schedule. BACKUP and ANCHOR belong to the installation, the others to a portfolio.
create table ta.task_definitions (
    id uuid primary key,
    portfolio_id uuid references ta.portfolios,
    name ta.label not null,
    task ta.code not null check (task in ('PRICE_REFRESH', 'WEEKLY_REVIEW', 'MONTHLY_ALLOCATION', 'QUARTERLY_REBALANCE',
        'DRIFT_CHECK', 'RETENTION', 'BACKUP', 'ANCHOR')),
    -- A cron expression as Quartz reads it, in the time zone.
    schedule text not null check (length(schedule) between 1 and 120),
    time_zone text not null check (length(time_zone) between 1 and 64),
    -- A slot on a day without a session of the portfolio's venue moves to the next session.
    moves_to_session boolean not null default false,
    enabled boolean not null default true,
    last_slot text check (length(last_slot) <= 200),
    -- Slots after this time are still to be fired. A scheduler moves it on in the transaction that creates the run, so
    -- that each slot is fired once, whatever the number of schedulers.
    slots_after timestamptz not null default now(),
    -- When a scheduler looks at the task: at its next slot; at once after a change; never (null) if no slot is left.
    due_at timestamptz default now(),
    created_by ta.label not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique nulls not distinct (portfolio_id, name),
    unique (portfolio_id, id),
    check ((portfolio_id is null) = (task in ('BACKUP', 'ANCHOR'))),
    check (portfolio_id is not null or not moves_to_session)
);
create index task_definitions_due on ta.task_definitions (due_at) where enabled;

-- Disabled until a worker starts that has a folder for their files; otherwise they would wait for one each night.
insert into ta.task_definitions (id, name, task, schedule, time_zone, enabled, created_by)
values
    (gen_random_uuid(), 'Nightly anchor', 'ANCHOR', '0 0 1 * * ?', 'UTC', false, 'shipped'),
    (gen_random_uuid(), 'Nightly backup', 'BACKUP', '0 0 2 * * ?', 'UTC', false, 'shipped');

-- The tasks of a new portfolio. In a quarterly month the monthly allocation becomes the quarterly one by itself.
create function ta.ship_tasks(portfolio uuid, zone text, by text) returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
    insert into ta.task_definitions (id, portfolio_id, name, task, schedule, time_zone, moves_to_session, created_by)
    select gen_random_uuid(), portfolio, t.name, t.task, t.schedule, zone, t.moves, by
    from (values
        ('Price refresh', 'PRICE_REFRESH', '0 5 8-18 ? * MON-FRI', false),
        ('Drift check', 'DRIFT_CHECK', '0 30 18 ? * MON-FRI', true),
        ('Weekly review', 'WEEKLY_REVIEW', '0 0 8 ? * MON', true),
        ('Monthly allocation', 'MONTHLY_ALLOCATION', '0 0 8 1 * ?', true),
        ('Housekeeping', 'RETENTION', '0 0 3 ? * SUN', false)) as t (name, task, schedule, moves)
    on conflict do nothing
$$;
revoke all on function ta.ship_tasks(uuid, text, text) from public;
grant execute on function ta.ship_tasks(uuid, text, text) to ta_app;

create table ta.task_runs (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    task ta.code not null check (task in ('PRICE_REFRESH', 'WEEKLY_REVIEW', 'MONTHLY_ALLOCATION', 'QUARTERLY_REBALANCE',
        'DRIFT_CHECK')),
    -- The local time of a scheduled run; the idempotency key of a manual run.
    slot text not null check (length(slot) between 1 and 200),
    -- No foreign key, because a run outlives its task definition.
    task_definition_id uuid,
    state ta.code not null default 'QUEUED'
        check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'FROZEN', 'SKIPPED')),
    as_of timestamptz,
    policy_sha256 ta.sha256,
    requested_by ta.label not null,
    requested_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    attempt int not null default 0 check (attempt >= 0),
    -- {"code", "message"} of a failure
    problem jsonb check (length(problem::text) <= 20000),
    unique (portfolio_id, task, slot),
    unique (portfolio_id, id),
    check ((state in ('SUCCEEDED', 'FAILED', 'FROZEN', 'SKIPPED')) = (finished_at is not null))
);
create index task_runs_newest on ta.task_runs (portfolio_id, requested_at desc);
create index task_runs_open on ta.task_runs (state) where state in ('QUEUED', 'RUNNING');

-- Findings name the run that made them. Their table comes first, as a run's inputs name them in turn.
alter table ta.price_findings add foreign key (portfolio_id, task_run_id) references ta.task_runs (portfolio_id, id);

-- Like ta.refuse_change, but it lets ta.prune_runs through, which sets ta.pruning for its own transaction and runs as
-- the owner. No other role has the privilege to change such a row.
create function ta.refuse_change_but_pruning() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'TRUNCATE' or current_user <> 'ta_owner'
        or current_setting('ta.pruning', true) is distinct from 'on' then
        raise exception using
            errcode = 'TA004',
            message = format('%s.%s is append-only: %s refused', tg_table_schema, tg_table_name, tg_op),
            hint = 'Maybe wait for retention, which prunes old rows.';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end
$$;

-- body: the snapshot as given, canonical JSON; null after retention has pruned it. Its hash stays.
create table ta.run_input_snapshots (
    run_id uuid not null,
    portfolio_id uuid not null,
    snapshot_sha256 ta.sha256 not null,
    body ta.payload,
    pruned_at timestamptz,
    -- All keys and references of a private table hold the portfolio; otherwise a conflict would reveal a foreign row.
    primary key (run_id, portfolio_id),
    foreign key (portfolio_id, run_id) references ta.task_runs (portfolio_id, id),
    check ((body is null) = (pruned_at is not null))
);
create index run_input_snapshots_kept on ta.run_input_snapshots (portfolio_id, run_id) where pruned_at is null;
call ta.make_append_only('ta.run_input_snapshots', 'ta.refuse_change_but_pruning');

-- Which rows a run read. fact: the id of the raw fact in the trace.
create table ta.run_input_refs (
    portfolio_id uuid not null,
    run_id uuid not null,
    seq int not null check (seq >= 1),
    fact text not null check (length(fact) between 1 and 200),
    price_point_id uuid references ta.price_points,
    price_review_id uuid,
    manual_price_id uuid,
    fx_rate_id uuid references ta.fx_rates,
    ledger_entry_id uuid,
    valuation_point_id uuid,
    primary key (run_id, portfolio_id, seq),
    foreign key (portfolio_id, run_id) references ta.task_runs (portfolio_id, id),
    foreign key (portfolio_id, price_review_id) references ta.price_reviews (portfolio_id, id),
    foreign key (portfolio_id, manual_price_id) references ta.manual_prices (portfolio_id, id),
    foreign key (portfolio_id, ledger_entry_id) references ta.ledger_entries (portfolio_id, id),
    foreign key (portfolio_id, valuation_point_id) references ta.valuation_points (portfolio_id, id),
    check (num_nonnulls(price_point_id, price_review_id, manual_price_id, fx_rate_id, ledger_entry_id,
        valuation_point_id) = 1)
);
call ta.make_append_only('ta.run_input_refs', 'ta.refuse_change_but_pruning');

-- body: the decision without its trace, canonical JSON.
create table ta.decisions (
    run_id uuid not null,
    portfolio_id uuid not null,
    outcome ta.code not null check (outcome in ('FROZEN', 'BLOCKED', 'NO_ACTION', 'RECOMMENDATION')),
    asks_freeze boolean not null,
    policy_sha256 ta.sha256 not null,
    snapshot_sha256 ta.sha256 not null,
    decision_sha256 ta.sha256 not null,
    body ta.payload not null,
    decided_at timestamptz not null default now(),
    primary key (run_id, portfolio_id),
    foreign key (portfolio_id, run_id) references ta.task_runs (portfolio_id, id)
);
create index decisions_newest on ta.decisions (portfolio_id, decided_at desc);
call ta.make_append_only('ta.decisions');

-- The trace: rule_firings name facts by their ids, run_facts hold the facts. Sentences and units are kept as they were
-- said, since a later program may have other words.
create table ta.run_facts (
    portfolio_id uuid not null,
    run_id uuid not null,
    fact text not null check (length(fact) between 1 and 200),
    type text not null check (length(type) between 1 and 100),
    fact_values jsonb not null check (length(fact_values::text) <= 100000),
    -- of the values that are figures, by the same names
    units jsonb not null check (length(units::text) <= 10000),
    sentence text not null check (length(sentence) between 1 and 10000),
    primary key (run_id, portfolio_id, fact),
    foreign key (portfolio_id, run_id) references ta.task_runs (portfolio_id, id)
);
call ta.make_append_only('ta.run_facts', 'ta.refuse_change_but_pruning');

create table ta.rule_firings (
    portfolio_id uuid not null,
    run_id uuid not null,
    seq int not null check (seq >= 1),
    rule text not null check (length(rule) between 1 and 200),
    phase text not null check (length(phase) between 1 and 100),
    clause text check (length(clause) <= 400),
    sentence text not null check (length(sentence) between 1 and 10000),
    inputs jsonb not null check (jsonb_typeof(inputs) = 'array' and length(inputs::text) <= 1000000),
    outputs jsonb not null check (jsonb_typeof(outputs) = 'array' and length(outputs::text) <= 1000000),
    primary key (run_id, portfolio_id, seq),
    foreign key (portfolio_id, run_id) references ta.task_runs (portfolio_id, id)
);
call ta.make_append_only('ta.rule_firings', 'ta.refuse_change_but_pruning');

grant select, insert, update, delete on ta.task_definitions to ta_app;
grant select on ta.task_definitions to ta_worker;
grant update (enabled, last_slot, slots_after, due_at, updated_at) on ta.task_definitions to ta_worker;
grant select, insert on ta.task_runs to ta_app, ta_worker;
grant update (state, as_of, policy_sha256, started_at, finished_at, attempt, problem) on ta.task_runs to ta_worker;
-- A person who brings back or discards a dead job changes the run that failed with it.
grant update (state, finished_at, problem) on ta.task_runs to ta_app;
grant select, insert on ta.run_input_snapshots, ta.run_input_refs, ta.decisions, ta.run_facts, ta.rule_firings
    to ta_worker;
grant select on ta.run_input_snapshots, ta.run_input_refs, ta.decisions, ta.run_facts, ta.rule_firings to ta_app;
grant select on ta.task_definitions, ta.task_runs, ta.run_input_snapshots, ta.run_input_refs, ta.decisions,
    ta.run_facts, ta.rule_firings to ta_readonly;
