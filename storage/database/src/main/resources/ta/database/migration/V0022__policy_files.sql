-- Why: a policy may be kept as a file that its owner edits where he likes; what was taken of it is remembered, so that the same text is taken once.
-- Besides, alerts of the time before causes are closed: each check raises its own anew while there is something to see.

create table ta.policy_files (
    portfolio_id uuid primary key references ta.portfolios,
    -- Of the policy's bytes and the manifesto's, as they were taken last
    file_sha256 ta.sha256 not null,
    manifesto_sha256 ta.sha256,
    -- The version that they were put into; none where they could be no text
    version int,
    taken_at timestamptz not null default now(),
    foreign key (portfolio_id, version) references ta.strategy_versions (portfolio_id, number)
);
call ta.make_private('ta.policy_files', commands => 'select');

-- The process that watches the files acts for the operator, who owns them, in the context of one portfolio.
grant select on ta.policy_files to ta_app, ta_readonly;
grant select, insert, update on ta.policy_files to ta_worker;
grant insert on ta.policy_archives, ta.manifesto_archives, ta.strategy_versions to ta_worker;
grant update (state, draft, policy_archive_id, manifesto_archive_id, reason, approved_by, approved_at, retired_at) on ta.strategy_versions to ta_worker;
grant insert, update, delete on ta.portfolio_constituents to ta_worker;
grant insert on ta.instruments, ta.listings, ta.listing_terms to ta_worker;

update ta.alerts set resolved_at = now(), resolved_by = 'migration', resolution = 'Raised anew by its check.'
where kind = 'RUN_FINDING' and resolved_at is null
    and not exists (select from ta.alert_causes c where c.alert_id = alerts.id);
