-- Why: a run is found, proven and replayed by what it pinned: one row per portfolio, task and slot, its inputs and its decision by hash.
-- Only a run's state changes; what it looked at and what it said never do.

create table ta.task_definitions (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    name ta.label not null,
    task ta.code not null check (task in ('PRICE_REFRESH', 'WEEKLY_REVIEW', 'MONTHLY_ALLOCATION', 'QUARTERLY_REBALANCE')),
    -- Quartz cron, in the zone
    schedule text not null check (length(schedule) between 1 and 120),
    time_zone text not null check (length(time_zone) between 1 and 64),
    enabled boolean not null default true,
    last_slot text check (length(last_slot) <= 200),
    created_by ta.label not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (portfolio_id, name),
    unique (portfolio_id, id)
);

create table ta.task_runs (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    task ta.code not null check (task in ('PRICE_REFRESH', 'WEEKLY_REVIEW', 'MONTHLY_ALLOCATION', 'QUARTERLY_REBALANCE')),
    -- A scheduled run's local time; a manual run's idempotency key.
    slot text not null check (length(slot) between 1 and 200),
    -- Without a foreign key: the run outlives a definition that is deleted.
    task_definition_id uuid,
    state ta.code not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'FROZEN', 'SKIPPED')),
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

alter table ta.price_findings add foreign key (portfolio_id, task_run_id) references ta.task_runs (portfolio_id, id);
alter table ta.valuation_points add foreign key (portfolio_id, task_run_id) references ta.task_runs (portfolio_id, id);

-- body: the snapshot as given, canonical JSON; null when retention has pruned it, its hash stays.
create table ta.run_input_snapshots (
    run_id uuid primary key,
    portfolio_id uuid not null,
    snapshot_sha256 ta.sha256 not null,
    body ta.payload,
    pruned_at timestamptz,
    foreign key (portfolio_id, run_id) references ta.task_runs (portfolio_id, id),
    check ((body is null) = (pruned_at is not null))
);
call ta.make_append_only('ta.run_input_snapshots');

-- fact: the raw fact's id in the trace.
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
    valuation_point_id uuid references ta.valuation_points,
    primary key (run_id, seq),
    foreign key (portfolio_id, run_id) references ta.task_runs (portfolio_id, id),
    foreign key (portfolio_id, price_review_id) references ta.price_reviews (portfolio_id, id),
    foreign key (portfolio_id, manual_price_id) references ta.manual_prices (portfolio_id, id),
    foreign key (portfolio_id, ledger_entry_id) references ta.ledger_entries (portfolio_id, id),
    check (num_nonnulls(price_point_id, price_review_id, manual_price_id, fx_rate_id, ledger_entry_id, valuation_point_id) = 1)
);
call ta.make_append_only('ta.run_input_refs');

-- body: the decision without its trace, canonical JSON.
create table ta.decisions (
    run_id uuid primary key,
    portfolio_id uuid not null,
    outcome ta.code not null check (outcome in ('FROZEN', 'BLOCKED', 'NO_ACTION', 'RECOMMENDATION')),
    asks_freeze boolean not null,
    policy_sha256 ta.sha256 not null,
    snapshot_sha256 ta.sha256 not null,
    decision_sha256 ta.sha256 not null,
    body ta.payload not null,
    decided_at timestamptz not null default now(),
    foreign key (portfolio_id, run_id) references ta.task_runs (portfolio_id, id)
);
create index decisions_newest on ta.decisions (portfolio_id, decided_at desc);
call ta.make_append_only('ta.decisions');

-- The trace: rule_firings name facts by id, run_facts say what those are. Sentences and units are kept as they were said: a later
-- program may have other words, and the page of a run needs no second decision to be made.
create table ta.run_facts (
    portfolio_id uuid not null,
    run_id uuid not null,
    fact text not null check (length(fact) between 1 and 200),
    type text not null check (length(type) between 1 and 100),
    fact_values jsonb not null check (length(fact_values::text) <= 100000),
    -- of the values that are figures, by the same names
    units jsonb not null check (length(units::text) <= 10000),
    sentence text not null check (length(sentence) between 1 and 10000),
    primary key (run_id, fact),
    foreign key (portfolio_id, run_id) references ta.task_runs (portfolio_id, id)
);
call ta.make_append_only('ta.run_facts');

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
    primary key (run_id, seq),
    foreign key (portfolio_id, run_id) references ta.task_runs (portfolio_id, id)
);
call ta.make_append_only('ta.rule_firings');

grant select, insert, update, delete on ta.task_definitions to ta_app;
grant select on ta.task_definitions to ta_worker;
grant update (last_slot, updated_at) on ta.task_definitions to ta_worker;
grant select, insert on ta.task_runs to ta_app, ta_worker;
grant update (state, as_of, policy_sha256, started_at, finished_at, attempt, problem) on ta.task_runs to ta_worker;
grant select, insert on ta.run_input_snapshots, ta.run_input_refs, ta.decisions, ta.run_facts, ta.rule_firings to ta_worker;
grant select on ta.run_input_snapshots, ta.run_input_refs, ta.decisions, ta.run_facts, ta.rule_firings to ta_app;
grant select on ta.task_definitions, ta.task_runs, ta.run_input_snapshots, ta.run_input_refs, ta.decisions, ta.run_facts, ta.rule_firings to ta_readonly;
