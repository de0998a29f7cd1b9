-- Why: a listing is one instrument on one venue, shared by all portfolios; its terms change, and their history is kept.
-- Which listings a portfolio consists of, and in which sleeve, is its own and follows its active policy.

create table ta.instruments (
    id uuid primary key,
    isin ta.isin not null unique,
    name ta.label not null,
    created_at timestamptz not null default now()
);

create table ta.listings (
    id uuid primary key,
    instrument_id uuid not null references ta.instruments,
    mic ta.mic not null,
    ticker ta.identifier not null,
    -- provider name -> the provider's symbol
    provider_symbols jsonb not null default '{}'
        check (jsonb_typeof(provider_symbols) = 'object' and length(provider_symbols::text) <= 4000),
    created_at timestamptz not null default now(),
    unique (mic, ticker)
);
create index listings_instrument on ta.listings (instrument_id);

-- The terms on a date are those of the newest valid_from up to that date, and of these the highest revision.
create table ta.listing_terms (
    listing_id uuid not null references ta.listings,
    valid_from date not null,
    revision int not null check (revision >= 1),
    currency ta.currency not null,
    quote_unit ta.identifier not null,
    recorded_at timestamptz not null default now(),
    recorded_by ta.label not null,
    primary key (listing_id, valid_from, revision)
);
call ta.make_append_only('ta.listing_terms');

create table ta.venue_holidays (
    mic ta.mic not null,
    day date not null,
    kind ta.code not null check (kind in ('CLOSED', 'OPEN', 'EARLY_CLOSE')),
    closes_at time,
    name ta.label not null,
    primary key (mic, day),
    check ((kind = 'EARLY_CLOSE') = (closes_at is not null))
);

create table ta.portfolio_constituents (
    portfolio_id uuid not null references ta.portfolios,
    listing_id uuid not null references ta.listings,
    position int not null check (position >= 0),
    sleeve ta.identifier not null,
    type ta.label,
    distribution text check (distribution in ('accumulating', 'distributing')),
    monitored boolean not null default true,
    tradable boolean not null default true,
    -- Whether prices that are older than the policy have been judged for this portfolio.
    judged boolean not null default false,
    updated_at timestamptz not null default now(),
    primary key (portfolio_id, listing_id),
    unique (portfolio_id, position) deferrable initially deferred,
    check (sleeve = 'unassigned' or (type is not null and distribution is not null))
);
create index portfolio_constituents_listing on ta.portfolio_constituents (listing_id) where monitored;

grant select, insert, update on ta.instruments, ta.listings to ta_app;
grant select, insert on ta.listing_terms to ta_app;
grant select, insert, update, delete on ta.venue_holidays, ta.portfolio_constituents to ta_app;
-- The worker takes in policy files, and registers the listings that they name.
grant insert on ta.instruments, ta.listings, ta.listing_terms to ta_worker;
grant insert, update, delete on ta.portfolio_constituents to ta_worker;
grant select on ta.instruments, ta.listings, ta.listing_terms, ta.venue_holidays, ta.portfolio_constituents
    to ta_worker, ta_readonly;
