-- Why: a notice that nobody reads in time is worth nothing, so a member may have his sent to where he looks: by e-mail, or to an address of his.
-- Where that is concerns him alone. A message that goes out is a row beside the one in the feed, and the row says when it went.

create table ta.notification_channels (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    user_id uuid not null references ta.users,
    kind ta.code not null check (kind in ('EMAIL', 'WEBHOOK')),
    address text not null check (length(address) between 3 and 2000),
    -- Null: our own form.
    template text check (length(template) between 2 and 4000),
    -- What the messages are signed with, so it has to be known as it is.
    secret text check (length(secret) between 40 and 100),
    -- Kinds of notices; none: all.
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

alter table ta.notifications
    add channel_id uuid,
    add foreign key (portfolio_id, channel_id) references ta.notification_channels (portfolio_id, id) on delete set null (channel_id),
    add check (channel <> 'FEED' or channel_id is null);
create index notifications_channel on ta.notifications (portfolio_id, channel_id) where channel_id is not null;

-- A run's notice was called as its outcome is.
update ta.notifications set kind = 'RUN_FINISHED' where kind in ('BLOCKED', 'FROZEN', 'NO_ACTION');

call ta.make_private('ta.notification_channels');
create policy of_the_user on ta.notification_channels as restrictive to ta_app using (user_id = (select ta.user_in_context()));

-- Who tells something does not see the channels of the others, and needs no more of them than that they are there.
create function ta.channels_for(portfolio uuid, event text) returns table (channel uuid, member uuid, medium text)
    language sql stable security definer rows 5
    set search_path = pg_catalog, pg_temp
as $$
    select c.id, c.user_id, c.kind
    from ta.notification_channels c
    join ta.portfolio_members m on m.portfolio_id = c.portfolio_id and m.user_id = c.user_id
    join ta.users u on u.id = c.user_id
    where c.portfolio_id = portfolio and c.enabled and u.disabled_at is null
        and (cardinality(c.events) = 0 or event = any (c.events))
        and case session_user
            when 'ta_app' then portfolio = any (array(select ta.my_portfolios()))
            when 'ta_worker' then portfolio = ta.portfolio_in_context()
            else pg_has_role(session_user, 'ta_owner', 'member') end
    order by c.id
$$;
revoke all on function ta.channels_for(uuid, text) from public;
grant execute on function ta.channels_for(uuid, text) to ta_app, ta_worker;

-- The API never reads a secret: it is shown once, when it is made.
grant select (id, portfolio_id, user_id, kind, address, template, events, enabled, created_at, last_sent_at, last_failure, last_failure_at)
    on ta.notification_channels to ta_app;
grant insert, delete on ta.notification_channels to ta_app;
grant update (address, template, events, enabled) on ta.notification_channels to ta_app;
grant select on ta.notification_channels to ta_worker, ta_readonly;
grant update (last_sent_at, last_failure, last_failure_at) on ta.notification_channels to ta_worker;
