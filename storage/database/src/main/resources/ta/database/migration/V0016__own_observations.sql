-- Why: a portfolio can be moved to another installation with its prices, and a person's file must not change the advice
-- of others. So an observation may belong to one portfolio; one that all share has none.

alter table ta.price_points add portfolio_id uuid references ta.portfolios;
alter table ta.price_points drop constraint price_points_listing_id_as_of_source_kind_revision_key;
alter table ta.price_points
    add unique nulls not distinct (listing_id, as_of, source, kind, revision, portfolio_id);
create index price_points_own on ta.price_points (portfolio_id) where portfolio_id is not null;

alter table ta.fx_rates add portfolio_id uuid references ta.portfolios;
alter table ta.fx_rates drop constraint fx_rates_base_quote_as_of_source_revision_key;
alter table ta.fx_rates add unique nulls not distinct (base, quote, as_of, source, revision, portfolio_id);
create index fx_rates_own on ta.fx_rates (portfolio_id) where portfolio_id is not null;

alter table ta.corporate_actions add portfolio_id uuid references ta.portfolios;
alter table ta.corporate_actions drop constraint corporate_actions_listing_id_kind_effective_on_revision_key;
alter table ta.corporate_actions add unique nulls not distinct (listing_id, kind, effective_on, revision, portfolio_id);
create index corporate_actions_own on ta.corporate_actions (portfolio_id) where portfolio_id is not null;

call ta.make_private('ta.price_points');
call ta.make_private('ta.fx_rates');
call ta.make_private('ta.corporate_actions');
create policy of_all on ta.price_points to ta_app, ta_worker using (portfolio_id is null);
create policy of_all on ta.fx_rates to ta_app, ta_worker using (portfolio_id is null);
create policy of_all on ta.corporate_actions to ta_app, ta_worker using (portfolio_id is null);

-- A reference cannot name the portfolio of a price or a rate, as most have none. This trigger runs as the caller, and
-- refuses an observation of another portfolio in the words in which one that does not exist is refused.
create function ta.refuse_foreign_observation() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    named_price uuid := to_jsonb(new) ->> 'price_point_id';
    named_rate uuid := to_jsonb(new) ->> 'fx_rate_id';
begin
    if (named_price is not null and not exists (select from ta.price_points p
            where p.id = named_price and (p.portfolio_id is null or p.portfolio_id = new.portfolio_id)))
        or (named_rate is not null and not exists (select from ta.fx_rates r
            where r.id = named_rate and (r.portfolio_id is null or r.portfolio_id = new.portfolio_id))) then
        raise exception using
            errcode = 'foreign_key_violation',
            message = format('insert on table "%s" violates a foreign key: there is no observation %s', tg_table_name,
                coalesce(named_price, named_rate));
    end if;
    return new;
end
$$;

create procedure ta.admit_observations(target regclass)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    execute format('create trigger observations_admit before insert on %s'
        || ' for each row execute function ta.refuse_foreign_observation()', target);
    execute format('alter table %s enable always trigger observations_admit', target);
end
$$;
revoke all on procedure ta.admit_observations(regclass) from public;
call ta.admit_observations('ta.price_findings');
call ta.admit_observations('ta.price_reviews');
call ta.admit_observations('ta.rate_findings');
call ta.admit_observations('ta.rate_reviews');
call ta.admit_observations('ta.run_input_refs');
call ta.admit_observations('ta.alert_causes');

-- Shared observations that a portfolio does not see, since the file that it came from lacks them or has others. The id
-- is that of a price, a rate or a corporate action.
create table ta.unseen_observations (
    portfolio_id uuid not null references ta.portfolios,
    observation_id uuid not null,
    primary key (portfolio_id, observation_id)
);
call ta.make_append_only('ta.unseen_observations');
call ta.make_private('ta.unseen_observations');

-- Where a portfolio came from. Its rows may be imported in the transaction that began at imported_at, and in no other.
create table ta.portfolio_imports (
    portfolio_id uuid primary key references ta.portfolios,
    exported_at timestamptz not null,
    content_sha256 ta.sha256 not null,
    -- The end of the audit chain that it had there.
    audit_seq bigint not null check (audit_seq >= 0),
    audit_hash ta.sha256 not null,
    imported_by ta.label not null,
    imported_at timestamptz not null
);
call ta.make_append_only('ta.portfolio_imports');
call ta.make_private('ta.portfolio_imports');

grant select on ta.unseen_observations, ta.portfolio_imports to ta_app, ta_worker, ta_readonly;

-- The tables whose rows an import writes. A portfolio may have skipped runs before anything is recorded in it.
create function ta.imported_tables() returns text[]
    language sql immutable parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select array ['ledger_entries', 'ledger_batches', 'strategy_versions', 'policy_archives', 'manifesto_archives',
        'portfolio_constituents', 'price_points', 'fx_rates', 'corporate_actions', 'unseen_observations',
        'manual_prices', 'price_reviews', 'valuation_points', 'price_findings', 'rate_findings', 'rate_reviews',
        'run_input_snapshots', 'decisions', 'run_facts', 'rule_firings', 'run_input_refs', 'clause_firings',
        'recommendations', 'recommendation_lines', 'fills', 'undone_matches', 'freeze_states', 'task_runs']
$$;

-- What no role may write alone, such as decisions, comes in with the rest of a portfolio, and only into one that has
-- recorded nothing yet. Returns the first table that has rows, or null when the import may go on.
create function ta.begin_import(portfolio uuid, exported_at timestamptz, content_sha256 bytea, audit_seq bigint,
    audit_hash bytea, imported_by text) returns text
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    target text;
    used boolean;
begin
    if portfolio <> all (array(select ta.my_portfolios())) then
        raise exception using
            errcode = 'insufficient_privilege',
            message = 'new row violates row-level security policy for table "portfolio_imports"';
    end if;
    foreach target in array ta.imported_tables() loop
        if target <> 'task_runs' then
            execute format('select exists (select from ta.%I where portfolio_id = $1)', target)
                into used using portfolio;
            if used then
                return target;
            end if;
        end if;
    end loop;
    -- Slots that were skipped here, as there was no policy yet, would stand in the way of those of the file.
    delete from ta.task_runs r where r.portfolio_id = portfolio and r.state = 'SKIPPED';
    insert into ta.portfolio_imports
    values (portfolio, exported_at, content_sha256, audit_seq, audit_hash, imported_by, now());
    return null;
end
$$;

-- Inserts rows, objects from column to value, into a table of an export. Keys, checks and triggers apply as always.
create function ta.import_rows(portfolio uuid, target text, given jsonb) returns bigint
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    inserted bigint;
begin
    if portfolio <> all (array(select ta.my_portfolios())) or target <> all (ta.imported_tables()) or not exists (
            select from ta.portfolio_imports where portfolio_id = portfolio and imported_at = now()) then
        raise exception using
            errcode = 'insufficient_privilege',
            message = format('new row violates row-level security policy for table "%s"', target);
    end if;
    execute format('insert into ta.%1$I select r.* from jsonb_array_elements($1) with ordinality e (fields, position),'
        || ' lateral jsonb_populate_record(null::ta.%1$I, e.fields || jsonb_build_object(''portfolio_id'', $2)) r'
        || ' order by e.position', target) using given, portfolio;
    get diagnostics inserted = row_count;
    return inserted;
end
$$;

revoke all on function ta.imported_tables(), ta.import_rows(uuid, text, jsonb),
    ta.begin_import(uuid, timestamptz, bytea, bigint, bytea, text) from public;
grant execute on function ta.import_rows(uuid, text, jsonb),
    ta.begin_import(uuid, timestamptz, bytea, bigint, bytea, text) to ta_app;
