-- Why: a portfolio that names no source of prices uses the default of the installation, which only the workers know.
-- Its first steps need no choice then.

alter table ta.provider_health add default_prices boolean not null default false;
