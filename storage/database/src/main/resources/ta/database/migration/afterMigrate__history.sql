-- Why: a process compares the schema's version with its own before it starts; Flyway makes its table itself, so it is granted here.
-- The runtime roles read it only.
grant select on ta.flyway_schema_history to ta_app, ta_worker, ta_readonly;
