-- Why: a simulation can do more than compare versions: hold the targets, show each change alone, try variants, draw
-- paths. And every session of it can be downloaded, where its charts need only some.

alter table ta.simulations
    -- What is simulated beside the versions; of older rows nothing.
    add plan jsonb not null default '{}' check (length(plan::text) <= 100000),
    -- CSV of all sessions, compressed with gzip. It is kept, as another simulation could find other prices accepted.
    add sessions bytea check (octet_length(sessions) <= 30000000);
grant update (sessions) on ta.simulations to ta_worker;
