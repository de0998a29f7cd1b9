-- Why: a run names its policy by hash, so the bytes behind a hash are kept for ever. A version says who approved it.
-- The database makes sure that a portfolio has one approved version at a time.

-- policy_sha256: hash of the canonical JSON, the policy's identity. file_sha256: hash of the file's bytes.
create table ta.policy_archives (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    policy_sha256 ta.sha256 not null,
    file_sha256 ta.sha256 not null,
    file ta.file not null,
    archived_by ta.label not null,
    archived_at timestamptz not null default now(),
    unique (portfolio_id, policy_sha256, file_sha256),
    unique (portfolio_id, id),
    -- Qualified, because sha256(file) alone is a cast to the domain of that name.
    check (file_sha256 = pg_catalog.sha256(file))
);
call ta.make_append_only('ta.policy_archives');

create table ta.manifesto_archives (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    sha256 ta.sha256 not null,
    file ta.file not null,
    archived_by ta.label not null,
    archived_at timestamptz not null default now(),
    unique (portfolio_id, sha256),
    unique (portfolio_id, id),
    check (sha256 = pg_catalog.sha256(file))
);
call ta.make_append_only('ta.manifesto_archives');

create table ta.strategy_versions (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    number int not null check (number >= 1),
    state ta.code not null default 'DRAFT' check (state in ('DRAFT', 'APPROVED', 'RETIRED')),
    -- A draft may be any text, even an invalid one; an approved policy is archived.
    draft ta.file,
    policy_archive_id uuid,
    manifesto_archive_id uuid,
    reason ta.note not null,
    created_by ta.label not null,
    created_at timestamptz not null default now(),
    approved_by ta.label,
    approved_at timestamptz,
    retired_at timestamptz,
    unique (portfolio_id, number),
    unique (portfolio_id, id),
    foreign key (portfolio_id, policy_archive_id) references ta.policy_archives (portfolio_id, id),
    foreign key (portfolio_id, manifesto_archive_id) references ta.manifesto_archives (portfolio_id, id),
    check (state = 'DRAFT' or (policy_archive_id is not null and approved_by is not null and approved_at is not null)),
    check ((state = 'RETIRED') = (retired_at is not null))
);
create unique index strategy_versions_approved on ta.strategy_versions (portfolio_id) where state = 'APPROVED';

create function ta.guard_version() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if old.state = 'DRAFT' and new.state in ('DRAFT', 'APPROVED')
        and (new.id, new.portfolio_id, new.number) = (old.id, old.portfolio_id, old.number) then
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
create trigger strategy_versions_guard before update on ta.strategy_versions
    for each row execute function ta.guard_version();
alter table ta.strategy_versions enable always trigger strategy_versions_guard;

-- A portfolio's policy may be kept as a file that its owner edits; this row says what was last taken from it, so that
-- the same text is taken once.
create table ta.policy_files (
    portfolio_id uuid primary key references ta.portfolios,
    -- Hashes of the policy and the manifesto, as they were last taken.
    file_sha256 ta.sha256 not null,
    manifesto_sha256 ta.sha256,
    -- The version that holds them; null if no version was made of them.
    version int,
    taken_at timestamptz not null default now(),
    foreign key (portfolio_id, version) references ta.strategy_versions (portfolio_id, number)
);

-- The process that watches policy files acts for the operator, who owns them, in the context of one portfolio.
grant select, insert on ta.policy_archives, ta.manifesto_archives, ta.strategy_versions to ta_app, ta_worker;
grant update (state, draft, policy_archive_id, manifesto_archive_id, reason, approved_by, approved_at, retired_at)
    on ta.strategy_versions to ta_app, ta_worker;
grant select, insert, update on ta.policy_files to ta_worker;
grant select on ta.policy_files to ta_app;
grant select on ta.policy_archives, ta.manifesto_archives, ta.strategy_versions, ta.policy_files to ta_readonly;
