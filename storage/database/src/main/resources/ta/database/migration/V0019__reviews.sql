-- Why: a member may ask a language model for a second opinion on a recommendation or on a version of the policy. What
-- it said is kept beside the decision, with what it was asked by hash; it is advice on advice, and no run reads it.

create table ta.model_reviews (
    id uuid primary key,
    portfolio_id uuid not null references ta.portfolios,
    -- What is reviewed: one of the two.
    recommendation_id uuid,
    version int,
    requested_by ta.label not null,
    requested_at timestamptz not null default now(),
    unique (portfolio_id, id),
    foreign key (portfolio_id, recommendation_id) references ta.recommendations (portfolio_id, id),
    foreign key (portfolio_id, version) references ta.strategy_versions (portfolio_id, number),
    check (num_nonnulls(recommendation_id, version) = 1)
);
create index model_reviews_requested on ta.model_reviews (portfolio_id, requested_at desc);
call ta.make_append_only('ta.model_reviews');
call ta.make_private('ta.model_reviews');

-- How a review ended: the model's verdict, or NOT_REVIEWED and why in problem. A review that is still waited for has no
-- row. The texts are the model's, and are shown as plain text.
create table ta.model_review_outcomes (
    review_id uuid not null,
    portfolio_id uuid not null,
    outcome ta.code not null check (outcome in ('PASS', 'WARN', 'FAIL', 'NOT_REVIEWED')),
    summary ta.note,
    -- {"text", "clauses", "facts"}: pointers of the policy, and ids of facts of the run
    notes jsonb not null check (jsonb_typeof(notes) = 'array' and length(notes::text) <= 1000000),
    -- {"clause", "value", "why"}: what the model would write at a pointer, as JSON text
    changes jsonb not null check (jsonb_typeof(changes) = 'array' and length(changes::text) <= 1000000),
    -- The policy with these changes: a valid one, or null.
    suggested_policy ta.file,
    -- What was left out of the reply, and why.
    remark ta.note,
    problem ta.note,
    provider ta.label not null,
    model ta.label not null,
    prompt_version ta.label not null,
    -- Hashes of the policy's text, of what was sent, and of the text of the reply.
    file_sha256 ta.sha256,
    request_sha256 ta.sha256,
    reply_sha256 ta.sha256,
    ended_at timestamptz not null default now(),
    primary key (review_id, portfolio_id),
    foreign key (portfolio_id, review_id) references ta.model_reviews (portfolio_id, id),
    check ((outcome = 'NOT_REVIEWED') = (problem is not null)),
    check ((outcome = 'NOT_REVIEWED') = (summary is null)),
    check (suggested_policy is null or jsonb_array_length(changes) > 0)
);
call ta.make_append_only('ta.model_review_outcomes');
call ta.make_private('ta.model_review_outcomes');

-- Whoever works on the terminal is both: they ask, and the model is asked in the same process.
grant select, insert on ta.model_reviews to ta_app;
grant select on ta.model_reviews to ta_worker, ta_readonly;
grant select, insert on ta.model_review_outcomes to ta_worker;
grant select on ta.model_review_outcomes to ta_app, ta_readonly;

-- Reviews move with their portfolio. The list grows by them, whatever it holds by now.
do $do$
begin
    execute format('create or replace function ta.imported_tables() returns text[]'
        || ' language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$ select %L::text[] $$',
        ta.imported_tables() || array ['model_reviews', 'model_review_outcomes']);
end
$do$;
