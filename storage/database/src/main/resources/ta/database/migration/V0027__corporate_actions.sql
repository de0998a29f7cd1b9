-- Why: splits and consolidations were all that a person could record. Now each kind has what it needs, and an ISIN or a
-- ticker that changed stays known by the action that changed it.

alter table ta.corporate_actions
    -- Paid for each unit held before, in the currency of the listing.
    add column cash_per_unit ta.quantity check (cash_per_unit >= 0),
    -- SPIN_OFF: the share of the cost that moves to the new listing. MERGER: the share that belongs to the cash.
    add column cost_share numeric check (cost_share > 0 and cost_share < 1 and scale(cost_share) <= 18),
    -- What each new unit of a dividend in units costs, in the currency of the listing.
    add column cost_per_unit ta.rate,
    -- The ISIN or the ticker before and after its change.
    add column code_before text check (length(code_before) between 1 and 32),
    add column code_after text check (length(code_after) between 1 and 32),
    drop constraint corporate_actions_kind_check,
    -- OTHER is in files of earlier versions alone.
    add constraint corporate_actions_kind_check check (kind in ('SPLIT', 'CONSOLIDATION', 'ISIN_CHANGE',
        'TICKER_CHANGE', 'MERGER', 'CONVERSION', 'SPIN_OFF', 'CAPITAL_RETURN', 'UNIT_DIVIDEND', 'DELISTING', 'OTHER')),
    add constraint corporate_actions_codes check ((code_before is null) = (code_after is null)),
    add constraint corporate_actions_successor check (successor_listing_id <> listing_id);
create index corporate_actions_code_before on ta.corporate_actions (code_before) where code_before is not null;
