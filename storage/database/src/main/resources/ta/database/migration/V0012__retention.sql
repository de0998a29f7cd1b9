-- Why: a run's inputs take most of the space. Their hash still proves them after they are gone, so old ones may go.
-- Only these functions do it: some runs at a time, not before a minimum age, and never those of a recommendation.

-- Empties the oldest runs without a recommendation, in the portfolio of the context: snapshot body, sources and trace.
-- Each run is returned with the hash of its lines, sorted by their bytes and joined by line feeds; the snapshot's line
-- is its own hash.
-- Ages are computed in UTC, like the retention terms: in a zone with clock changes, a month may be an hour off.
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
            message = format('run inputs are kept for at least a month; pruning up to %s was refused', before),
            hint = 'Maybe raise TA_RETENTION_RUNS_MONTHS.';
    end if;
    runs := array(
        select s.run_id
        from ta.run_input_snapshots s
        join ta.task_runs r on r.portfolio_id = s.portfolio_id and r.id = s.run_id
        where s.portfolio_id = portfolio and s.pruned_at is null and r.finished_at < before
            and not exists (select from ta.recommendations a
                where a.portfolio_id = s.portfolio_id and a.run_id = s.run_id)
        order by s.run_id
        limit most
        for update of s skip locked);
    perform set_config('ta.pruning', 'on', true);
    return query
        with facts as (
            delete from ta.run_facts t where t.portfolio_id = portfolio and t.run_id = any (runs)
            returning t.run_id, to_jsonb(t)::text as line
        ), firings as (
            delete from ta.rule_firings t where t.portfolio_id = portfolio and t.run_id = any (runs)
            returning t.run_id, to_jsonb(t)::text as line
        ), refs as (
            delete from ta.run_input_refs t where t.portfolio_id = portfolio and t.run_id = any (runs)
            returning t.run_id, to_jsonb(t)::text as line
        ), bodies as (
            update ta.run_input_snapshots t set body = null, pruned_at = now()
            where t.portfolio_id = portfolio and t.run_id = any (runs)
            returning t.run_id, encode(t.snapshot_sha256, 'hex') as line
        )
        select gone.run_id, sha256(convert_to(string_agg(gone.line, E'\n' order by gone.line collate "C"), 'UTF8'))
        from (select * from facts union all select * from firings union all select * from refs
            union all select * from bodies) gone
        group by gone.run_id
        order by gone.run_id;
    perform set_config('ta.pruning', '', true);
end
$$;

-- Deletes the oldest rows of a kind: resolved alerts and notices of the portfolio in context, its finished jobs and
-- those of the installation, and responses that were kept for a repeated request. Dead jobs and open alerts stay.
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
            message = format('%s are kept for at least 7 days; pruning up to %s was refused', kind, before),
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
            ids := array(select id from ta.jobs where (portfolio_id = portfolio or portfolio_id is null)
                and finished_at < before and state <> 'DEAD'
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
                select count(*), jsonb_agg(to_jsonb(old) - 'response' order by created_at, user_id, route, key)
                    into gone, gone_rows from old;
    end case;
    gone_sha256 := sha256(convert_to(coalesce(gone_rows, '[]')::text, 'UTF8'));
end
$$;

revoke all on function ta.prune_runs(timestamptz, int), ta.prune_rows(text, timestamptz, int) from public;
grant execute on function ta.prune_runs(timestamptz, int), ta.prune_rows(text, timestamptz, int) to ta_worker;
