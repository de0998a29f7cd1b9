-- Why: what was advised and what was really done stand side by side, line by line, so that slippage and what is still open can be told.
-- Lines, fills and a model's opinions are kept as they were; only a recommendation's state moves.

create table ta.recommendations (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    run_id uuid not null,
    state ta.code not null default 'OPEN' check (state in ('OPEN', 'PARTLY_EXECUTED', 'EXECUTED', 'IGNORED', 'EXPIRED', 'SUPERSEDED')),
    -- The stages of its lines; a newer recommendation supersedes the open ones that share one.
    stages text[] not null check (cardinality(stages) between 1 and 2 and stages <@ array ['CASH_PARK', 'CADENCE']),
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    state_changed_at timestamptz not null default now(),
    state_changed_by ta.label not null,
    state_reason ta.note,
    superseded_by uuid,
    unique (portfolio_id, run_id),
    unique (portfolio_id, id),
    foreign key (portfolio_id, run_id) references ta.task_runs (portfolio_id, id),
    foreign key (portfolio_id, superseded_by) references ta.recommendations (portfolio_id, id),
    check ((state = 'SUPERSEDED') = (superseded_by is not null))
);
create index recommendations_open on ta.recommendations (portfolio_id) where state in ('OPEN', 'PARTLY_EXECUTED');
create index recommendations_newest on ta.recommendations (portfolio_id, created_at desc);

create table ta.recommendation_lines (
    id uuid primary key,
    portfolio_id uuid not null,
    recommendation_id uuid not null,
    seq int not null check (seq >= 1),
    side ta.code not null check (side in ('BUY', 'SELL')),
    listing_id uuid not null references ta.listings,
    sleeve ta.identifier not null,
    amount ta.money not null check (amount > 0),
    estimated_units ta.units not null check (estimated_units > 0),
    estimated_amount ta.money not null check (estimated_amount >= 0),
    stage ta.code not null check (stage in ('CASH_PARK', 'CADENCE')),
    -- Also tells which wave or sunset it deploys: WAVE:<name>, SUNSET:<date>.
    reason text not null check (length(reason) between 1 and 100),
    clause text not null check (length(clause) between 1 and 400),
    unique (portfolio_id, recommendation_id, seq),
    unique (portfolio_id, id),
    foreign key (portfolio_id, recommendation_id) references ta.recommendations (portfolio_id, id)
);
create index recommendation_lines_reason on ta.recommendation_lines (portfolio_id, reason);
call ta.make_append_only('ta.recommendation_lines');

-- Units, price, fees, time and contract note are the ledger entry's.
create table ta.fills (
    id uuid primary key,
    portfolio_id uuid not null,
    line_id uuid not null,
    ledger_entry_id uuid not null,
    -- What the fill cost beyond the line's estimated price for its units; positive is to the owner's loss. Base currency.
    slippage ta.cost not null,
    recorded_by ta.label not null,
    recorded_at timestamptz not null default now(),
    unique (portfolio_id, ledger_entry_id),
    foreign key (portfolio_id, line_id) references ta.recommendation_lines (portfolio_id, id),
    foreign key (portfolio_id, ledger_entry_id) references ta.ledger_entries (portfolio_id, id)
);
create index fills_line on ta.fills (portfolio_id, line_id);
call ta.make_append_only('ta.fills');

create table ta.llm_verdicts (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    recommendation_id uuid,
    strategy_version_id uuid,
    verdict ta.code not null check (verdict in ('PASS', 'WARN', 'FAIL', 'NOT_REVIEWED')),
    notes ta.note not null,
    model ta.label not null,
    request_sha256 ta.sha256 not null,
    response ta.payload,
    asked_by ta.label not null,
    asked_at timestamptz not null,
    answered_at timestamptz not null default now(),
    foreign key (portfolio_id, recommendation_id) references ta.recommendations (portfolio_id, id),
    foreign key (portfolio_id, strategy_version_id) references ta.strategy_versions (portfolio_id, id),
    check (num_nonnulls(recommendation_id, strategy_version_id) = 1)
);
create index llm_verdicts_recommendation on ta.llm_verdicts (portfolio_id, recommendation_id);
create index llm_verdicts_version on ta.llm_verdicts (portfolio_id, strategy_version_id);
call ta.make_append_only('ta.llm_verdicts');

grant select, insert on ta.recommendations, ta.recommendation_lines, ta.llm_verdicts to ta_worker;
grant select on ta.recommendations, ta.recommendation_lines, ta.llm_verdicts to ta_app;
grant update (state, state_changed_at, state_changed_by, state_reason, superseded_by) on ta.recommendations to ta_app, ta_worker;
grant select, insert on ta.fills to ta_app;
grant select on ta.fills to ta_worker;
grant select on ta.recommendations, ta.recommendation_lines, ta.fills, ta.llm_verdicts to ta_readonly;
