-- Benefits: coupons of our own, merchants' validations, members' points.

-- A batch of coupons, as an operator sets it up (written by Hibernate).
create table campaign (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  version     int not null,
  name        text not null,
  kind        text not null check (kind in ('AMOUNT', 'MINUTES', 'PERCENT', 'FREE')),
  value       bigint not null check (value >= 0 and (kind <> 'PERCENT' or value <= 100)),
  currency    char(3) check ((kind = 'AMOUNT') = (currency is not null)),
  parks       uuid[] not null,           -- empty: all of the tenant's
  stackable   boolean not null,
  valid_from  timestamptz not null,
  valid_until timestamptz not null check (valid_until > valid_from),
  quantity    int not null check (quantity > 0),
  suspended   boolean not null,
  created_at  timestamptz not null
);
create index campaign_of_tenant on campaign (tenant_id, id);
call belongs_to_tenant('campaign', 'select, insert, update, delete');
-- Whoever is bound to some parks issues coupons for these alone.
create policy of_parks on campaign as restrictive
  using ((select current_parks()) is null or cardinality(parks) > 0 and parks <@ (select current_parks())::uuid[]);

-- How many of a batch were issued: never more than there are.
create table campaign_issue (
  campaign_id uuid primary key references campaign on delete cascade,
  tenant_id   uuid not null references tenant,
  issued      int not null
);
call belongs_to_tenant('campaign_issue', 'select, insert, update');

-- A shop that validates its customers' stays (written by Hibernate).
create table merchant (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  version     int not null,
  name        text not null,
  parks       uuid[] not null,           -- empty: all of the tenant's
  kind        text not null check (kind in ('AMOUNT', 'MINUTES', 'PERCENT', 'FREE')),
  value       bigint not null check (value >= 0 and (kind <> 'PERCENT' or value <= 100)),
  currency    char(3) check ((kind = 'AMOUNT') = (currency is not null)),
  stackable   boolean not null,
  daily_count int check (daily_count >= 0),
  daily_budget bigint check (daily_budget is null or daily_budget >= 0 and kind = 'AMOUNT'),
  suspended   boolean not null,
  created_at  timestamptz not null,
  unique (tenant_id, name)
);
create index merchant_of_tenant on merchant (tenant_id, id);
call belongs_to_tenant('merchant', 'select, insert, update, delete');
create policy of_parks on merchant as restrictive
  using ((select current_parks()) is null or cardinality(parks) = 0 or parks && (select current_parks())::uuid[]);

-- What a merchant gave away on a day of the park's calendar.
create table merchant_day (
  merchant_id uuid not null references merchant on delete cascade,
  day         date not null,
  tenant_id   uuid not null references tenant,
  count       int not null check (count >= 0),
  amount      bigint not null check (amount >= 0),
  primary key (merchant_id, day)
);
call belongs_to_tenant('merchant_day', 'select, insert, update');

-- One coupon, validation or reservation of points, and where it is: it has one state and one place, so that it cannot be
-- used twice.
create table benefit (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  source      text not null check (source in ('COUPON', 'VALIDATION', 'POINTS')),
  source_id   uuid not null,             -- the campaign, the merchant, the points account
  kind        text not null check (kind in ('AMOUNT', 'MINUTES', 'PERCENT', 'FREE')),
  value       bigint not null check (value >= 0),
  currency    char(3) check ((kind = 'AMOUNT') = (currency is not null)),
  label       text not null,
  stackable   boolean not null,
  parks       uuid[],                    -- null: all
  valid_from  timestamptz not null,
  valid_until timestamptz not null,
  plate       text,
  driver      text,                      -- phone:…, as in stay.driver
  code        text,                      -- whoever knows it may claim the coupon
  for_stay    uuid references stay,      -- issued for this stay alone
  park_id     uuid references park,      -- of that stay
  state       text not null check (state in ('ISSUED', 'RESERVED', 'BURNT', 'REVOKED')),
  stay_id     uuid references stay,      -- which it is used for
  order_id    uuid references orders,    -- whose total it lowered; null: the stay is free by it
  deducted    bigint,                    -- from that, minor units
  issued_by   text not null,
  issued_at   timestamptz not null,
  reserved_at timestamptz,
  burnt_at    timestamptz,
  ended_reason text,
  check ((state in ('RESERVED', 'BURNT')) = (stay_id is not null)),
  check (order_id is null or stay_id is not null),
  check (state <> 'BURNT' or burnt_at is not null),
  check (for_stay is null or stay_id is null or for_stay = stay_id)
);
create index benefit_of_use on benefit (stay_id) where stay_id is not null;
create index benefit_of_order on benefit (order_id) where order_id is not null;
create index benefit_for_stay on benefit (for_stay) where for_stay is not null;
create index benefit_of_plate on benefit (tenant_id, plate) where state = 'ISSUED' and for_stay is null and plate is not null;
create index benefit_of_driver on benefit (tenant_id, driver) where state = 'ISSUED' and for_stay is null and driver is not null;
create index benefit_newest on benefit (tenant_id, id desc);
create index benefit_of_source on benefit (source_id, id desc);
-- A code is one coupon's.
create unique index benefit_one_per_code on benefit (tenant_id, code) where code is not null;
-- "One per merchant per stay."
create unique index benefit_one_validation_per_stay on benefit (source_id, for_stay)
  where source = 'VALIDATION' and state <> 'REVOKED';
call belongs_to_tenant('benefit', 'select, insert, update');
-- A coupon has no park, but parks where it counts: a stay costs the same whoever asks.
drop policy of_parks on benefit;
create policy of_parks on benefit as restrictive
  using ((select current_parks()) is null or park_id = any ((select current_parks())::uuid[])
         or park_id is null and (parks is null or parks && (select current_parks())::uuid[]));

-- A coupon is used once: what is burnt comes back only when the whole order is given back or cancelled, and what was
-- taken back stays away. The moves are BenefitState's.
create function benefit_moves() returns trigger language plpgsql as
$$
begin
  if not (new.state = old.state
       or old.state = 'ISSUED'   and new.state in ('RESERVED', 'REVOKED')
       or old.state = 'RESERVED' and new.state in ('ISSUED', 'BURNT', 'REVOKED')
       or old.state = 'BURNT'    and new.state in ('ISSUED', 'REVOKED'))
     or old.state in ('RESERVED', 'BURNT') and new.stay_id is not null and new.stay_id <> old.stay_id then
    raise exception 'a benefit that is % for % cannot become % for %', old.state, old.stay_id, new.state, new.stay_id
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger moves before update on benefit for each row execute function benefit_moves();
