-- Why: a provider's bad day is one thing to look at, not fifty; so an alert names all that it is about, and counts how often it came up.
-- What it is about is settled piece by piece, by a review or by better data; with the last piece the alert is.

alter table ta.alerts
    add count int not null default 1 check (count >= 1),
    add last_raised_at timestamptz not null default now(),
    add unique (portfolio_id, id);
update ta.alerts set last_raised_at = raised_at;

create table ta.alert_causes (
    id uuid primary key,
    portfolio_id uuid not null,
    alert_id uuid not null,
    listing_id uuid not null references ta.listings,
    -- Null: it is about the listing, as when it has no price.
    price_point_id uuid references ta.price_points,
    settled_at timestamptz,
    foreign key (portfolio_id, alert_id) references ta.alerts (portfolio_id, id),
    unique nulls not distinct (portfolio_id, alert_id, listing_id, price_point_id)
);
create index alert_causes_point on ta.alert_causes (price_point_id, portfolio_id);
call ta.make_private('ta.alert_causes');

-- Until now the alert of a price named it as its subject.
insert into ta.alert_causes (id, portfolio_id, alert_id, listing_id, price_point_id, settled_at)
select gen_random_uuid(), a.portfolio_id, a.id, p.listing_id, p.id, a.resolved_at
from ta.alerts a join ta.price_points p on p.id::text = a.subject
where a.kind = 'PRICE_FINDING';

grant select, insert on ta.alert_causes to ta_app, ta_worker;
grant update (settled_at) on ta.alert_causes to ta_app, ta_worker;
grant select on ta.alert_causes to ta_readonly;
grant update (severity, message, count, last_raised_at, resolved_at, resolved_by, resolution) on ta.alerts to ta_app, ta_worker;
