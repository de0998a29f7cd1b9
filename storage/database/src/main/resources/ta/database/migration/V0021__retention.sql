-- Why: what a run looked at is proven by its hash long after anybody asks for its figures, and takes most of the room; so it may go, after a time.
-- It goes through these functions alone, a slice at a time, never within the shortest time that they allow, and never from behind advice.

-- How long a recommendation is open is a term of whoever expires it, and not a part of it.
alter table ta.recommendations drop column expires_at;

-- As ta.refuse_change, but for the owner's own function that prunes: the setting is of its transaction, and no other role may change a row anyway.
create function ta.refuse_change_but_pruning() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'TRUNCATE' or current_user <> 'ta_owner' or current_setting('ta.pruning', true) is distinct from 'on' then
        raise exception using
            errcode = 'TA004',
            message = format('%s.%s is append-only: %s refused', tg_table_schema, tg_table_name, tg_op),
            hint = 'Maybe wait for retention, which prunes what is old.';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end
$$;

create procedure ta.make_prunable(target regclass)
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    execute format('drop trigger append_only_row on %s', target);
    execute format('drop trigger append_only_statement on %s', target);
    execute format('create trigger append_only_row before update or delete on %s for each row execute function ta.refuse_change_but_pruning()', target);
    execute format('create trigger append_only_statement before update or delete or truncate on %s for each statement execute function ta.refuse_change_but_pruning()', target);
    execute format('alter table %s enable always trigger append_only_row', target);
    execute format('alter table %s enable always trigger append_only_statement', target);
end
$$;
revoke all on procedure ta.make_prunable(regclass) from public;

call ta.make_prunable('ta.run_input_snapshots');
call ta.make_prunable('ta.run_input_refs');
call ta.make_prunable('ta.run_facts');
call ta.make_prunable('ta.rule_firings');

-- Empties the oldest runs of the portfolio in context that nobody was advised by: their snapshots' bodies, sources and traces. Each comes with the
-- hash of its lines in the order of their bytes, joined by line feeds, the snapshot being there by its own hash.
-- Times are counted back and written in UTC, as the terms are: a month of a zone whose clock changed in it is an hour more or less.
create function ta.prune_runs(before timestamptz, most int) returns table (pruned_run uuid, pruned_sha256 bytea)
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    set timezone = 'UTC'
as $$
declare
    portfolio uuid := ta.portfolio_in_context();
    runs uuid[];
begin
    if before > now() - interval '1 month' then
        raise exception using
            errcode = 'TA007',
            message = format('what runs looked at is kept for a month at least, and would go up to %s', before),
            hint = 'Maybe raise TA_RETENTION_RUNS_MONTHS.';
    end if;
    runs := array(
        select s.run_id
        from ta.run_input_snapshots s
        join ta.task_runs r on r.portfolio_id = s.portfolio_id and r.id = s.run_id
        where s.portfolio_id = portfolio and s.pruned_at is null and r.finished_at < before
            and not exists (select from ta.recommendations a where a.portfolio_id = s.portfolio_id and a.run_id = s.run_id)
        order by s.run_id
        limit most
        for update of s skip locked);
    perform set_config('ta.pruning', 'on', true);
    return query
        with facts as (
            delete from ta.run_facts t where t.portfolio_id = portfolio and t.run_id = any (runs) returning t.run_id, to_jsonb(t)::text as line
        ), firings as (
            delete from ta.rule_firings t where t.portfolio_id = portfolio and t.run_id = any (runs) returning t.run_id, to_jsonb(t)::text as line
        ), refs as (
            delete from ta.run_input_refs t where t.portfolio_id = portfolio and t.run_id = any (runs) returning t.run_id, to_jsonb(t)::text as line
        ), bodies as (
            update ta.run_input_snapshots t set body = null, pruned_at = now()
            where t.portfolio_id = portfolio and t.run_id = any (runs) returning t.run_id, encode(t.snapshot_sha256, 'hex') as line
        )
        select gone.run_id, sha256(convert_to(string_agg(gone.line, E'\n' order by gone.line collate "C"), 'UTF8'))
        from (select * from facts union all select * from firings union all select * from refs union all select * from bodies) gone
        group by gone.run_id
        order by gone.run_id;
    perform set_config('ta.pruning', '', true);
end
$$;

-- Takes away the oldest rows of a kind: resolved alerts and notices of the portfolio in context, finished jobs of it and of the installation,
-- answers that were kept for a repeated request. Dead letters stay until somebody has dealt with them, and alerts that nobody has resolved.
create function ta.prune_rows(kind text, before timestamptz, most int, out gone bigint, out gone_sha256 bytea)
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    set timezone = 'UTC'
as $$
declare
    portfolio uuid := ta.portfolio_in_context();
    ids uuid[];
    gone_rows jsonb;
begin
    if before > now() - interval '7 days' then
        raise exception using
            errcode = 'TA007',
            message = format('%s are kept for 7 days at least, and would go up to %s', kind, before),
            hint = 'Maybe raise TA_RETENTION_NOTICES_DAYS.';
    end if;
    case kind
        when 'ALERTS' then
            ids := array(select id from ta.alerts where portfolio_id = portfolio and resolved_at < before
                order by resolved_at, id limit most for update skip locked);
            delete from ta.alert_causes where portfolio_id = portfolio and alert_id = any (ids);
            with old as (delete from ta.alerts where portfolio_id = portfolio and id = any (ids) returning *)
                select count(*), jsonb_agg(to_jsonb(old) order by id) into gone, gone_rows from old;
        when 'NOTIFICATIONS' then
            ids := array(select id from ta.notifications where portfolio_id = portfolio and created_at < before
                order by created_at, id limit most for update skip locked);
            with old as (delete from ta.notifications where portfolio_id = portfolio and id = any (ids) returning *)
                select count(*), jsonb_agg(to_jsonb(old) order by id) into gone, gone_rows from old;
        when 'JOBS' then
            ids := array(select id from ta.jobs where (portfolio_id = portfolio or portfolio_id is null) and finished_at < before and state <> 'DEAD'
                order by finished_at, id limit most for update skip locked);
            with old as (delete from ta.jobs where id = any (ids) returning *)
                select count(*), jsonb_agg(to_jsonb(old) order by id) into gone, gone_rows from old;
        when 'REQUESTS' then
            with due as (
                select user_id, route, key from ta.idempotency_keys where created_at < before
                order by created_at, user_id, route, key limit most for update skip locked
            ), old as (
                delete from ta.idempotency_keys k using due
                where k.user_id = due.user_id and k.route = due.route and k.key = due.key returning k.*
            )
                select count(*), jsonb_agg(to_jsonb(old) - 'response' order by created_at, user_id, route, key) into gone, gone_rows from old;
    end case;
    gone_sha256 := sha256(convert_to(coalesce(gone_rows, '[]')::text, 'UTF8'));
end
$$;

revoke all on function ta.prune_runs(timestamptz, int), ta.prune_rows(text, timestamptz, int) from public;
grant execute on function ta.prune_runs(timestamptz, int), ta.prune_rows(text, timestamptz, int) to ta_worker;

create index run_input_snapshots_kept on ta.run_input_snapshots (portfolio_id, run_id) where pruned_at is null;
create index alerts_resolved on ta.alerts (portfolio_id, resolved_at) where resolved_at is not null;
create index notifications_age on ta.notifications (portfolio_id, created_at);
drop index ta.notifications_portfolio;
create index jobs_finished on ta.jobs (portfolio_id, finished_at) where finished_at is not null;
