-- Why: every record says who made it, and only the members of a portfolio see what belongs to it.
-- The database keeps only hashes of passwords, sessions, tokens and links; a deleted session is signed out everywhere.

create table ta.users (
    id uuid primary key,
    email text not null check (length(email) between 3 and 254 and email like '%_@_%'),
    display_name ta.label not null,
    password_hash text check (length(password_hash) <= 500),
    admin boolean not null default false,
    created_at timestamptz not null default now(),
    disabled_at timestamptz
);
create unique index users_email on ta.users (lower(email));

create table ta.sessions (
    sha256 ta.sha256 primary key,
    user_id uuid not null references ta.users,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null,
    address text not null check (length(address) <= 100),
    user_agent text not null check (length(user_agent) <= 400)
);
create index sessions_user on ta.sessions (user_id);
create index sessions_expiry on ta.sessions (expires_at);

create table ta.api_tokens (
    id uuid primary key,
    user_id uuid not null references ta.users,
    name ta.label not null,
    scope ta.code not null check (scope in ('READ', 'READ_WRITE')),
    sha256 ta.sha256 not null unique,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz
);
create index api_tokens_user on ta.api_tokens (user_id);

-- Each link works once: it creates the first account, or sets a new password.
create table ta.one_time_links (
    sha256 ta.sha256 primary key,
    -- Null: the link creates the first administrator.
    user_id uuid references ta.users,
    created_by ta.label not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
);
create index one_time_links_user on ta.one_time_links (user_id);

create table ta.portfolios (
    id uuid primary key,
    name ta.label not null,
    broker ta.label not null,
    tax_treatment ta.code not null check (tax_treatment in ('ISA', 'LISA', 'SIPP', 'GIA', 'OTHER')),
    base_currency ta.currency not null,
    time_zone text not null check (length(time_zone) between 1 and 64),
    -- Null: the provider that the worker's configuration names.
    price_provider ta.identifier,
    created_at timestamptz not null default now()
);

create table ta.portfolio_members (
    portfolio_id uuid not null references ta.portfolios,
    user_id uuid not null references ta.users,
    role ta.code not null check (role in ('OWNER', 'MEMBER')),
    since timestamptz not null default now(),
    -- Null: invited, and not a member yet. Nobody is enrolled without being asked.
    accepted_at timestamptz,
    primary key (portfolio_id, user_id)
);
create index portfolio_members_user on ta.portfolio_members (user_id);

-- A transaction says for whom it works: for a user, for a portfolio, or for both. Each role looks at its own setting.
create function ta.user_in_context() returns uuid
    language sql stable parallel safe
as $$ select nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid $$;

create function ta.portfolio_in_context() returns uuid
    language sql stable parallel safe
as $$ select nullif(pg_catalog.current_setting('app.portfolio_id', true), '')::uuid $$;

-- These four read as the owner, so that no policy reads the table that it guards.
create function ta.my_portfolios() returns setof uuid
    language sql stable parallel safe security definer rows 10
    set search_path = pg_catalog, pg_temp
as $$
    select portfolio_id from ta.portfolio_members
    where user_id = ta.user_in_context() and accepted_at is not null
$$;

create function ta.is_admin() returns boolean
    language sql stable parallel safe security definer
    set search_path = pg_catalog, pg_temp
as $$ select exists (select from ta.users where id = ta.user_in_context() and admin and disabled_at is null) $$;

create function ta.owns(portfolio uuid) returns boolean
    language sql stable parallel safe security definer
    set search_path = pg_catalog, pg_temp
as $$
    select exists (select from ta.portfolio_members
        where portfolio_id = portfolio and user_id = ta.user_in_context() and role = 'OWNER'
            and accepted_at is not null)
$$;

-- The creator of a portfolio enrols themselves as its owner; after that, its owners invite others. A portfolio that
-- does not exist is refused in the same way as a foreign one.
create function ta.may_enrol(portfolio uuid, member uuid, role text, accepted boolean) returns boolean
    language sql stable parallel safe security definer
    set search_path = pg_catalog, pg_temp
as $$
    select (ta.owns(portfolio) and not accepted) or (member = ta.user_in_context() and role = 'OWNER'
        and exists (select from ta.portfolios where id = portfolio)
        and not exists (select from ta.portfolio_members where portfolio_id = portfolio))
$$;

-- The invitations of the user in context, who does not see these portfolios yet.
create function ta.my_invitations() returns table (portfolio uuid, name text, role text, since timestamptz)
    language sql stable security definer rows 5
    set search_path = pg_catalog, pg_temp
as $$
    select p.id, p.name::text, m.role::text, m.since
    from ta.portfolio_members m
    join ta.portfolios p on p.id = m.portfolio_id
    where m.user_id = ta.user_in_context() and m.accepted_at is null
    order by m.since, p.id
$$;

-- Makes the user in context a member of a portfolio that they are invited to.
create function ta.accept_invitation(portfolio uuid) returns boolean
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    update ta.portfolio_members set accepted_at = now()
    where portfolio_id = portfolio and user_id = ta.user_in_context() and accepted_at is null;
    return found;
end
$$;

-- How many portfolios that others share would have nobody left who can invite, without this user.
create function ta.portfolios_only_owned_by(owner uuid) returns bigint
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
    select count(*) from ta.portfolio_members own
    where own.user_id = owner and own.role = 'OWNER' and own.accepted_at is not null
        and exists (select from ta.portfolio_members m join ta.users u on u.id = m.user_id
            where m.portfolio_id = own.portfolio_id and m.user_id <> owner
                and m.accepted_at is not null and u.disabled_at is null)
        and not exists (select from ta.portfolio_members m join ta.users u on u.id = m.user_id
            where m.portfolio_id = own.portfolio_id and m.user_id <> owner and m.role = 'OWNER'
                and m.accepted_at is not null and u.disabled_at is null)
$$;

revoke all on function ta.my_portfolios(), ta.is_admin(), ta.owns(uuid), ta.may_enrol(uuid, uuid, text, boolean),
    ta.my_invitations(), ta.accept_invitation(uuid), ta.portfolios_only_owned_by(uuid) from public;
grant execute on function ta.my_portfolios(), ta.is_admin(), ta.owns(uuid), ta.may_enrol(uuid, uuid, text, boolean),
    ta.my_invitations(), ta.accept_invitation(uuid), ta.portfolios_only_owned_by(uuid) to ta_app;

-- Lock order: the portfolio's row first. A function, because a role may lock rows that it must not change.
-- Inside it current_user is the owner, so session_user says which role asks; another role must be a member of ta_owner.
-- What serves requests waits two seconds and then says who holds the lock; a row's xmax is the holder's transaction.
create function ta.lock_portfolio(portfolio uuid) returns boolean
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    holder text;
begin
    if (case session_user
            when 'ta_app' then portfolio = any (array(select ta.my_portfolios()))
            when 'ta_worker' then portfolio = ta.portfolio_in_context()
            else pg_has_role(session_user, 'ta_owner', 'member') end) is not true then
        return false;
    end if;
    perform from ta.portfolios where id = portfolio for no key update skip locked;
    if found then
        return true;
    end if;
    begin
        perform from ta.portfolios where id = portfolio for no key update;
        return found;
    exception when lock_not_available then
        select a.application_name into holder
        from ta.portfolios p
        join pg_locks l on l.locktype = 'transactionid' and l.transactionid = p.xmax and l.granted
        join pg_stat_activity a on a.pid = l.pid
        where p.id = portfolio;
        raise exception using
            errcode = 'TA008',
            message = format('the portfolio is being changed by %s', coalesce(nullif(holder, ''), 'somebody else')),
            hint = 'Maybe try again in a few seconds.';
    end;
end
$$;
revoke all on function ta.lock_portfolio(uuid) from public;
grant execute on function ta.lock_portfolio(uuid) to ta_app, ta_worker;

-- Some insert triggers act as the owner, and they run before row security is checked. This one runs before them, as the
-- caller. It refuses a portfolio that the caller cannot see or that does not exist, in the words of row security.
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

-- Anyone could claim a portfolio without an owner, as if it were new. The lock makes two owners who remove each other
-- wait for one another.
create function ta.keep_an_owner() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform from ta.portfolios where id = old.portfolio_id for no key update;
    if not exists (select from ta.portfolio_members
            where portfolio_id = old.portfolio_id and role = 'OWNER' and accepted_at is not null) then
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

grant select, insert, update on ta.users to ta_app;
grant select, insert, update, delete on ta.sessions to ta_app;
grant select, insert on ta.api_tokens, ta.one_time_links to ta_app;
grant update (last_used_at, revoked_at) on ta.api_tokens to ta_app;
grant update (used_at) on ta.one_time_links to ta_app;
grant select, insert on ta.portfolios to ta_app;
grant update (name, broker, tax_treatment, time_zone, price_provider) on ta.portfolios to ta_app;
grant select, insert, delete on ta.portfolio_members to ta_app;
grant update (role) on ta.portfolio_members to ta_app;
grant select (id, email, display_name, created_at, disabled_at) on ta.users to ta_worker;
grant select on ta.portfolios, ta.portfolio_members to ta_worker;
grant select on ta.users, ta.sessions, ta.api_tokens, ta.one_time_links, ta.portfolios, ta.portfolio_members
    to ta_readonly;
