-- Members' points at a mall, through its own HTTP interface.

-- Where a mall keeps them (written by Hibernate). A park's own account comes before the tenant's.
create table points_account (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  version    int not null,
  name       text not null,
  park_id    uuid references park,       -- null: of all parks that have none of their own
  address    text not null,              -- its interface begins here
  secret     text not null,              -- sealed
  active     boolean not null,
  created_at timestamptz not null,
  unique nulls not distinct (tenant_id, park_id)
);
create index points_account_of_tenant on points_account (tenant_id, id);
call belongs_to_tenant('points_account', 'select, insert, update, delete');
-- The tenant's account is of every park.
drop policy of_parks on points_account;
create policy of_parks on points_account as restrictive
  using ((select current_parks()) is null or park_id is null or park_id = any ((select current_parks())::uuid[]));

-- One conversation with a mall about one stay. Its id is our reference there, and the voucher's that comes of it.
create table points_hold (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  account_id uuid not null references points_account,
  park_id    uuid not null references park,
  stay_id    uuid not null references stay,
  passage_id uuid references passage,    -- at which it was asked for; null: inside the park
  plate      text,
  driver     text,
  asked      bigint not null check (asked > 0),   -- what is owed, minor units
  currency   char(3) not null,
  state      text not null check (state in
    ('ASKED', 'LATE', 'NOTHING', 'HELD', 'TO_CONFIRM', 'CONFIRMED', 'REFUSED', 'TO_RELEASE', 'RELEASED')),
  held       bigint check (held between 1 and asked),
  used       bigint check (used between 1 and held),
  until      timestamptz,                -- the mall keeps it so long
  refund_id  uuid references refund,     -- credited, because the answer came too late
  tries      int not null default 0,
  next_at    timestamptz,                -- when the mall is asked (again); null: nothing to ask
  created_at timestamptz not null,
  check ((state in ('ASKED', 'LATE', 'NOTHING')) = (held is null) or state in ('TO_RELEASE', 'RELEASED')),
  check (state not in ('TO_CONFIRM', 'CONFIRMED') or used is not null)
);
-- A stay has one reservation at a time.
create unique index points_hold_one_per_stay on points_hold (stay_id) where state in ('ASKED', 'LATE', 'HELD');
create index points_hold_of_passage on points_hold (passage_id) where passage_id is not null;
create unique index points_hold_of_refund on points_hold (refund_id) where refund_id is not null;
create index points_hold_due on points_hold (next_at) where next_at is not null;
create index points_hold_newest on points_hold (tenant_id, id desc);
call belongs_to_tenant('points_hold', 'select, insert, update');

-- What the driver was entitled to is credited once.
create unique index refund_points_late_once on refund (order_id) where reason = 'points-late';

create function points_due(at_time timestamptz, most int)
  returns table (tenant_id uuid, hold_id uuid)
  language sql stable security definer set search_path = public as
$$
  select h.tenant_id, h.id from points_hold h where h.next_at <= at_time order by h.next_at limit most
$$;
revoke execute on function points_due(timestamptz, int) from public;
grant execute on function points_due(timestamptz, int) to ${app_role};
