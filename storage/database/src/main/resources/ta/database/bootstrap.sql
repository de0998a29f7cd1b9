-- Creates the roles and the schema, once for each database. Run again, it changes only the passwords that are given.
-- The administrator runs it. Passwords come as session settings (ta.password.<role>), so that this file holds none.

do $$
declare
    role_name text;
    given text;
begin
    foreach role_name in array array ['ta_owner', 'ta_app', 'ta_worker', 'ta_readonly'] loop
        if not exists (select from pg_catalog.pg_roles where rolname = role_name) then
            begin
                execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls',
                    role_name);
            exception when duplicate_object then
                null; -- Roles belong to the server, and the bootstrap of another database has just created it.
            end;
        end if;
        given := nullif(current_setting('ta.password.' || role_name, true), '');
        if given is not null then
            execute format('alter role %I password %L', role_name, given);
        end if;
    end loop;

    if not exists (select from pg_catalog.pg_namespace where nspname = 'ta') then
        -- Only a superuser or a member of a role may give it a schema.
        if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
            execute format('grant ta_owner to %I', current_user);
        end if;
        create schema ta authorization ta_owner;
    end if;

    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to ta_owner, ta_app, ta_worker, ta_readonly', current_database());
    execute format('grant temporary on database %I to ta_owner', current_database());
    execute format('alter database %I set timezone = ''UTC''', current_database());
end
$$;

revoke create on schema public from public;
grant usage on schema ta to ta_app, ta_worker, ta_readonly;
