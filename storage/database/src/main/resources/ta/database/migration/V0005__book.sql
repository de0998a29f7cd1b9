-- Why: the ledger is the only record of what is held; the database applies an entry to the snapshots as it is recorded.
-- So no program, however wrong, can record a trade without its effect, or change a holding without a trade.

create table ta.ledger_batches (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    source ta.code not null check (source in ('MANUAL', 'IMPORT', 'EXECUTION', 'REVERSAL')),
    file_sha256 ta.sha256,
    note ta.note,
    recorded_by ta.label not null,
    recorded_at timestamptz not null default now(),
    unique (portfolio_id, id)
);
call ta.make_append_only('ta.ledger_batches');

-- units: positive, as the type gives the direction; those of an ADJUSTMENT are signed. price: base currency, per unit.
-- amount: the effect on cash, base currency, signed. fees: included in amount.
-- cost: what a TRANSFER_IN or an ADJUSTMENT adds to the pool's cost.
-- A reversal repeats type, listing, price and trade time, and negates units, amount, fees and cost.
create table ta.ledger_entries (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    batch_id uuid not null,
    sequence bigint not null check (sequence >= 1),
    type ta.code not null,
    listing_id uuid references ta.listings,
    units ta.units,
    price ta.quantity check (price >= 0),
    amount ta.money not null,
    fees ta.money not null default 0,
    cost ta.cost,
    trade_time timestamptz not null,
    recorded_at timestamptz not null default now(),
    reverses uuid,
    -- A contract note is recorded once; 2 or more: recorded again after its entry was reversed.
    external_reference text check (length(external_reference) between 1 and 100),
    reference_use int not null default 1 check (reference_use >= 1),
    note ta.note,
    unique (portfolio_id, id),
    unique (portfolio_id, sequence),
    unique (portfolio_id, reverses),
    unique (portfolio_id, external_reference, reference_use),
    foreign key (portfolio_id, batch_id) references ta.ledger_batches (portfolio_id, id),
    foreign key (portfolio_id, reverses) references ta.ledger_entries (portfolio_id, id),
    constraint ledger_entries_shape check (case type
        when 'BUY' then listing_id is not null and units is not null and price is not null and cost is null
        when 'SELL' then listing_id is not null and units is not null and price is not null and cost is null
        when 'CONTRIBUTION' then num_nonnulls(listing_id, units, price, cost) = 0
        when 'TAX_RELIEF' then num_nonnulls(listing_id, units, price, cost) = 0
        when 'WITHDRAWAL' then num_nonnulls(listing_id, units, price, cost) = 0
        when 'INTEREST' then num_nonnulls(listing_id, units, price, cost) = 0
        when 'DIVIDEND' then num_nonnulls(units, price, cost) = 0
        when 'FEE' then num_nonnulls(units, price, cost) = 0
        when 'TRANSFER_IN' then price is null and num_nonnulls(listing_id, units, cost) in (0, 3)
        when 'TRANSFER_OUT' then num_nonnulls(price, cost) = 0 and num_nonnulls(listing_id, units) in (0, 2)
        when 'ADJUSTMENT' then price is null and num_nonnulls(listing_id, units, cost) in (0, 3)
        else false end),
    -- A reversal is checked with its sign turned back.
    constraint ledger_entries_signs check (case type
        when 'BUY' then (case when reverses is null then units else -units end) > 0
            and (case when reverses is null then -amount - fees else amount + fees end) >= 0
            and amount <> 0
        when 'SELL' then (case when reverses is null then units else -units end) > 0
            and (case when reverses is null then amount + fees else -amount - fees end) >= 0
        when 'CONTRIBUTION' then (amount > 0) = (reverses is null)
        when 'TAX_RELIEF' then (amount > 0) = (reverses is null)
        when 'WITHDRAWAL' then (amount < 0) = (reverses is null)
        -- A dividend that is clawed back, negative interest, a fee that is given back: either sign.
        when 'DIVIDEND' then true
        when 'INTEREST' then true
        when 'FEE' then true
        when 'TRANSFER_IN' then case when listing_id is null then (amount > 0) = (reverses is null)
            else amount = 0 and (units > 0) = (reverses is null)
                and (case when reverses is null then cost else -cost end) >= 0 end
        when 'TRANSFER_OUT' then case when listing_id is null then (amount < 0) = (reverses is null)
            else amount = 0 and (units > 0) = (reverses is null) end
        when 'ADJUSTMENT' then case when listing_id is null then true else amount = 0 and (units <> 0 or cost <> 0) end
        else false end),
    constraint ledger_entries_nothing check (amount <> 0 or units is not null),
    constraint ledger_entries_zero_units check (type = 'ADJUSTMENT' or units <> 0),
    constraint ledger_entries_fees check (case when type in ('BUY', 'SELL')
        then (case when reverses is null then fees else -fees end) >= 0 else fees = 0 end),
    constraint ledger_entries_reference check (reverses is null or external_reference is null)
);
create index ledger_entries_fold on ta.ledger_entries (portfolio_id, listing_id, trade_time, sequence);
create index ledger_entries_time on ta.ledger_entries (portfolio_id, trade_time, sequence);
create index ledger_entries_batch on ta.ledger_entries (batch_id);
create index ledger_entries_listing on ta.ledger_entries (listing_id);
call ta.make_append_only('ta.ledger_entries');

create table ta.holding_snapshots (
    portfolio_id uuid not null references ta.portfolios,
    listing_id uuid not null references ta.listings,
    units ta.units not null default 0 check (units >= 0),
    pool_cost ta.cost not null default 0 check (pool_cost >= 0 and (units > 0 or pool_cost = 0)),
    realised ta.cost not null default 0,
    -- The newest trade time so far; an entry with an earlier one makes the listing fold from the beginning.
    last_trade_time timestamptz,
    updated_at timestamptz not null default now(),
    primary key (portfolio_id, listing_id)
);

create table ta.cash_snapshots (
    portfolio_id uuid primary key references ta.portfolios,
    balance ta.money not null default 0,
    last_sequence bigint not null default 0,
    updated_at timestamptz not null default now()
);

create type ta.pool as (units numeric, cost numeric, realised numeric);

-- Names a listing in a refusal: to a person, its id says nothing.
create function ta.listing_name(listing uuid) returns text
    language sql stable
    set search_path = pg_catalog, pg_temp
as $$ select mic || ':' || ticker from ta.listings where id = listing $$;

-- One step of the pooled average cost (as in TCGA 1992 s. 104): units that leave take their share of the cost,
-- rounded half to even at 10 places. Only a refusal looks the listing up.
create function ta.fold_entry(pool ta.pool, entry ta.ledger_entries) returns ta.pool
    language plpgsql stable
    set search_path = pg_catalog, pg_temp
as $$
declare
    removed numeric;
begin
    if entry.type in ('SELL', 'TRANSFER_OUT') then
        if entry.units > pool.units then
            raise exception using
                errcode = 'TA001',
                message = format('%s of %s units of %s at %s when %s are held', entry.type, trim_scale(entry.units),
                    ta.listing_name(entry.listing_id), entry.trade_time, trim_scale(pool.units)),
                hint = 'Maybe record the missing purchase first, or correct the units or the trade time.';
        end if;
        removed := ta.divide_half_even(pool.cost * entry.units, pool.units, 10);
        return row(pool.units - entry.units, pool.cost - removed,
            case entry.type when 'SELL' then pool.realised + entry.amount - removed else pool.realised end)::ta.pool;
    elsif entry.type = 'BUY' then
        return row(pool.units + entry.units, pool.cost - entry.amount, pool.realised)::ta.pool;
    end if;
    pool := row(pool.units + entry.units, pool.cost + entry.cost, pool.realised)::ta.pool;
    if pool.units < 0 or pool.cost < 0 or (pool.units = 0 and pool.cost <> 0) then
        raise exception using
            errcode = 'TA002',
            message = format('%s of %s at %s would leave %s units at a cost of %s', entry.type,
                ta.listing_name(entry.listing_id), entry.trade_time, trim_scale(pool.units), trim_scale(pool.cost)),
            hint = 'Maybe choose another listing or time; if no units are left, no cost may be left.';
    end if;
    return pool;
end
$$;

-- Numbers an entry while it holds the lock on the portfolio's cash row, and checks that a reversal negates its entry.
create function ta.number_entry() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    original ta.ledger_entries;
begin
    insert into ta.cash_snapshots (portfolio_id) values (new.portfolio_id) on conflict do nothing;
    update ta.cash_snapshots set last_sequence = last_sequence + 1 where portfolio_id = new.portfolio_id
        returning last_sequence into new.sequence;
    new.recorded_at := now();
    new.reference_use := 1;
    if new.external_reference is not null then
        select 1 + count(*) into new.reference_use
        from ta.ledger_entries e
        join ta.ledger_entries r on r.portfolio_id = e.portfolio_id and r.reverses = e.id
        where e.portfolio_id = new.portfolio_id and e.external_reference = new.external_reference;
    end if;
    if new.reverses is not null then
        select * into original from ta.ledger_entries where portfolio_id = new.portfolio_id and id = new.reverses;
        if original.id is null or original.reverses is not null
            or (new.type, new.listing_id, new.units, new.price, new.amount, new.fees, new.cost, new.trade_time)
                is distinct from (original.type, original.listing_id, -original.units, original.price, -original.amount,
                    -original.fees, -original.cost, original.trade_time) then
            raise exception using
                errcode = 'TA003',
                message = case
                    when original.id is null then format('the portfolio has no entry %s to reverse', new.reverses)
                    when original.reverses is not null then format('entry %s is itself a reversal', new.reverses)
                    else format('the reversal does not exactly negate entry %s', new.reverses) end,
                hint = 'Maybe record a new entry instead.';
        end if;
    end if;
    return new;
end
$$;

-- Updates the snapshots. An entry in time order is one step. A late entry, or a reversal, folds its listing from the
-- beginning, up to its own number: later rows of the same statement are already visible, but have their own turn.
create function ta.fold_ledger() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    held ta.holding_snapshots;
    pool ta.pool;
    entry ta.ledger_entries;
    newest timestamptz;
begin
    update ta.cash_snapshots set balance = balance + new.amount, updated_at = now()
    where portfolio_id = new.portfolio_id;
    if new.listing_id is null or new.units is null then
        return null;
    end if;
    insert into ta.holding_snapshots (portfolio_id, listing_id) values (new.portfolio_id, new.listing_id)
    on conflict do nothing;
    select * into held from ta.holding_snapshots
    where portfolio_id = new.portfolio_id and listing_id = new.listing_id for update;
    if new.reverses is null and (held.last_trade_time is null or new.trade_time >= held.last_trade_time) then
        pool := ta.fold_entry(row(held.units, held.pool_cost, held.realised)::ta.pool, new);
        newest := new.trade_time;
    else
        pool := row(0, 0, 0)::ta.pool;
        for entry in
            select e.* from ta.ledger_entries e
            where e.portfolio_id = new.portfolio_id and e.listing_id = new.listing_id and e.units is not null
                and e.sequence <= new.sequence and e.reverses is null
                and not exists (select from ta.ledger_entries r
                    where r.portfolio_id = e.portfolio_id and r.reverses = e.id and r.sequence <= new.sequence)
            order by e.trade_time, e.sequence
        loop
            pool := ta.fold_entry(pool, entry);
            newest := entry.trade_time;
        end loop;
    end if;
    update ta.holding_snapshots
    set units = (pool).units, pool_cost = (pool).cost, realised = (pool).realised, last_trade_time = newest,
        updated_at = now()
    where portfolio_id = new.portfolio_id and listing_id = new.listing_id;
    return null;
end
$$;

-- Triggers of one kind fire in the order of their names, so ledger_entries_admit comes before ledger_entries_number.
create trigger ledger_entries_admit before insert on ta.ledger_entries
    for each row execute function ta.refuse_foreign();
create trigger ledger_entries_number before insert on ta.ledger_entries
    for each row execute function ta.number_entry();
create trigger ledger_entries_fold after insert on ta.ledger_entries
    for each row execute function ta.fold_ledger();
alter table ta.ledger_entries enable always trigger ledger_entries_admit;
alter table ta.ledger_entries enable always trigger ledger_entries_number;
alter table ta.ledger_entries enable always trigger ledger_entries_fold;

-- The value of a portfolio at the close of each session: a cache of what its book says. A change of the book adds
-- revisions; the last revision of a session counts. Amounts in the base currency, as docs/performance-specification.md
-- defines them: "invested" is the value in the sleeves alone, "total" all values and the cash.
create table ta.valuation_points (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    session date not null,
    revision int not null check (revision >= 1),
    as_of timestamptz not null,
    -- The session has no valuation any more, for example because its price was rejected; the figures are the last ones.
    withdrawn boolean not null default false,
    -- A doubtful price is in it: it sets no peak, and no figure uses it.
    provisional boolean not null default false,
    invested ta.quantity not null check (invested >= 0),
    invested_in ta.quantity not null check (invested_in >= 0),
    invested_out ta.quantity not null check (invested_out >= 0),
    index ta.quantity not null check (index >= 0),
    peak_index ta.rate not null,
    total ta.quantity not null,
    total_in ta.quantity not null check (total_in >= 0),
    total_out ta.quantity not null check (total_out >= 0),
    total_index ta.quantity not null check (total_index >= 0),
    total_peak_index ta.rate not null,
    cash ta.quantity not null,
    cash_park ta.quantity not null check (cash_park >= 0),
    unassigned ta.quantity not null check (unassigned >= 0),
    -- [{"code", "value"}] by sleeve
    sleeves jsonb not null check (jsonb_typeof(sleeves) = 'array' and length(sleeves::text) <= 20000),
    -- {"MIC:TICKER": "price"} of what was held, in the base currency
    prices jsonb not null check (jsonb_typeof(prices) = 'object' and length(prices::text) <= 200000),
    recorded_at timestamptz not null default now(),
    unique (portfolio_id, session, revision),
    unique (portfolio_id, id),
    check (provisional or peak_index >= index)
);
call ta.make_append_only('ta.valuation_points');

-- Which state of the book the points of a portfolio are computed from: how many rows it was read from, all of tables
-- that only grow. Whoever sees another number knows that the points are behind.
create table ta.valuation_versions (
    portfolio_id uuid primary key references ta.portfolios,
    version text not null check (length(version) <= 400),
    -- The time of the book.
    as_of timestamptz not null
);

grant select, insert on ta.ledger_batches, ta.ledger_entries to ta_app;
grant select, insert on ta.valuation_points to ta_worker;
grant select, insert, update on ta.valuation_versions to ta_worker;
grant select on ta.valuation_points, ta.valuation_versions, ta.holding_snapshots, ta.cash_snapshots to ta_app;
grant select on ta.ledger_batches, ta.ledger_entries, ta.holding_snapshots, ta.cash_snapshots to ta_worker;
grant select on ta.ledger_batches, ta.ledger_entries, ta.holding_snapshots, ta.cash_snapshots, ta.valuation_points,
    ta.valuation_versions to ta_readonly;
