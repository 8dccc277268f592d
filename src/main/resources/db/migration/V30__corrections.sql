-- "It learns: a pair of characters that agents correct often becomes cheap" (domain/plates.md). How often each pair was.
create table plate_correction (
  tenant_id uuid not null references tenant,
  seen      text not null check (length(seen) = 1),
  meant     text not null check (length(meant) = 1),
  count     bigint not null check (count > 0),
  primary key (tenant_id, seen, meant)
);
call belongs_to_tenant('plate_correction', 'select, insert, update');

-- The few cars that stand at a tenant's lanes now: "if a driver does nothing for 60 seconds, the passage appears in the
-- congestion list".
create index passage_live_of_tenant on passage (tenant_id) where state in ('ARRIVED', 'HELD', 'CLEARED');
