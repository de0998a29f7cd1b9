-- Why: audit events form hash chains that the database links without gaps, so no program can omit or reorder an event.
-- Alerts, freezes and notices are what a person must see; an idempotency key makes a repeated request harmless.

-- A provider's bad day is one thing to look at, not fifty: an alert names all its causes and counts how often it came.
create table ta.alerts (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    kind ta.code not null,
    severity text not null check (severity in ('info', 'warn', 'critical')),
    -- What it is about, so that one cause raises one alert: a listing, a run, a check and its day.
    subject text not null check (length(subject) between 1 and 200),
    message ta.note not null,
    details jsonb not null default '{}' check (length(details::text) <= 100000),
    count int not null default 1 check (count >= 1),
    raised_at timestamptz not null default now(),
    last_raised_at timestamptz not null default now(),
    resolved_at timestamptz,
    resolved_by ta.label,
    resolution ta.note,
    unique (portfolio_id, id),
    check ((resolved_at is null) = (resolved_by is null))
);
create unique index alerts_open on ta.alerts (portfolio_id, kind, subject) where resolved_at is null;
create index alerts_newest on ta.alerts (portfolio_id, raised_at desc);
create index alerts_resolved on ta.alerts (portfolio_id, resolved_at) where resolved_at is not null;

-- Causes are settled one by one, by a review or by better data; the last one settles the alert.
create table ta.alert_causes (
    id uuid primary key,
    portfolio_id uuid not null,
    alert_id uuid not null,
    listing_id uuid not null references ta.listings,
    -- Null: the cause is the listing itself, for example because it has no price.
    price_point_id uuid references ta.price_points,
    settled_at timestamptz,
    foreign key (portfolio_id, alert_id) references ta.alerts (portfolio_id, id),
    unique nulls not distinct (portfolio_id, alert_id, listing_id, price_point_id)
);
create index alert_causes_point on ta.alert_causes (price_point_id, portfolio_id);

-- A portfolio without a row was never frozen.
create table ta.freeze_states (
    portfolio_id uuid primary key references ta.portfolios,
    frozen boolean not null,
    reason ta.note not null check (length(reason) >= 1),
    changed_by ta.label not null,
    changed_at timestamptz not null default now()
);

-- Where a member's notices are sent, besides the feed. Other members do not see it.
create table ta.notification_channels (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    user_id uuid not null references ta.users,
    kind ta.code not null check (kind in ('EMAIL', 'WEBHOOK')),
    address text not null check (length(address) between 3 and 2000),
    -- Null: the built-in format.
    template text check (length(template) between 2 and 4000),
    -- The key that signs the messages, so it is stored as it is.
    secret text check (length(secret) between 40 and 100),
    -- Kinds of notices; empty: all kinds.
    events text[] not null default '{}' check (cardinality(events) <= 20),
    enabled boolean not null default true,
    created_at timestamptz not null default now(),
    last_sent_at timestamptz,
    last_failure ta.note,
    last_failure_at timestamptz,
    unique (portfolio_id, id),
    check ((kind = 'WEBHOOK') = (secret is not null)),
    check (kind = 'WEBHOOK' or template is null),
    check ((last_failure is null) = (last_failure_at is null))
);
create index notification_channels_user on ta.notification_channels (user_id);

-- A notice in the feed and each message that is sent for it are rows of their own.
create table ta.notifications (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    user_id uuid not null references ta.users,
    kind ta.code not null,
    channel ta.code not null check (channel in ('FEED', 'EMAIL', 'WEBHOOK')),
    channel_id uuid,
    title ta.label not null,
    body ta.note not null,
    -- {"run", "recommendation", "alert", ...}: what the notice links to
    link jsonb not null default '{}' check (length(link::text) <= 4000),
    created_at timestamptz not null default now(),
    sent_at timestamptz,
    read_at timestamptz,
    foreign key (portfolio_id, channel_id) references ta.notification_channels (portfolio_id, id)
        on delete set null (channel_id),
    check (channel <> 'FEED' or channel_id is null)
);
-- Every open page polls its reader's feed and the number of unread notices, so neither may slow down as the feed grows.
create index notifications_feed on ta.notifications (user_id, id) where channel = 'FEED';
create index notifications_unread on ta.notifications (user_id) where read_at is null and channel = 'FEED';
create index notifications_unsent on ta.notifications (created_at) where sent_at is null and channel <> 'FEED';
create index notifications_channel on ta.notifications (portfolio_id, channel_id) where channel_id is not null;
create index notifications_age on ta.notifications (portfolio_id, created_at);

-- event: RFC 8785 canonical JSON. at and actor repeat two of its fields for searching.
-- hash: SHA-256 of 'ta.audit' 00 version 00 chain 00 seq 00 prev (hex) 00 event, all UTF-8. No part can contain a NUL,
-- so different events never give the same input.
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
    check (ta.is_json_object(event))
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
    select sha256(convert_to('ta.audit', 'UTF8') || '\x00' || convert_to(version::text, 'UTF8')
        || '\x00' || convert_to(chain, 'UTF8') || '\x00' || convert_to(seq::text, 'UTF8')
        || '\x00' || convert_to(encode(prev, 'hex'), 'UTF8') || '\x00' || convert_to(event, 'UTF8'))
$$;

-- Links an event to its chain, whatever seq, prev and hash the program gave. Lock order: the head comes last.
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
-- Triggers of one kind fire in the order of their names, so audit_events_admit comes before audit_events_link.
create trigger audit_events_admit before insert on ta.audit_events for each row when (new.portfolio_id is not null)
    execute function ta.refuse_foreign();
create trigger audit_events_link before insert on ta.audit_events for each row execute function ta.link_event();
alter table ta.audit_events enable always trigger audit_events_admit;
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

grant select, insert on ta.alerts, ta.alert_causes, ta.freeze_states, ta.notifications to ta_app, ta_worker;
grant update (severity, message, count, last_raised_at, resolved_at, resolved_by, resolution) on ta.alerts
    to ta_app, ta_worker;
grant update (settled_at) on ta.alert_causes to ta_app, ta_worker;
grant update (frozen, reason, changed_by, changed_at) on ta.freeze_states to ta_app, ta_worker;
grant update (read_at) on ta.notifications to ta_app;
grant update (sent_at) on ta.notifications to ta_worker;
-- All columns but the secret: the API shows it once, when it is made, and never reads it.
grant select (id, portfolio_id, user_id, kind, address, template, events, enabled, created_at, last_sent_at,
    last_failure, last_failure_at) on ta.notification_channels to ta_app;
grant insert, delete on ta.notification_channels to ta_app;
grant update (address, template, events, enabled) on ta.notification_channels to ta_app;
grant select on ta.notification_channels to ta_worker;
grant update (last_sent_at, last_failure, last_failure_at) on ta.notification_channels to ta_worker;
grant select, insert on ta.audit_events to ta_app, ta_worker;
grant select on ta.audit_heads to ta_app, ta_worker;
grant select, insert, update, delete on ta.idempotency_keys to ta_app;
grant select on ta.alerts, ta.alert_causes, ta.freeze_states, ta.notification_channels, ta.notifications,
    ta.audit_events, ta.audit_heads, ta.idempotency_keys to ta_readonly;
