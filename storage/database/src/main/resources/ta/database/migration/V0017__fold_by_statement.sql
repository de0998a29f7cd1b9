-- Why: a broker's file can have 100,000 entries. Folded one by one, each made a version of the same few rows of
-- snapshots, and a later one had to pass all of them. So a statement folds all that it inserts at once.

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

-- Updates the snapshots. Entries that are not older than what is folded continue it, in the order of their trade times.
-- A late entry, or a reversal, folds its listing from the beginning.
create function ta.fold_entries() returns trigger
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
    set balance = c.balance + a.amount, last_sequence = a.newest, updated_at = now()
    from (select portfolio_id, sum(amount) amount, max(sequence) newest from added group by portfolio_id) a
    where c.portfolio_id = a.portfolio_id;
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

drop trigger ledger_entries_fold on ta.ledger_entries;
drop function ta.fold_ledger();
create trigger ledger_entries_fold after insert on ta.ledger_entries
    referencing new table as added
    for each statement execute function ta.fold_entries();
alter table ta.ledger_entries enable always trigger ledger_entries_fold;
