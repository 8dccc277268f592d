-- A robot that was cut off before it heard of our grant opens by itself: both are kept, the grant with its outcome and
-- what was done instead. "Nothing that was already granted is granted twice" is about what the rules grant.
drop index opening_granted_once_by_rule;
create unique index opening_granted_once_by_rule on opening (passage_id) where kind in ('NORMAL', 'PAYMENT');
create unique index opening_alone_once on opening (passage_id) where kind = 'OFFLINE';
