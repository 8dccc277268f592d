-- Orders, payments, refunds, the ledger; cards' periods and renewals. Written by SQL on the reactive pool only.
-- Amounts are integers in the currency's minor unit.

create table orders (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  park_id     uuid not null references park,
  kind        text not null check (kind in ('TEMPORARY', 'CARD', 'ARREARS')),
  state       text not null check (state in ('OPEN', 'PAID', 'PARTLY_REFUNDED', 'REFUNDED', 'CANCELLED', 'ARREARS')),
  amount      bigint not null check (amount > 0),
  refunded    bigint not null default 0 check (refunded between 0 and amount),
  currency    char(3) not null,
  plate       text,
  stay_id     uuid references stay,
  card_id     uuid,
  renewal_id  uuid,
  quote       jsonb,                    -- how the amount came about
  fee_until   timestamptz,              -- the moment up to which the fee was counted
  created_at  timestamptz not null,
  paid_at     timestamptz,
  closed_reason text
);
-- "One order for what is owed."
create unique index order_one_open_per_stay on orders (stay_id) where state = 'OPEN' and stay_id is not null;
create unique index order_one_open_per_renewal on orders (renewal_id) where state in ('OPEN', 'PAID') and renewal_id is not null;
create index order_of_stay on orders (stay_id) where stay_id is not null;
create index order_arrears_of_plate on orders (tenant_id, plate) where state in ('ARREARS');
create index order_of_plate on orders (tenant_id, plate, id desc) where plate is not null;
create index order_newest on orders (tenant_id, id desc);
create index order_of_card on orders (card_id, id desc) where card_id is not null;
call belongs_to_tenant('orders', 'select, insert, update');

-- "An order's total never changes after a payment was started for it" — nor before: a changed fee is a new order.
create function order_total_is_fixed() returns trigger language plpgsql as
$$
begin
  if new.amount <> old.amount or new.currency <> old.currency then
    raise exception 'an order''s total never changes: cancel it and make a new one' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger total_is_fixed before update on orders for each row execute function order_total_is_fixed();

create table payment (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  order_id    uuid not null references orders,
  channel     text not null,
  method      text not null check (method in ('QR', 'CODE', 'DEFERRED')),
  state       text not null check (state in ('CREATED', 'ACCEPTED', 'SUCCEEDED', 'FAILED', 'REVERSED')),
  amount      bigint not null check (amount > 0),
  currency    char(3) not null,
  trade_no    text not null unique,     -- our name for the attempt at the channel; the same at every repetition
  channel_ref text unique,              -- the channel's name for the money that moved
  code_url    text,
  reason      text,
  created_at  timestamptz not null,
  asked_at    timestamptz,              -- when the channel was last asked how it stands
  ended_at    timestamptz
);
-- "At most one attempt per order is live", and an order is paid once.
create unique index payment_one_live_per_order on payment (order_id) where state in ('CREATED', 'ACCEPTED', 'SUCCEEDED');
create index payment_of_order on payment (order_id, id);
create index payment_unsettled on payment (created_at) where state in ('CREATED', 'ACCEPTED');
call belongs_to_tenant('payment', 'select, insert, update');

create table refund (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  order_id    uuid not null references orders,
  payment_id  uuid not null references payment,
  state       text not null check (state in ('PROCESSING', 'SUCCEEDED', 'CLOSED', 'ABNORMAL')),
  amount      bigint not null check (amount > 0),
  currency    char(3) not null,
  refund_no   text not null unique,
  reason      text not null,
  created_at  timestamptz not null,
  ended_at    timestamptz
);
create index refund_of_order on refund (order_id, id);
create index refund_unsettled on refund (created_at) where state = 'PROCESSING';
-- A payment that came too late to count is given back by itself, once.
create unique index refund_late_payment_once on refund (payment_id) where reason = 'late-payment';
call belongs_to_tenant('refund', 'select, insert, update');

-- "Every amount moved is in a ledger of double entries that sums to zero, per tenant and channel."
create table ledger_entry (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  movement_id uuid not null,
  account     text not null check (account in ('CHANNEL', 'REVENUE', 'DRIVER_CREDIT')),
  channel     text not null,
  amount      bigint not null check (amount <> 0),
  currency    char(3) not null,
  order_id    uuid not null,
  payment_id  uuid not null,
  refund_id   uuid,
  at          timestamptz not null
);
create index ledger_of_movement on ledger_entry (movement_id);
create index ledger_of_order on ledger_entry (order_id);
create index ledger_of_day on ledger_entry (tenant_id, channel, at);
call belongs_to_tenant('ledger_entry', 'select, insert');

create function ledger_sums_to_zero() returns trigger language plpgsql as
$$
begin
  if (select sum(amount) from ledger_entry
      where movement_id = new.movement_id and currency = new.currency and channel = new.channel) <> 0 then
    raise exception 'movement % does not sum to zero', new.movement_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger sums_to_zero after insert on ledger_entry
  deferrable initially deferred for each row execute function ledger_sums_to_zero();

-- The periods a card is valid for. A card is set up by the operator; that it was paid for happens.
create table card_period (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  card_id     uuid not null references card,
  first_day   date not null,
  last_day    date not null,
  renewal_id  uuid unique,              -- a renewal extends its card once
  created_at  timestamptz not null,
  check (last_day >= first_day)
);
create index card_period_newest on card_period (card_id, last_day desc);
call belongs_to_tenant('card_period', 'select, insert');

create table renewal (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  park_id     uuid not null references park,
  card_id     uuid not null references card,
  months      int not null check (months between 1 and 36),
  state       text not null check (state in ('REQUESTED', 'APPROVED', 'REJECTED', 'RENEWED')),
  amount      bigint not null check (amount >= 0),
  currency    char(3) not null,
  requested_by text not null,
  decided_by  text,
  reason      text,
  created_at  timestamptz not null,
  decided_at  timestamptz
);
create index renewal_newest on renewal (tenant_id, id desc);
create index renewal_of_card on renewal (card_id, id desc);
create unique index renewal_one_pending_per_card on renewal (card_id) where state in ('REQUESTED', 'APPROVED');
call belongs_to_tenant('renewal', 'select, insert, update');

-- The sandbox channel's own book: what it was asked for and how it ended, as a payment service would know it.
create table sandbox_trade (
  trade_no    text primary key,
  tenant_id   uuid not null references tenant,
  method      text not null,
  amount      bigint not null,
  currency    char(3) not null,
  state       text not null check (state in ('WAITING', 'ACCEPTED', 'SUCCEEDED', 'FAILED', 'CLOSED')),
  behaviour   text not null,
  settles_at  timestamptz,
  told        int not null default 0
);
create index sandbox_trade_due on sandbox_trade (settles_at) where state in ('WAITING', 'ACCEPTED');
call belongs_to_tenant('sandbox_trade', 'select, insert, update');

-- Plates that leave first and pay later (支付分停车), as the sandbox channel knows them.
create table sandbox_contract (
  tenant_id  uuid not null references tenant,
  plate      text not null,
  behaviour  text not null,
  primary key (tenant_id, plate)
);
call belongs_to_tenant('sandbox_contract', 'select, insert, update, delete');
