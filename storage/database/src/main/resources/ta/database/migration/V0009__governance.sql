-- Why: what was done is told in hash chains that the database itself links, without gaps, so that no program can leave out or reorder an event.
-- Alerts, freezes and notices are what a person must see; an idempotency key makes a repeated request harmless.

create table ta.alerts (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    kind ta.code not null,
    severity text not null check (severity in ('info', 'warn', 'critical')),
    -- What it is about, so that one cause raises one alert: a listing, a run, a finding.
    subject text not null check (length(subject) between 1 and 200),
    message ta.note not null,
    details jsonb not null default '{}' check (length(details::text) <= 100000),
    raised_at timestamptz not null default now(),
    resolved_at timestamptz,
    resolved_by ta.label,
    resolution ta.note,
    check ((resolved_at is null) = (resolved_by is null))
);
create unique index alerts_open on ta.alerts (portfolio_id, kind, subject) where resolved_at is null;
create index alerts_newest on ta.alerts (portfolio_id, raised_at desc);

-- No row: never frozen.
create table ta.freeze_states (
    portfolio_id uuid primary key references ta.portfolios,
    frozen boolean not null,
    reason ta.note not null check (length(reason) >= 1),
    changed_by ta.label not null,
    changed_at timestamptz not null default now()
);

create table ta.notifications (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    user_id uuid not null references ta.users,
    kind ta.code not null,
    channel ta.code not null check (channel in ('FEED', 'EMAIL', 'WEBHOOK')),
    title ta.label not null,
    body ta.note not null,
    -- {"run", "recommendation", "alert", ...}: where it leads
    link jsonb not null default '{}' check (length(link::text) <= 4000),
    created_at timestamptz not null default now(),
    sent_at timestamptz,
    read_at timestamptz
);
create index notifications_user on ta.notifications (user_id, id);
create index notifications_unsent on ta.notifications (created_at) where sent_at is null and channel <> 'FEED';
create index notifications_portfolio on ta.notifications (portfolio_id);

-- event: RFC 8785 canonical JSON. at and actor repeat two of its fields, to search by.
-- hash = SHA-256 of 'ta.audit' 00 version 00 chain 00 seq 00 prev (hex) 00 event, all UTF-8; none of them can hold a NUL, so no two inputs meet.
create table ta.audit_events (
    chain text not null check (length(chain) between 1 and 36),
    seq bigint not null check (seq >= 1),
    portfolio_id uuid references ta.portfolios,
    version int not null check (version = 1),
    prev ta.sha256 not null,
    hash ta.sha256 not null,
    event ta.payload not null,
    at timestamptz not null,
    actor ta.label not null,
    primary key (chain, seq),
    check (chain = coalesce(portfolio_id::text, 'system')),
    check (event is json object)
);
create index audit_events_time on ta.audit_events (chain, at);
call ta.make_append_only('ta.audit_events');

create table ta.audit_heads (
    chain text primary key,
    portfolio_id uuid references ta.portfolios,
    seq bigint not null,
    hash ta.sha256 not null
);

create function ta.audit_hash(version int, chain text, seq bigint, prev bytea, event text) returns bytea
    language sql immutable strict parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select sha256(convert_to('ta.audit', 'UTF8') || '\x00' || convert_to(version::text, 'UTF8') || '\x00' || convert_to(chain, 'UTF8')
        || '\x00' || convert_to(seq::text, 'UTF8') || '\x00' || convert_to(encode(prev, 'hex'), 'UTF8') || '\x00' || convert_to(event, 'UTF8'))
$$;

-- Links an event to its chain; whatever the program says of seq, prev and hash does not count. The head is the last lock of a transaction.
create function ta.link_event() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    head ta.audit_heads;
begin
    new.chain := coalesce(new.portfolio_id::text, 'system');
    insert into ta.audit_heads (chain, portfolio_id, seq, hash)
    values (new.chain, new.portfolio_id, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    select * into head from ta.audit_heads where chain = new.chain for update;
    new.seq := head.seq + 1;
    new.prev := head.hash;
    new.version := 1;
    new.hash := ta.audit_hash(new.version, new.chain, new.seq, new.prev, new.event);
    update ta.audit_heads set seq = new.seq, hash = new.hash where chain = new.chain;
    return new;
end
$$;
create trigger audit_events_link before insert on ta.audit_events for each row execute function ta.link_event();
alter table ta.audit_events enable always trigger audit_events_link;

create table ta.idempotency_keys (
    user_id uuid not null references ta.users,
    route text not null check (length(route) between 1 and 200),
    key text not null check (length(key) between 1 and 200),
    body_sha256 ta.sha256 not null,
    status int check (status between 100 and 599),
    response ta.payload,
    created_at timestamptz not null default now(),
    completed_at timestamptz,
    primary key (user_id, route, key),
    check ((status is null) = (completed_at is null))
);
create index idempotency_keys_age on ta.idempotency_keys (created_at);

grant select, insert on ta.alerts, ta.freeze_states, ta.notifications to ta_app, ta_worker;
grant update (resolved_at, resolved_by, resolution) on ta.alerts to ta_app;
grant update (frozen, reason, changed_by, changed_at) on ta.freeze_states to ta_app, ta_worker;
grant update (read_at) on ta.notifications to ta_app;
grant update (sent_at) on ta.notifications to ta_worker;
grant select, insert on ta.audit_events to ta_app, ta_worker;
grant select on ta.audit_heads to ta_app, ta_worker;
grant select, insert, update, delete on ta.idempotency_keys to ta_app;
grant select on ta.alerts, ta.freeze_states, ta.notifications, ta.audit_events, ta.audit_heads, ta.idempotency_keys to ta_readonly;
