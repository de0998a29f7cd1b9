-- Why: pensions hold dollars and euros, and buy funds that are quoted in them. An entry keeps what was paid in another
-- currency, and its value in the base currency at the rate of its day: the first moves the cash of that currency, the
-- second is what cost, gains and returns are computed from.

alter table ta.ledger_entries
    -- Another currency than the base currency, in which the entry was priced or paid.
    add column currency ta.currency,
    -- The effect on the cash in that currency, signed; then only an EXCHANGE moves the cash in the base currency, too.
    -- Null: the broker settled in the base currency.
    add column currency_amount ta.money,
    -- Included in currency_amount.
    add column currency_fees ta.money,
    add column currency_price ta.quantity check (currency_price >= 0),
    add column currency_cost ta.cost,
    -- Base currency per unit of the currency.
    add column currency_rate ta.rate,
    add constraint ledger_entries_currency check ((currency is null) = (currency_rate is null)
        and (currency is not null or num_nonnulls(currency_amount, currency_fees, currency_price, currency_cost) = 0)
        and (currency_fees is null or currency_amount is not null)
        and (currency_price is null or price is not null)
        and (currency_cost is null or cost is not null)
        and case when type = 'EXCHANGE' then currency_amount is not null
            else currency_amount is null or abs(amount - currency_amount * currency_rate) <= 0.01 end),
    drop constraint ledger_entries_shape,
    drop constraint ledger_entries_signs,
    drop constraint ledger_entries_nothing,
    drop constraint ledger_entries_fees;

alter table ta.ledger_entries
    add constraint ledger_entries_shape check (case type
        when 'BUY' then listing_id is not null and units is not null and price is not null and cost is null
        when 'SELL' then listing_id is not null and units is not null and price is not null and cost is null
        when 'CONTRIBUTION' then num_nonnulls(listing_id, units, price, cost) = 0
        when 'TAX_RELIEF' then num_nonnulls(listing_id, units, price, cost) = 0
        when 'WITHDRAWAL' then num_nonnulls(listing_id, units, price, cost) = 0
        when 'EXCHANGE' then num_nonnulls(listing_id, units, price, cost) = 0
        when 'INTEREST' then num_nonnulls(listing_id, units, price, cost) = 0
        when 'DIVIDEND' then num_nonnulls(units, price, cost) = 0
        when 'FEE' then num_nonnulls(units, price, cost) = 0
        when 'TRANSFER_IN' then price is null and num_nonnulls(listing_id, units, cost) in (0, 3)
        when 'TRANSFER_OUT' then num_nonnulls(price, cost) = 0 and num_nonnulls(listing_id, units) in (0, 2)
        when 'ADJUSTMENT' then price is null and num_nonnulls(listing_id, units, cost) in (0, 3)
        else false end),
    -- A reversal is checked with its sign turned back. Signs are those of what was paid: its value may round to 0.
    add constraint ledger_entries_signs check (case type
        when 'BUY' then (case when reverses is null then units else -units end) > 0
            and (case when reverses is null then -coalesce(currency_amount, amount) - coalesce(currency_fees, fees)
                else coalesce(currency_amount, amount) + coalesce(currency_fees, fees) end) >= 0
            and coalesce(currency_amount, amount) <> 0
        when 'SELL' then (case when reverses is null then units else -units end) > 0
            and (case when reverses is null then coalesce(currency_amount, amount) + coalesce(currency_fees, fees)
                else -coalesce(currency_amount, amount) - coalesce(currency_fees, fees) end) >= 0
        when 'CONTRIBUTION' then (coalesce(currency_amount, amount) > 0) = (reverses is null)
        when 'TAX_RELIEF' then (coalesce(currency_amount, amount) > 0) = (reverses is null)
        when 'WITHDRAWAL' then (coalesce(currency_amount, amount) < 0) = (reverses is null)
        when 'EXCHANGE' then sign(currency_amount) * sign(amount) = -1
        -- A dividend that is clawed back, negative interest, a fee that is given back: either sign.
        when 'DIVIDEND' then true
        when 'INTEREST' then true
        when 'FEE' then true
        when 'TRANSFER_IN' then case when listing_id is null
            then (coalesce(currency_amount, amount) > 0) = (reverses is null)
            else amount = 0 and (units > 0) = (reverses is null)
                and (case when reverses is null then cost else -cost end) >= 0 end
        when 'TRANSFER_OUT' then case when listing_id is null
            then (coalesce(currency_amount, amount) < 0) = (reverses is null)
            else amount = 0 and (units > 0) = (reverses is null) end
        when 'ADJUSTMENT' then case when listing_id is null then true else amount = 0 and (units <> 0 or cost <> 0) end
        else false end),
    add constraint ledger_entries_nothing check (amount <> 0 or units is not null or coalesce(currency_amount, 0) <> 0),
    add constraint ledger_entries_fees check (case when type in ('BUY', 'SELL', 'EXCHANGE')
        then coalesce(currency_fees, fees) * (case when reverses is null then 1 else -1 end) >= 0
        else fees = 0 and coalesce(currency_fees, 0) = 0 end);

-- The cash in each currency but the base currency.
create table ta.currency_snapshots (
    portfolio_id uuid not null references ta.portfolios,
    currency ta.currency not null,
    balance ta.money not null default 0,
    updated_at timestamptz not null default now(),
    primary key (portfolio_id, currency)
);
call ta.make_private('ta.currency_snapshots');
grant select on ta.currency_snapshots to ta_app, ta_worker, ta_readonly;

-- Numbers an entry while it holds the lock on the portfolio's cash row, and checks that a reversal negates its entry.
create or replace function ta.number_entry() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    -- The plan is kept while the ledger grows: one that reads a short ledger whole would read a long one whole, too.
    set enable_seqscan = off
as $$
declare
    used ta.ledger_entries;
    original ta.ledger_entries;
begin
    insert into ta.cash_snapshots (portfolio_id) values (new.portfolio_id) on conflict do nothing;
    perform from ta.cash_snapshots where portfolio_id = new.portfolio_id for update;
    -- This sees the earlier rows of the same statement.
    new.sequence := 1 + coalesce((select e.sequence from ta.ledger_entries e
        where e.portfolio_id = new.portfolio_id order by e.sequence desc limit 1), 0);
    new.recorded_at := now();
    new.reference_use := 1;
    if new.external_reference is not null then
        select e.* into used from ta.ledger_entries e
        where e.portfolio_id = new.portfolio_id and e.external_reference = new.external_reference
        order by e.reference_use desc limit 1;
        -- A use that is not reversed makes the key refuse this one.
        if used.id is not null then
            new.reference_use := used.reference_use + (exists (select from ta.ledger_entries r
                where r.portfolio_id = used.portfolio_id and r.reverses = used.id))::int;
        end if;
    end if;
    if new.currency is not null and exists (select from ta.portfolios p
            where p.id = new.portfolio_id and p.base_currency = new.currency) then
        raise exception using
            errcode = 'TA007',
            message = format('%s is the base currency of the portfolio', new.currency),
            hint = 'Maybe leave the currency out.';
    end if;
    if new.reverses is not null then
        select * into original from ta.ledger_entries where portfolio_id = new.portfolio_id and id = new.reverses;
        if original.id is null or original.reverses is not null
            or (new.type, new.listing_id, new.units, new.price, new.amount, new.fees, new.cost, new.trade_time,
                    new.currency, new.currency_amount, new.currency_fees, new.currency_price, new.currency_cost,
                    new.currency_rate)
                is distinct from (original.type, original.listing_id, -original.units, original.price, -original.amount,
                    -original.fees, -original.cost, original.trade_time,
                    original.currency, -original.currency_amount, -original.currency_fees, original.currency_price,
                    -original.currency_cost, original.currency_rate) then
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

-- Updates the snapshots. Entries that are not older than what is folded continue it, in the order of their trade times.
-- A late entry, or a reversal, folds its listing from the beginning.
create or replace function ta.fold_entries() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    -- A plan that was made for a short ledger would be kept for a long one.
    set plan_cache_mode = force_custom_plan
as $$
declare
    listing record;
    held ta.holding_snapshots;
    pool ta.pool;
    entry ta.ledger_entries;
    newest timestamptz;
begin
    update ta.cash_snapshots c
    set balance = c.balance + coalesce(a.amount, 0), last_sequence = a.newest, updated_at = now()
    from (select portfolio_id, max(sequence) newest,
            sum(amount) filter (where currency_amount is null or type = 'EXCHANGE') amount
        from added group by portfolio_id) a
    where c.portfolio_id = a.portfolio_id;
    insert into ta.currency_snapshots as c (portfolio_id, currency, balance)
    select portfolio_id, currency, sum(currency_amount)
    from added where currency_amount is not null
    group by portfolio_id, currency
    order by portfolio_id, currency
    on conflict (portfolio_id, currency) do update set balance = c.balance + excluded.balance, updated_at = now();
    for listing in
        select portfolio_id, listing_id as id, min(trade_time) as oldest, bool_or(reverses is not null) as reversed
        from added
        where listing_id is not null and units is not null
        group by portfolio_id, listing_id
        order by portfolio_id, listing_id
    loop
        insert into ta.holding_snapshots (portfolio_id, listing_id) values (listing.portfolio_id, listing.id)
        on conflict do nothing;
        select * into held from ta.holding_snapshots
        where portfolio_id = listing.portfolio_id and listing_id = listing.id for update;
        newest := null;
        if listing.reversed or listing.oldest < held.last_trade_time then
            pool := row(0, 0, 0)::ta.pool;
            for entry in
                select e.* from ta.ledger_entries e
                where e.portfolio_id = listing.portfolio_id and e.listing_id = listing.id and e.units is not null
                    and e.reverses is null
                    and not exists (select from ta.ledger_entries r
                        where r.portfolio_id = e.portfolio_id and r.reverses = e.id)
                order by e.trade_time, e.sequence
            loop
                pool := ta.fold_entry(pool, entry);
                newest := entry.trade_time;
            end loop;
        else
            pool := row(held.units, held.pool_cost, held.realised)::ta.pool;
            for entry in
                select a.* from added a
                where a.portfolio_id = listing.portfolio_id and a.listing_id = listing.id and a.units is not null
                order by a.trade_time, a.sequence
            loop
                pool := ta.fold_entry(pool, entry);
                newest := entry.trade_time;
            end loop;
        end if;
        update ta.holding_snapshots
        set units = (pool).units, pool_cost = (pool).cost, realised = (pool).realised, last_trade_time = newest,
            updated_at = now()
        where portfolio_id = listing.portfolio_id and listing_id = listing.id;
    end loop;
    return null;
end
$$;
