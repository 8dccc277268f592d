-- Daily bills of payment channels, compared with the ledger. Written by SQL only; fetched again, a bill takes its own place.

create table reconciliation (
  id             uuid primary key,
  tenant_id      uuid not null references tenant,
  channel        text not null,
  account_id     uuid not null references wechat_account,
  day            date not null,             -- as the channel cuts it
  state          text not null check (state in ('WAITING', 'FETCHED')),
  tried_at       timestamptz not null,
  fetched_at     timestamptz,
  sha1           text,
  payments       int not null default 0,
  payment_amount bigint not null default 0,
  refunds        int not null default 0,
  refund_amount  bigint not null default 0,
  differences    int not null default 0,
  check ((state = 'FETCHED') = (fetched_at is not null)),
  unique (account_id, day)
);
create index reconciliation_newest on reconciliation (tenant_id, id desc);
call belongs_to_tenant('reconciliation', 'select, insert, update');

create table bill_row (
  tenant_id   uuid not null references tenant,
  account_id  uuid not null references wechat_account,
  day         date not null,
  line        int not null,
  kind        text not null check (kind in ('PAYMENT', 'REFUND')),
  trade_no    text not null,
  refund_no   text,
  channel_ref text,
  amount      bigint not null,              -- less than nothing: it took a payment back on the spot
  currency    char(3) not null,
  primary key (account_id, day, line)
);
create index bill_row_of_trade on bill_row (account_id, trade_no);
call belongs_to_tenant('bill_row', 'select, insert, delete');

create table bill_difference (
  reconciliation_id uuid not null references reconciliation,
  no                int not null,
  tenant_id         uuid not null references tenant,
  cause             text not null,
  kind              text not null,
  trade_no          text not null,
  refund_no         text,
  channel_ref       text,
  order_id          uuid,
  payment_id        uuid,
  here              bigint,                 -- null: the ledger has none
  there             bigint,                 -- null: the bill has none
  currency          char(3) not null,
  primary key (reconciliation_id, no)
);
call belongs_to_tenant('bill_difference', 'select, insert, delete');

-- "Fetched once a day": what is missing of the last three days, from ten in the morning in China on, when the channel has
-- made its bills; one that was not there yet again after half an hour.
create function wechat_bills_due(at_time timestamptz, most int)
  returns table (tenant_id uuid, account_id uuid, day date)
  language sql stable security definer set search_path = public as
$$
  select a.tenant_id, a.id, d.day
  from wechat_account a
  cross join lateral (
    select (at_time at time zone 'Asia/Shanghai' - interval '10 hours')::date - ago as day
    from generate_series(1, 3) ago) d
  left join reconciliation r on r.account_id = a.id and r.day = d.day
  where a.created_at < (d.day + 1)::timestamp at time zone 'Asia/Shanghai'
    and (a.active or exists (select 1 from payment p where p.account_id = a.id
                             and p.created_at > at_time - interval '5 days'))
    and (r.id is null or r.state = 'WAITING' and r.tried_at < at_time - interval '30 minutes')
  order by d.day
  limit most
$$;
revoke execute on function wechat_bills_due(timestamptz, int) from public;
grant execute on function wechat_bills_due(timestamptz, int) to ${app_role};
