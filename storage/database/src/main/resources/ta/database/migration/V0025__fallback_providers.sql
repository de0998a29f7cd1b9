-- Why: a provider fails, is late, or reports a price that the checks refuse. A portfolio may name further ones, which
-- are asked in their order for what the first did not deliver.

alter table ta.portfolios
    -- Null: none. A price of one of them counts where no other source has a usable one.
    add column fallback_providers text[] check (cardinality(fallback_providers) between 1 and 4);
grant update (fallback_providers) on ta.portfolios to ta_app;
