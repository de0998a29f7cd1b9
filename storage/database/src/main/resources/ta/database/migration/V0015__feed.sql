-- Why: every open page asks for its reader's feed again and again, and how much of it is unread; so neither may cost more as the feed grows.
-- What a reader has seen leaves the index, which stays as short as people are tidy.

create index notifications_unread on ta.notifications (user_id) where read_at is null and channel = 'FEED';
drop index ta.notifications_user;
create index notifications_feed on ta.notifications (user_id, id) where channel = 'FEED';
