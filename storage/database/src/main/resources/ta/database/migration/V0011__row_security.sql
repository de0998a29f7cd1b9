-- Why: a predicate that a query forgets must cost nobody their privacy, so the database itself shows each role only the portfolios of its context.
-- The context is set by the transaction (app.user_id, app.portfolio_id); where it is not set, nothing of any portfolio is to be seen.

alter table ta.users add admin boolean not null default false;

create function ta.user_in_context() returns uuid
    language sql stable parallel safe
as $$ select nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid $$;

create function ta.portfolio_in_context() returns uuid
    language sql stable parallel safe
as $$ select nullif(pg_catalog.current_setting('app.portfolio_id', true), '')::uuid $$;

-- Membership, read as the owner, so that no policy reads the table that it guards.
create function ta.my_portfolios() returns setof uuid
    language sql stable parallel safe security definer rows 10
    set search_path = pg_catalog, pg_temp
as $$ select portfolio_id from ta.portfolio_members where user_id = ta.user_in_context() $$;

create function ta.is_admin() returns boolean
    language sql stable parallel safe security definer
    set search_path = pg_catalog, pg_temp
as $$ select exists (select from ta.users where id = ta.user_in_context() and admin and disabled_at is null) $$;

create function ta.owns(portfolio uuid) returns boolean
    language sql stable parallel safe security definer
    set search_path = pg_catalog, pg_temp
as $$
    select exists (select from ta.portfolio_members where portfolio_id = portfolio and user_id = ta.user_in_context() and role = 'OWNER')
$$;

-- Who creates a portfolio enrols himself as its owner; from then on its owners enrol. One that is not there is refused as a foreign one is.
create function ta.may_enrol(portfolio uuid, member uuid, role text) returns boolean
    language sql stable parallel safe security definer
    set search_path = pg_catalog, pg_temp
as $$
    select ta.owns(portfolio) or (member = ta.user_in_context() and role = 'OWNER'
        and exists (select from ta.portfolios where id = portfolio)
        and not exists (select from ta.portfolio_members where portfolio_id = portfolio))
$$;

-- The one question across portfolios that the worker has: whose gate must judge what came in. It gets ids and nothing else.
create function ta.portfolios_monitoring(listings uuid[]) returns setof uuid
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
    select distinct v.portfolio_id
    from ta.strategy_versions v
    join ta.portfolio_constituents c on c.portfolio_id = v.portfolio_id
    where v.state = 'APPROVED' and c.monitored and c.listing_id = any (listings)
        and not exists (select from ta.freeze_states f where f.portfolio_id = v.portfolio_id and f.frozen)
    order by v.portfolio_id
$$;

revoke all on function ta.my_portfolios(), ta.is_admin(), ta.owns(uuid), ta.may_enrol(uuid, uuid, text), ta.portfolios_monitoring(uuid[])
    from public;
grant execute on function ta.my_portfolios(), ta.is_admin(), ta.owns(uuid), ta.may_enrol(uuid, uuid, text) to ta_app;
grant execute on function ta.portfolios_monitoring(uuid[]) to ta_worker;

-- In here current_user is the owner, so the session tells who asks; both settings may be set, and each role has its own. Whoever is neither
-- must be one who may act as the owner.
create or replace function ta.lock_portfolio(portfolio uuid) returns boolean
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform from ta.portfolios
    where id = portfolio
        and case session_user
            when 'ta_app' then id = any (array(select ta.my_portfolios()))
            when 'ta_worker' then id = ta.portfolio_in_context()
            else pg_has_role(session_user, 'ta_owner', 'member') end
    for no key update;
    return found;
end
$$;

-- The triggers that number entries and link events act as the owner, and before any policy is asked. Whoever may not see the portfolio, or
-- names one that is not there, is refused ahead of them, in the policy's own words.
create function ta.refuse_foreign() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if not exists (select from ta.portfolios where id = new.portfolio_id) then
        raise exception using
            errcode = 'insufficient_privilege',
            message = format('new row violates row-level security policy for table "%s"', tg_table_name);
    end if;
    return new;
end
$$;
-- Triggers of one kind fire by name: before ledger_entries_number, before audit_events_link.
create trigger ledger_entries_admit before insert on ta.ledger_entries for each row execute function ta.refuse_foreign();
create trigger audit_events_admit before insert on ta.audit_events for each row when (new.portfolio_id is not null)
    execute function ta.refuse_foreign();
alter table ta.ledger_entries enable always trigger ledger_entries_admit;
alter table ta.audit_events enable always trigger audit_events_admit;

-- A portfolio that nobody owns could be claimed by anybody, as a new one is. The lock makes two owners who remove each other take turns.
create function ta.keep_an_owner() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform from ta.portfolios where id = old.portfolio_id for no key update;
    if not exists (select from ta.portfolio_members where portfolio_id = old.portfolio_id and role = 'OWNER') then
        raise exception using
            errcode = 'TA006',
            message = 'the portfolio would have no owner',
            hint = 'Maybe make another member its owner first.';
    end if;
    return null;
end
$$;
create trigger portfolio_members_keep_an_owner after update or delete on ta.portfolio_members
    for each row execute function ta.keep_an_owner();
alter table ta.portfolio_members enable always trigger portfolio_members_keep_an_owner;

-- Keys and references that did not name the portfolio would tell a foreign row from none: a conflict is no longer possible with one.
alter table ta.run_input_snapshots drop constraint run_input_snapshots_pkey, add primary key (run_id, portfolio_id);
alter table ta.run_input_refs drop constraint run_input_refs_pkey, add primary key (run_id, portfolio_id, seq);
alter table ta.decisions drop constraint decisions_pkey, add primary key (run_id, portfolio_id);
alter table ta.run_facts drop constraint run_facts_pkey, add primary key (run_id, portfolio_id, fact);
alter table ta.rule_firings drop constraint rule_firings_pkey, add primary key (run_id, portfolio_id, seq);
alter table ta.valuation_points add unique (portfolio_id, id);
alter table ta.run_input_refs drop constraint run_input_refs_valuation_point_id_fkey,
    add foreign key (portfolio_id, valuation_point_id) references ta.valuation_points (portfolio_id, id);

-- Nobody sees anything but the owner, who migrates and whose functions do what no role may do itself, and who verifies and dumps.
create procedure ta.make_secret(target regclass)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy by_owner on %s to ta_owner using (true)', target);
    execute format('create policy by_reader on %s for select to ta_readonly using (true)', target);
end
$$;

-- And its members see it (commands: what else they may do with a row), and the worker while it works on that portfolio.
-- What stands in a sub-select is asked once for a statement, not for each row.
create procedure ta.make_private(target regclass, portfolio name default 'portfolio_id', commands text default 'all')
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    call ta.make_secret(target);
    execute format('create policy by_member on %s for %s to ta_app using (%I = any (array(select ta.my_portfolios())))', target, commands, portfolio);
    execute format('create policy by_worker on %s to ta_worker using (%I = (select ta.portfolio_in_context()))', target, portfolio);
end
$$;
revoke all on procedure ta.make_secret(regclass), ta.make_private(regclass, name, text) from public;

call ta.make_private('ta.portfolios', 'id');
create policy by_creator on ta.portfolios for insert to ta_app with check ((select ta.user_in_context()) is not null);

call ta.make_private('ta.portfolio_members', commands => 'select');
create policy enrol on ta.portfolio_members for insert to ta_app with check (ta.may_enrol(portfolio_id, user_id, role));
create policy change on ta.portfolio_members for update to ta_app using (ta.owns(portfolio_id));
create policy remove on ta.portfolio_members for delete to ta_app using (ta.owns(portfolio_id));

call ta.make_private('ta.portfolio_constituents');
call ta.make_private('ta.manual_prices');
call ta.make_private('ta.price_findings');
call ta.make_private('ta.price_reviews');
call ta.make_private('ta.ledger_batches');
call ta.make_private('ta.ledger_entries');
call ta.make_private('ta.holding_snapshots');
call ta.make_private('ta.cash_snapshots');
call ta.make_private('ta.valuation_points');
call ta.make_private('ta.policy_archives');
call ta.make_private('ta.manifesto_archives');
call ta.make_private('ta.strategy_versions');
call ta.make_private('ta.task_definitions');
call ta.make_private('ta.task_runs');
call ta.make_private('ta.run_input_snapshots');
call ta.make_private('ta.run_input_refs');
call ta.make_private('ta.decisions');
call ta.make_private('ta.run_facts');
call ta.make_private('ta.rule_firings');
call ta.make_private('ta.recommendations');
call ta.make_private('ta.recommendation_lines');
call ta.make_private('ta.fills');
call ta.make_private('ta.llm_verdicts');
call ta.make_private('ta.alerts');
call ta.make_private('ta.freeze_states');
call ta.make_private('ta.notifications');
call ta.make_private('ta.audit_events');
call ta.make_private('ta.audit_heads');
call ta.make_private('ta.jobs');

-- The scheduler looks for what is due, and the worker for what is queued, in all portfolios.
create policy by_queue on ta.jobs to ta_worker using (true);
create policy by_schedule on ta.task_definitions to ta_worker using (true);

-- Any member may cause a notice to all members; each reads and ticks off his own.
create policy of_the_reader on ta.notifications as restrictive for select to ta_app using (user_id = (select ta.user_in_context()));
create policy by_the_reader on ta.notifications as restrictive for update to ta_app using (user_id = (select ta.user_in_context()));

-- The chain named system belongs to no portfolio: everybody's deeds go into it, administrators read it.
create policy of_system on ta.audit_events for insert to ta_app, ta_worker with check (portfolio_id is null);
create policy by_admin on ta.audit_events for select to ta_app using (portfolio_id is null and (select ta.is_admin()));
create policy by_admin on ta.audit_heads for select to ta_app using (portfolio_id is null and (select ta.is_admin()));

call ta.make_secret('ta.idempotency_keys');
create policy by_user on ta.idempotency_keys to ta_app using (user_id = (select ta.user_in_context()));
