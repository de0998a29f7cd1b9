-- Why: what happens unattended is a row that its owner reads and changes; schedulers, however many, read the same rows and fire each slot once.
-- slots_after is what makes it once: slots count whose moment is after it, and whoever fires moves it on in the transaction of the run.

alter table ta.task_definitions
    alter portfolio_id drop not null,
    drop constraint task_definitions_task_check,
    add constraint task_definitions_task_check check (task in ('PRICE_REFRESH', 'WEEKLY_REVIEW', 'MONTHLY_ALLOCATION',
        'QUARTERLY_REBALANCE', 'DRIFT_CHECK', 'RETENTION', 'BACKUP', 'ANCHOR')),
    -- Two tasks are the installation's, and belong to no portfolio.
    add check ((portfolio_id is null) = (task in ('BACKUP', 'ANCHOR'))),
    drop constraint task_definitions_portfolio_id_name_key,
    add unique nulls not distinct (portfolio_id, name),
    -- A slot on a day without a session of the portfolio's venue moves to the next that has one.
    add moves_to_session boolean not null default false,
    add check (portfolio_id is not null or not moves_to_session),
    add slots_after timestamptz not null default now(),
    -- When a scheduler is to look at it: at its next slot; at once after a change; never, when none is left.
    add due_at timestamptz default now();
create index task_definitions_due on ta.task_definitions (due_at) where enabled;

alter table ta.task_runs
    drop constraint task_runs_task_check,
    add constraint task_runs_task_check check (task in ('PRICE_REFRESH', 'WEEKLY_REVIEW', 'MONTHLY_ALLOCATION',
        'QUARTERLY_REBALANCE', 'DRIFT_CHECK'));

grant update (enabled, last_slot, slots_after, due_at) on ta.task_definitions to ta_worker;

create policy of_installation on ta.task_definitions to ta_app
    using (portfolio_id is null and (select ta.is_admin()));

-- Whom the worker tells of the installation's jobs, and where: a feed is that of a portfolio, so each in the one that he has been in for longest.
create function ta.administrators() returns table (member uuid, portfolio uuid)
    language sql stable security definer rows 5
    set search_path = pg_catalog, pg_temp
as $$
    select distinct on (u.id) u.id, m.portfolio_id
    from ta.users u
    join ta.portfolio_members m on m.user_id = u.id
    where u.admin and u.disabled_at is null
    order by u.id, m.portfolio_id
$$;
revoke all on function ta.administrators() from public;
grant execute on function ta.administrators() to ta_worker;

-- What a portfolio begins with. The allocation of a quarter's month is quarterly by itself, so no task of its own is needed for it.
create function ta.ship_tasks(portfolio uuid, zone text, by text) returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
    insert into ta.task_definitions (id, portfolio_id, name, task, schedule, time_zone, moves_to_session, created_by)
    select gen_random_uuid(), portfolio, t.name, t.task, t.schedule, zone, t.moves, by
    from (values
        ('Price refresh', 'PRICE_REFRESH', '0 5 8-18 ? * MON-FRI', false),
        ('Drift check', 'DRIFT_CHECK', '0 30 18 ? * MON-FRI', true),
        ('Weekly review', 'WEEKLY_REVIEW', '0 0 8 ? * MON', true),
        ('Monthly allocation', 'MONTHLY_ALLOCATION', '0 0 8 1 * ?', true),
        ('Housekeeping', 'RETENTION', '0 0 3 ? * SUN', false)) as t (name, task, schedule, moves)
    on conflict do nothing
$$;
revoke all on function ta.ship_tasks(uuid, text, text) from public;
grant execute on function ta.ship_tasks(uuid, text, text) to ta_app;

select ta.ship_tasks(id, time_zone, 'shipped') from ta.portfolios;
-- These two rest until a worker starts that has a folder for what they make: else they would wait for it night after night.
insert into ta.task_definitions (id, name, task, schedule, time_zone, enabled, created_by)
values
    (gen_random_uuid(), 'Nightly anchor', 'ANCHOR', '0 0 1 * * ?', 'UTC', false, 'shipped'),
    (gen_random_uuid(), 'Nightly backup', 'BACKUP', '0 0 2 * * ?', 'UTC', false, 'shipped');
