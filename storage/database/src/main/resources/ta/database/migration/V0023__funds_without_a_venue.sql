-- Why: a unit trust or OEIC is on no exchange. It is a listing of the venue XOFF, priced once a day by its manager, on
-- the working days of some venue, and its price is known only some sessions later.

alter table ta.listings
    -- The venue whose sessions the fund's own follow.
    add column fund_calendar ta.mic,
    -- How many sessions after its own the price of a session is due.
    add column price_due_sessions smallint check (price_due_sessions between 0 and 10),
    add constraint listings_fund check (
        (mic = 'XOFF') = (fund_calendar is not null) and (mic = 'XOFF') = (price_due_sessions is not null));
