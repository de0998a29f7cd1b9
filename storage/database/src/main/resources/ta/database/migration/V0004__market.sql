-- Why: an observation is stored once, as the source reported it and whoever asked for it, without any verdict.
-- Verdicts, corrections and prices entered by hand belong to the portfolio whose people gave them.

create table ta.price_points (
    id uuid primary key,
    listing_id uuid not null references ta.listings,
    as_of timestamptz not null,
    source ta.identifier not null,
    kind ta.code not null check (kind in ('CLOSE', 'INTRADAY')),
    -- 1 is what was seen first; a source that changes a past close makes 2.
    revision int not null check (revision >= 1),
    price ta.quantity not null,
    -- Null: the source does not say, and the listing's terms of that date count.
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
    -- A second delivery of the same job finds the same.
    unique nulls not distinct (portfolio_id, listing_id, kind, check_name, price_point_id, manual_price_id, task_run_id, policy_sha256)
);
create index price_findings_point on ta.price_findings (price_point_id, portfolio_id);
create index price_findings_newest on ta.price_findings (portfolio_id, found_at desc);
call ta.make_append_only('ta.price_findings');

-- The review of the highest revision counts; so a later one undoes an earlier one.
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
    -- CORRECT names another price and where it is from; TERMS says in what the same price was really quoted.
    check ((verdict = 'CORRECT') = (price is not null)),
    check (verdict <> 'CORRECT' or (evidence is not null and price > 0)),
    check ((currency is null) = (quote_unit is null)),
    check (verdict <> 'TERMS' or currency is not null),
    check (verdict in ('CORRECT', 'TERMS') or currency is null)
);
call ta.make_append_only('ta.price_reviews');

create table ta.corporate_actions (
    id uuid primary key,
    listing_id uuid not null references ta.listings,
    kind ta.code not null check (kind in ('SPLIT', 'CONSOLIDATION', 'MERGER', 'ISIN_CHANGE', 'OTHER')),
    effective_on date not null,
    revision int not null check (revision >= 1),
    -- units_after for each units_before
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

grant select, insert on ta.price_points, ta.fx_rates, ta.price_findings, ta.price_reviews, ta.manual_prices, ta.corporate_actions to ta_app;
grant select, insert on ta.price_points, ta.fx_rates, ta.price_findings to ta_worker;
grant select on ta.price_reviews, ta.manual_prices, ta.corporate_actions to ta_worker;
grant select on ta.price_points, ta.fx_rates, ta.price_findings, ta.price_reviews, ta.manual_prices, ta.corporate_actions to ta_readonly;
