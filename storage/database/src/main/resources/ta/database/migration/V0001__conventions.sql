-- Why: money, identifiers and text are checked here, once, so that no column can forget a check that another one has.
-- numeric(p, s) would round excess digits without a word; these domains refuse them, and NaN and infinities too.

-- 'NaN' sorts above every number, so the upper bound refuses it too.
create domain ta.money as numeric check (abs(value) < 1e15 and scale(value) <= 2);
create domain ta.cost as numeric check (abs(value) < 1e18 and scale(value) <= 10);
create domain ta.units as numeric check (abs(value) < 1e15 and scale(value) <= 10);
-- The numbers of a snapshot: up to 20 digits before the point, up to 18 after it.
create domain ta.quantity as numeric check (abs(value) < 1e20 and scale(value) <= 18);
create domain ta.rate as numeric check (value > 0 and value < 1e15 and scale(value) <= 18);

create domain ta.currency as text check (value ~ '^[A-Z]{3}$');
create domain ta.identifier as text check (value ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$');
create domain ta.mic as text check (value ~ '^[A-Z0-9]{4}$');
create domain ta.code as text check (value ~ '^[A-Z][A-Z0-9_]{0,63}$');
create domain ta.label as text check (length(value) between 1 and 200);
create domain ta.note as text check (length(value) <= 4000);
create domain ta.payload as text check (length(value) <= 20000000);
create domain ta.sha256 as bytea check (octet_length(value) = 32);
create domain ta.file as bytea check (octet_length(value) <= 20000000);

-- The check digit of an ISIN: letters count as 10 to 35, then the Luhn algorithm runs over the digits from the right.
create function ta.is_isin(isin text) returns boolean
    language sql immutable strict parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select isin ~ '^[A-Z]{2}[A-Z0-9]{9}[0-9]$'
       and (with digits as (
                select string_agg(case when c between '0' and '9' then c else (ascii(c) - 55)::text end, '' order by i)
                    as text
                from unnest(string_to_array(isin, null)) with ordinality as letter (c, i))
            select sum(case when i % 2 = 0 and 2 * d > 9 then 2 * d - 9 when i % 2 = 0 then 2 * d else d end) % 10 = 0
            from digits, unnest(string_to_array(reverse(digits.text), null)) with ordinality as digit (c, i),
                lateral (select c::int as d) as value)
$$;

create domain ta.isin as text check (ta.is_isin(value));

-- The same answer as "is json object", which needs PostgreSQL 16.
create function ta.is_json_object(document text) returns boolean
    language plpgsql immutable strict
    set search_path = pg_catalog, pg_temp
as $$
begin
    return json_typeof(document::json) = 'object';
exception when invalid_text_representation then
    return false;
end
$$;

-- A document whose texts PostgreSQL can unescape: its text type holds no NUL, and one in a label would stop each query.
create function ta.readable_json(document text) returns json
    language sql immutable strict
    set search_path = pg_catalog, pg_temp
as $$ select replace(document, '\u0000', '\ufffd')::json $$;

-- a / b to s places, rounded half to even, exact. The operator / on numerics rounds first, which can hide a tie.
create function ta.divide_half_even(a numeric, b numeric, s int) returns numeric
    language plpgsql immutable strict parallel safe
    set search_path = pg_catalog, pg_temp
as $$
declare
    dividend numeric := abs(a) * ('1e' || s)::numeric;
    divisor numeric := abs(b);
    quotient numeric := div(dividend, divisor);
    twice numeric := 2 * (dividend - quotient * divisor);
begin
    if twice > divisor or (twice = divisor and mod(quotient, 2) = 1) then
        quotient := quotient + 1;
    end if;
    return sign(a) * sign(b) * quotient * ('1e-' || s)::numeric;
end
$$;

-- The only rounding in the database. It equals BigDecimal.setScale(s, HALF_EVEN); PostgreSQL's round() takes ties away
-- from zero.
create function ta.round_half_even(v numeric, s int) returns numeric
    language sql immutable strict parallel safe
    set search_path = pg_catalog, pg_temp
as $$ select ta.divide_half_even(v, 1, s) $$;

create function ta.refuse_change() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    raise exception using
        errcode = 'TA004',
        message = format('%s.%s is append-only: %s refused', tg_table_schema, tg_table_name, tg_op),
        hint = 'Maybe append an entry that corrects it (a reversal, a later revision, a later review).';
end
$$;

-- Statement triggers refuse a statement even if it changes no row. Row triggers also fire where changes do not arrive
-- as statements (replication).
create procedure ta.make_append_only(target regclass, guard regproc default 'ta.refuse_change')
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    execute format('create trigger append_only_row before update or delete on %s'
        || ' for each row execute function %s()', target, guard);
    execute format('create trigger append_only_statement before update or delete or truncate on %s'
        || ' for each statement execute function %s()', target, guard);
    execute format('alter table %s enable always trigger append_only_row', target);
    execute format('alter table %s enable always trigger append_only_statement', target);
end
$$;

revoke all on procedure ta.make_append_only(regclass, regproc) from public;
