-- Why: who is told that more is sold than is held has to read of which listing; its key tells a person nothing.
-- The fold itself is that of V0005. Only what it refuses looks the listing up.

create function ta.listing_name(listing uuid) returns text
    language sql stable
    set search_path = pg_catalog, pg_temp
as $$ select mic || ':' || ticker from ta.listings where id = listing $$;

create or replace function ta.fold_entry(pool ta.pool, entry ta.ledger_entries) returns ta.pool
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
            message = format('%s of %s at %s would leave %s units at a cost of %s', entry.type, ta.listing_name(entry.listing_id),
                entry.trade_time, trim_scale(pool.units), trim_scale(pool.cost)),
            hint = 'Maybe the adjustment is meant for another listing or time, or must take the whole cost with the last units.';
    end if;
    return pool;
end
$$;
