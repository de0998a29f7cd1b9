-- Why: a private or unlisted asset has no source of prices but a person. No provider is to be asked for it, and nobody
-- is to be told that its symbol is missing.

alter table ta.listings
    add column manually_priced boolean not null default false,
    add constraint listings_manually_priced check (not manually_priced or mic = 'XOFF');
