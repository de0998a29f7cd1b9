-- Why: each portfolio has one provider of prices, and whoever waits for prices has to see how the providers fare without asking them.
-- How they fare is everybody's: the row tells of the provider alone, and of no listing.

alter table ta.portfolios
    -- Null: the provider that the worker's configuration names.
    add column price_provider ta.identifier;
grant update (price_provider) on ta.portfolios to ta_app;

-- Written by workers: at their start what is configured, then what came of each request.
create table ta.provider_health (
    name ta.identifier primary key,
    configured boolean not null,
    last_success_at timestamptz,
    last_failure_at timestamptz,
    last_failure ta.note,
    failures_in_a_row int not null default 0 check (failures_in_a_row >= 0),
    -- Nobody asks it before.
    paused_until timestamptz,
    check ((last_failure_at is null) = (last_failure is null))
);

grant select, insert, update on ta.provider_health to ta_worker;
grant select on ta.provider_health to ta_app, ta_readonly;
