-- Why: everything that is recorded says by whom, and everything of a portfolio is seen by its owner and members only.
-- Sessions and tokens come with the API; membership is what row security will ask for.

create table ta.users (
    id uuid primary key,
    email text not null check (length(email) between 3 and 254 and email like '%_@_%'),
    display_name ta.label not null,
    password_hash text check (length(password_hash) <= 500),
    created_at timestamptz not null default now(),
    disabled_at timestamptz
);
create unique index users_email on ta.users (lower(email));

create table ta.portfolios (
    id uuid primary key,
    name ta.label not null,
    broker ta.label not null,
    tax_treatment ta.code not null check (tax_treatment in ('ISA', 'LISA', 'SIPP', 'GIA', 'OTHER')),
    base_currency ta.currency not null,
    time_zone text not null check (length(time_zone) between 1 and 64),
    created_at timestamptz not null default now()
);

create table ta.portfolio_members (
    portfolio_id uuid not null references ta.portfolios,
    user_id uuid not null references ta.users,
    role ta.code not null check (role in ('OWNER', 'MEMBER')),
    since timestamptz not null default now(),
    primary key (portfolio_id, user_id)
);
create index portfolio_members_user on ta.portfolio_members (user_id);

-- Lock order: the portfolio's row first. A function, so that a role may lock what it may not change.
create function ta.lock_portfolio(portfolio uuid) returns boolean
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform from ta.portfolios where id = portfolio for no key update;
    return found;
end
$$;
revoke all on function ta.lock_portfolio(uuid) from public;
grant execute on function ta.lock_portfolio(uuid) to ta_app, ta_worker;

grant select, insert, update on ta.users to ta_app;
grant select, insert on ta.portfolios to ta_app;
grant update (name, broker, tax_treatment, time_zone) on ta.portfolios to ta_app;
grant select, insert, update, delete on ta.portfolio_members to ta_app;
grant select (id, email, display_name, created_at, disabled_at) on ta.users to ta_worker;
grant select on ta.portfolios, ta.portfolio_members to ta_worker;
grant select on ta.users, ta.portfolios, ta.portfolio_members to ta_readonly;
