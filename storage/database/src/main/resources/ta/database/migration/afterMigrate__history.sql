-- Why: a process compares the schema's version with its own before it starts. Flyway creates its table itself, so the
-- privilege is granted here. The runtime roles only read it.
grant select on ta.flyway_schema_history to ta_app, ta_worker, ta_readonly;
