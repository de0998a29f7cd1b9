-- Why: a person sets up a portfolio on the pages alone: chooses where prices and rates come from, asks a provider for
-- symbols, throws away drafts, and takes back that a recommendation was ignored.

-- The source of the portfolio's exchange rates; null for that of the worker's configuration.
alter table ta.portfolios add rate_provider ta.identifier;
grant update (rate_provider) on ta.portfolios to ta_app;

-- A question to a provider: which symbols it has for some words, or what it reports for a symbol. A worker answers it
-- once; what went wrong is an answer too. Kept until another one is asked, but at least for a day.
create table ta.provider_questions (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    provider ta.label not null,
    kind ta.code not null check (kind in ('SEARCH', 'PRICE')),
    -- The words, or the symbol.
    text ta.label not null,
    listing_id uuid references ta.listings,
    asked_by ta.label not null,
    asked_at timestamptz not null default now(),
    answered_at timestamptz,
    answer jsonb check (length(answer::text) <= 100000),
    problem ta.note,
    unique (portfolio_id, id),
    check ((kind = 'PRICE') = (listing_id is not null)),
    check ((answered_at is null) = (answer is null and problem is null))
);
create index provider_questions_asked on ta.provider_questions (portfolio_id, asked_at);
call ta.make_private('ta.provider_questions');
grant select, insert, delete on ta.provider_questions to ta_app;
grant select on ta.provider_questions to ta_worker, ta_readonly;
grant update (answered_at, answer, problem) on ta.provider_questions to ta_worker;

-- A draft keeps the purpose that it was made for when it is approved for another reason; a discarded one keeps its
-- text.
alter table ta.strategy_versions
    add approval_reason ta.note,
    drop constraint strategy_versions_state_check,
    add constraint strategy_versions_state_check check (state in ('DRAFT', 'APPROVED', 'RETIRED', 'DISCARDED')),
    drop constraint strategy_versions_check,
    add constraint strategy_versions_check check (state in ('DRAFT', 'DISCARDED')
        or (policy_archive_id is not null and approved_by is not null and approved_at is not null));
grant update (approval_reason) on ta.strategy_versions to ta_app, ta_worker;

create or replace function ta.guard_version() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if old.state = 'DRAFT' and new.state in ('DRAFT', 'APPROVED')
        and (new.id, new.portfolio_id, new.number) = (old.id, old.portfolio_id, old.number) then
        return new;
    end if;
    if old.state = 'DRAFT' and new.state = 'DISCARDED' and to_jsonb(new) - 'state' = to_jsonb(old) - 'state' then
        return new;
    end if;
    if old.state = 'APPROVED' and new.state = 'RETIRED'
        and to_jsonb(new) - 'state' - 'retired_at' = to_jsonb(old) - 'state' - 'retired_at' then
        return new;
    end if;
    raise exception using
        errcode = 'TA005',
        message = format('version %s is %s and cannot be changed or made %s', old.number, old.state, new.state),
        hint = 'Maybe make a new draft from it.';
end
$$;
