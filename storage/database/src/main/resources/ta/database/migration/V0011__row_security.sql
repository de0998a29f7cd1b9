-- Why: a query that forgets a predicate must reveal no foreign portfolio, so the database shows only those in context.
-- A transaction sets the context (app.user_id, app.portfolio_id); without it, no portfolio is visible.

-- Two roles see all rows: the owner, who migrates, and whose functions do what no other role may do; and the reader,
-- who verifies and dumps.
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

-- Besides them, the portfolio's members see a row (commands: what they may do with it), and the worker sees it while it
-- works on that portfolio. A sub-select is evaluated once for a statement, not for each row.
create procedure ta.make_private(target regclass, portfolio name default 'portfolio_id', commands text default 'all')
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    call ta.make_secret(target);
    execute format('create policy by_member on %s for %s to ta_app'
        || ' using (%I = any (array(select ta.my_portfolios())))', target, commands, portfolio);
    execute format('create policy by_worker on %s to ta_worker'
        || ' using (%I = (select ta.portfolio_in_context()))', target, portfolio);
end
$$;
revoke all on procedure ta.make_secret(regclass), ta.make_private(regclass, name, text) from public;

call ta.make_private('ta.portfolios', 'id');
create policy by_creator on ta.portfolios for insert to ta_app with check ((select ta.user_in_context()) is not null);

call ta.make_private('ta.portfolio_members', commands => 'select');
create policy enrol on ta.portfolio_members for insert to ta_app 
    with check (ta.may_enrol(portfolio_id, user_id, role, accepted_at is not null));
create policy change on ta.portfolio_members for update to ta_app using (ta.owns(portfolio_id));
create policy remove on ta.portfolio_members for delete to ta_app
    using (ta.owns(portfolio_id) or user_id = ta.user_in_context());

call ta.make_private('ta.portfolio_constituents');
call ta.make_private('ta.manual_prices');
call ta.make_private('ta.price_findings');
call ta.make_private('ta.price_reviews');
call ta.make_private('ta.rate_findings');
call ta.make_private('ta.rate_reviews');
call ta.make_private('ta.ledger_batches');
call ta.make_private('ta.ledger_entries');
call ta.make_private('ta.holding_snapshots');
call ta.make_private('ta.cash_snapshots');
call ta.make_private('ta.valuation_points');
call ta.make_private('ta.valuation_versions');
call ta.make_private('ta.policy_archives');
call ta.make_private('ta.manifesto_archives');
call ta.make_private('ta.strategy_versions');
call ta.make_private('ta.policy_files', commands => 'select');
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
call ta.make_private('ta.undone_matches');
call ta.make_private('ta.alerts');
call ta.make_private('ta.alert_causes');
call ta.make_private('ta.freeze_states');
call ta.make_private('ta.notification_channels');
call ta.make_private('ta.notifications');
call ta.make_private('ta.audit_events');
call ta.make_private('ta.audit_heads');
call ta.make_private('ta.jobs');

-- The scheduler looks for due tasks, and the worker for queued jobs, in all portfolios.
create policy by_schedule on ta.task_definitions to ta_worker using (true);
create policy by_queue on ta.jobs to ta_worker using (true);
-- Administrators look after the tasks and jobs of the installation.
create policy of_installation on ta.task_definitions to ta_app
    using (portfolio_id is null and (select ta.is_admin()));
create policy by_admin on ta.jobs to ta_app using (portfolio_id is null and (select ta.is_admin()));

-- A person brings a dead job back or discards it, together with its failed run, and changes no other job or run.
create policy of_the_dead on ta.jobs as restrictive for update to ta_app
    using (state = 'DEAD') with check (state in ('QUEUED', 'DISCARDED'));
create policy of_the_failed on ta.task_runs as restrictive for update to ta_app
    using (state = 'FAILED') with check (state = 'QUEUED');

-- Any member may cause a notice to all members; each member reads and ticks off their own, and has their own channels.
create policy of_the_reader on ta.notifications as restrictive for select to ta_app
    using (user_id = (select ta.user_in_context()));
create policy by_the_reader on ta.notifications as restrictive for update to ta_app
    using (user_id = (select ta.user_in_context()));
create policy of_the_user on ta.notification_channels as restrictive to ta_app
    using (user_id = (select ta.user_in_context()));

-- The chain named system belongs to no portfolio: anyone appends to it, administrators read it.
create policy of_system on ta.audit_events for insert to ta_app, ta_worker with check (portfolio_id is null);
create policy by_admin on ta.audit_events for select to ta_app using (portfolio_id is null and (select ta.is_admin()));
create policy by_admin on ta.audit_heads for select to ta_app using (portfolio_id is null and (select ta.is_admin()));

call ta.make_secret('ta.idempotency_keys');
create policy by_user on ta.idempotency_keys to ta_app using (user_id = (select ta.user_in_context()));

-- Four functions answer what a role must know beyond its context; they return ids and the kind of a channel, no more.
-- The portfolios whose quality gate must judge new prices of these listings.
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

-- The portfolios that convert prices of one of these currencies, so that new rates must be judged for them.
create function ta.portfolios_converting(currencies text[]) returns setof uuid
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
    select distinct v.portfolio_id
    from ta.strategy_versions v
    join ta.portfolios p on p.id = v.portfolio_id
    join ta.portfolio_constituents c on c.portfolio_id = v.portfolio_id
    join ta.listing_terms t on t.listing_id = c.listing_id
    where v.state = 'APPROVED' and t.currency <> p.base_currency
        and (t.currency = any (currencies) or p.base_currency = any (currencies))
    order by v.portfolio_id
$$;

-- The channels of all members who want to be told of this event.
create function ta.channels_for(portfolio uuid, event text) returns table (channel uuid, member uuid, medium text)
    language sql stable security definer rows 5
    set search_path = pg_catalog, pg_temp
as $$
    select c.id, c.user_id, c.kind
    from ta.notification_channels c
    join ta.portfolio_members m on m.portfolio_id = c.portfolio_id and m.user_id = c.user_id
        and m.accepted_at is not null
    join ta.users u on u.id = c.user_id
    where c.portfolio_id = portfolio and c.enabled and u.disabled_at is null
        and (cardinality(c.events) = 0 or event = any (c.events))
        and case session_user
            when 'ta_app' then portfolio = any (array(select ta.my_portfolios()))
            when 'ta_worker' then portfolio = ta.portfolio_in_context()
            else pg_has_role(session_user, 'ta_owner', 'member') end
    order by c.id
$$;

-- Whom the worker notifies of the installation's jobs, and in which feed. A feed belongs to a portfolio, so each
-- administrator is notified in the oldest of their portfolios.
create function ta.administrators() returns table (member uuid, portfolio uuid)
    language sql stable security definer rows 5
    set search_path = pg_catalog, pg_temp
as $$
    select distinct on (u.id) u.id, m.portfolio_id
    from ta.users u
    join ta.portfolio_members m on m.user_id = u.id
    where m.accepted_at is not null and u.admin and u.disabled_at is null
    order by u.id, m.portfolio_id
$$;

revoke all on function ta.portfolios_monitoring(uuid[]), ta.portfolios_converting(text[]), ta.channels_for(uuid, text),
    ta.administrators() from public;
grant execute on function ta.portfolios_monitoring(uuid[]), ta.portfolios_converting(text[]), ta.administrators()
    to ta_worker;
grant execute on function ta.channels_for(uuid, text) to ta_app, ta_worker;
