-- Why: advice and trades are recorded line by line, so that slippage and the part still to be traded can be computed.
-- Lines and fills stay as they were; only a recommendation's state changes.

create table ta.recommendations (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    run_id uuid not null,
    state ta.code not null default 'OPEN'
        check (state in ('OPEN', 'PARTLY_EXECUTED', 'EXECUTED', 'IGNORED', 'EXPIRED', 'SUPERSEDED')),
    -- The stages of its lines; a newer recommendation supersedes the open ones that share a stage with it.
    stages text[] not null check (cardinality(stages) between 1 and 2 and stages <@ array ['CASH_PARK', 'CADENCE']),
    created_at timestamptz not null default now(),
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
    -- Also says which wave or sunset the line deploys: WAVE:<name>, SUNSET:<date>.
    reason text not null check (length(reason) between 1 and 100),
    clause text not null check (length(clause) between 1 and 400),
    unique (portfolio_id, recommendation_id, seq),
    unique (portfolio_id, id),
    foreign key (portfolio_id, recommendation_id) references ta.recommendations (portfolio_id, id)
);
create index recommendation_lines_reason on ta.recommendation_lines (portfolio_id, reason);
call ta.make_append_only('ta.recommendation_lines');

-- Price, fees, time and contract note are in the ledger entry.
create table ta.fills (
    id uuid primary key,
    portfolio_id uuid not null,
    line_id uuid not null,
    ledger_entry_id uuid not null,
    -- How many of the entry's units count for the line. An entry that came by a broker's file may fill several lines.
    units ta.units not null check (units > 0),
    -- The product found the line for the entry; otherwise a person named it.
    matched boolean not null default false,
    -- The fill's cost beyond the line's estimated price for these units; a positive value is a loss. Base currency.
    slippage ta.cost not null,
    recorded_by ta.label not null,
    recorded_at timestamptz not null default now(),
    unique (portfolio_id, ledger_entry_id, line_id),
    unique (portfolio_id, id),
    foreign key (portfolio_id, line_id) references ta.recommendation_lines (portfolio_id, id),
    foreign key (portfolio_id, ledger_entry_id) references ta.ledger_entries (portfolio_id, id)
);
create index fills_line on ta.fills (portfolio_id, line_id);
call ta.make_append_only('ta.fills');

-- Matched fills that a person has undone: their entries stay in the ledger, but count for no line.
create table ta.undone_matches (
    portfolio_id uuid not null,
    fill_id uuid not null,
    undone_by ta.label not null,
    undone_at timestamptz not null default now(),
    primary key (portfolio_id, fill_id),
    foreign key (portfolio_id, fill_id) references ta.fills (portfolio_id, id)
);
call ta.make_append_only('ta.undone_matches');

grant select, insert on ta.recommendations, ta.recommendation_lines to ta_worker;
grant select on ta.recommendations, ta.recommendation_lines to ta_app;
grant update (state, state_changed_at, state_changed_by, state_reason, superseded_by) on ta.recommendations
    to ta_app, ta_worker;
grant select, insert on ta.fills, ta.undone_matches to ta_app;
grant select on ta.fills, ta.undone_matches to ta_worker;
grant select on ta.recommendations, ta.recommendation_lines, ta.fills, ta.undone_matches to ta_readonly;
