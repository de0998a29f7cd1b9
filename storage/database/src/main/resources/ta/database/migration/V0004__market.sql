-- Why: an observation is stored once for all portfolios, as the source reported it, without a verdict on it.
-- Findings, reviews and prices entered by hand belong to one portfolio.

create table ta.price_points (
    id uuid primary key,
    listing_id uuid not null references ta.listings,
    as_of timestamptz not null,
    source ta.identifier not null,
    kind ta.code not null check (kind in ('CLOSE', 'INTRADAY')),
    -- 1 for the first value seen; a source that changes a past close adds revision 2.
    revision int not null check (revision >= 1),
    price ta.quantity not null,
    -- Null: the source does not say, so the listing's terms on that date apply.
    currency ta.currency,
    quote_unit ta.identifier,
    received_at timestamptz not null,
    unique (listing_id, as_of, source, kind, revision)
);
create index price_points_newest on ta.price_points (listing_id, kind, as_of desc, received_at desc);
create index price_points_received on ta.price_points (listing_id, received_at);
call ta.make_append_only('ta.price_points');

create table ta.fx_rates (
    id uuid primary key,
    base ta.currency not null,
    quote ta.currency not null check (quote <> base),
    as_of timestamptz not null,
    source ta.identifier not null,
    revision int not null check (revision >= 1),
    rate ta.rate not null,
    received_at timestamptz not null,
    unique (base, quote, as_of, source, revision)
);
create index fx_rates_newest on ta.fx_rates (base, quote, as_of desc);
create index fx_rates_pivot on ta.fx_rates (quote, base);
call ta.make_append_only('ta.fx_rates');

create table ta.manual_prices (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    listing_id uuid not null references ta.listings,
    as_of timestamptz not null,
    kind ta.code not null check (kind in ('CLOSE', 'INTRADAY')),
    revision int not null check (revision >= 1),
    price ta.quantity not null,
    currency ta.currency not null,
    quote_unit ta.identifier not null,
    evidence ta.note not null,
    reason ta.note not null,
    entered_by ta.label not null,
    entered_at timestamptz not null default now(),
    unique (portfolio_id, listing_id, as_of, kind, revision),
    unique (portfolio_id, id)
);
create index manual_prices_newest on ta.manual_prices (portfolio_id, listing_id, kind, as_of desc);
call ta.make_append_only('ta.manual_prices');

create table ta.price_findings (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    listing_id uuid not null references ta.listings,
    price_point_id uuid references ta.price_points,
    manual_price_id uuid,
    task_run_id uuid,
    policy_sha256 ta.sha256 not null,
    check_name ta.identifier not null,
    severity text not null check (severity in ('info', 'warn', 'critical')),
    kind ta.code check (kind in ('CLOSE', 'INTRADAY')),
    clause text check (length(clause) <= 400),
    observed text check (length(observed) <= 100),
    limit_value text check (length(limit_value) <= 100),
    sentence text not null check (length(sentence) between 1 and 1000),
    asks_freeze boolean not null default false,
    found_at timestamptz not null default now(),
    foreign key (portfolio_id, manual_price_id) references ta.manual_prices (portfolio_id, id),
    check (num_nonnulls(price_point_id, manual_price_id) <= 1),
    -- A job that runs twice finds the same and records it once.
    unique nulls not distinct (portfolio_id, listing_id, kind, check_name, price_point_id, manual_price_id, task_run_id,
        policy_sha256)
);
create index price_findings_point on ta.price_findings (price_point_id, portfolio_id);
create index price_findings_newest on ta.price_findings (portfolio_id, found_at desc);
call ta.make_append_only('ta.price_findings');

-- The review with the highest revision counts, so a later review replaces an earlier one.
create table ta.price_reviews (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    price_point_id uuid not null references ta.price_points,
    revision int not null check (revision >= 1),
    verdict ta.code not null check (verdict in ('ACCEPT', 'REJECT', 'CORRECT', 'TERMS')),
    price ta.quantity,
    currency ta.currency,
    quote_unit ta.identifier,
    evidence ta.note,
    reason ta.note not null check (length(reason) >= 1),
    reviewed_by ta.label not null,
    reviewed_at timestamptz not null default now(),
    unique (portfolio_id, price_point_id, revision),
    unique (portfolio_id, id),
    -- CORRECT gives another price and its source; TERMS gives the currency and unit in which the price was quoted.
    check ((verdict = 'CORRECT') = (price is not null)),
    check (verdict <> 'CORRECT' or (evidence is not null and price > 0)),
    check ((currency is null) = (quote_unit is null)),
    check (verdict <> 'TERMS' or currency is not null),
    check (verdict in ('CORRECT', 'TERMS') or currency is null)
);
call ta.make_append_only('ta.price_reviews');

-- What the checks found about an exchange rate, for one portfolio. One base costs rate of quote, perhaps as a cross
-- rate; the observation is the one that moved. previous: the last accepted rate of an earlier day.
create table ta.rate_findings (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    fx_rate_id uuid not null references ta.fx_rates,
    base ta.currency not null,
    quote ta.currency not null,
    as_of timestamptz not null,
    rate ta.rate not null,
    previous ta.rate not null,
    check_name ta.identifier not null,
    severity text not null check (severity in ('info', 'warn', 'critical')),
    clause text check (length(clause) <= 400),
    sentence text not null check (length(sentence) between 1 and 1000),
    asks_freeze boolean not null default false,
    found_at timestamptz not null default now(),
    unique (portfolio_id, fx_rate_id, check_name, base, quote),
    unique (portfolio_id, id)
);
create index rate_findings_newest on ta.rate_findings (portfolio_id, found_at desc);
call ta.make_append_only('ta.rate_findings');

-- The review with the highest revision counts.
create table ta.rate_reviews (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    fx_rate_id uuid not null references ta.fx_rates,
    revision int not null check (revision >= 1),
    verdict ta.code not null check (verdict in ('ACCEPT', 'REJECT')),
    reason ta.note not null check (length(reason) >= 1),
    reviewed_by ta.label not null,
    reviewed_at timestamptz not null default now(),
    unique (portfolio_id, fx_rate_id, revision),
    unique (portfolio_id, id)
);
call ta.make_append_only('ta.rate_reviews');

create table ta.corporate_actions (
    id uuid primary key,
    listing_id uuid not null references ta.listings,
    kind ta.code not null check (kind in ('SPLIT', 'CONSOLIDATION', 'MERGER', 'ISIN_CHANGE', 'OTHER')),
    effective_on date not null,
    revision int not null check (revision >= 1),
    -- The holder gets units_after for each units_before.
    units_before ta.rate,
    units_after ta.rate,
    successor_listing_id uuid references ta.listings,
    withdrawn boolean not null default false,
    note ta.note,
    recorded_by ta.label not null,
    recorded_at timestamptz not null default now(),
    unique (listing_id, kind, effective_on, revision),
    check ((units_before is null) = (units_after is null)),
    check (kind not in ('SPLIT', 'CONSOLIDATION') or units_before is not null)
);
call ta.make_append_only('ta.corporate_actions');

-- Written by workers: which providers are configured, then how their requests went. Anyone may read it, as a row names
-- a provider and no listing or portfolio.
create table ta.provider_health (
    name ta.identifier primary key,
    configured boolean not null,
    last_success_at timestamptz,
    last_failure_at timestamptz,
    last_failure ta.note,
    failures_in_a_row int not null default 0 check (failures_in_a_row >= 0),
    -- No worker sends a request to it before this time.
    paused_until timestamptz,
    check ((last_failure_at is null) = (last_failure is null))
);

grant select, insert on ta.price_points, ta.fx_rates, ta.price_findings, ta.price_reviews, ta.manual_prices,
    ta.rate_reviews, ta.corporate_actions to ta_app;
grant select on ta.rate_findings to ta_app;
grant select, insert on ta.price_points, ta.fx_rates, ta.price_findings, ta.rate_findings to ta_worker;
grant select, insert, update on ta.provider_health to ta_worker;
grant select on ta.provider_health to ta_app;
grant select on ta.price_reviews, ta.rate_reviews, ta.manual_prices, ta.corporate_actions to ta_worker;
grant select on ta.price_points, ta.fx_rates, ta.price_findings, ta.price_reviews, ta.manual_prices,
    ta.rate_findings, ta.rate_reviews, ta.corporate_actions, ta.provider_health to ta_readonly;
