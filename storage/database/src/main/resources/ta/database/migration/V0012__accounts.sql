-- Why: whoever holds a session, a token or a link acts as its user, so the database knows none of them, only what they hash to.
-- A row that is gone or has run out is a sign-in that is over, in every process at once.

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

-- Each opens one door once: the first account, or a new password.
create table ta.one_time_links (
    sha256 ta.sha256 primary key,
    -- Null: the link makes the first administrator.
    user_id uuid references ta.users,
    created_by ta.label not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
);
create index one_time_links_user on ta.one_time_links (user_id);

grant select, insert, update, delete on ta.sessions to ta_app;
grant select, insert on ta.api_tokens, ta.one_time_links to ta_app;
grant update (last_used_at, revoked_at) on ta.api_tokens to ta_app;
grant update (used_at) on ta.one_time_links to ta_app;
grant select on ta.sessions, ta.api_tokens, ta.one_time_links to ta_readonly;
