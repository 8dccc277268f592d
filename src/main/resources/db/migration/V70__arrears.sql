-- Arrears: several orders paid with one payment, reminders, write-offs.

-- One payment for several orders: this order's parts. It owes nothing that they do not, so it is of no stay.
alter table orders add column parts uuid[] check (parts is null or (kind = 'ARREARS' and stay_id is null and cardinality(parts) > 1));
-- The order that this one was paid with.
alter table orders add column paid_with uuid references orders;
-- Since when it is in arrears.
alter table orders add column arrears_since timestamptz;
update orders set arrears_since = created_at where state = 'ARREARS';
create index order_in_arrears on orders (arrears_since) where state = 'ARREARS';
create index order_collecting on orders (created_at) where state = 'OPEN' and parts is not null;
create index order_paid_with on orders (paid_with) where paid_with is not null;

create function order_falls_into_arrears() returns trigger language plpgsql as
$$
begin
  if new.state = 'ARREARS' and new.arrears_since is null then
    new.arrears_since := case tg_op when 'UPDATE' then now() else coalesce(
      (select o.arrears_since from orders o where o.id = (new.quote ->> 'splitOf')::uuid), new.created_at) end;
  end if;
  return new;
end $$;
create trigger falls_into_arrears before insert or update of state on orders
  for each row execute function order_falls_into_arrears();

-- Each order is reminded of once at each step.
create table arrears_reminder (
  order_id  uuid not null references orders,
  step      int not null,
  tenant_id uuid not null references tenant,
  at        timestamptz not null,
  primary key (order_id, step)
);
call belongs_to_tenant('arrears_reminder', 'select, insert');
call belongs_to_parks_of('arrears_reminder', 'order_id', 'orders');

-- "Written off with a reason."
create table write_off (
  id        uuid primary key,
  tenant_id uuid not null references tenant,
  order_id  uuid not null unique references orders,
  park_id   uuid not null references park,
  plate     text,
  amount    bigint not null check (amount > 0),
  currency  char(3) not null,
  reason    text not null check (reason <> ''),
  by        text not null,
  at        timestamptz not null
);
create index write_off_newest on write_off (tenant_id, id desc);
call belongs_to_tenant('write_off', 'select, insert');

-- Plates that an order of theirs is to be reminded of: older than a step of so many seconds, and not reminded of it or a
-- later one.
create function arrears_to_remind(at_time timestamptz, steps bigint[], most int)
  returns table (tenant_id uuid, plate text)
  language sql stable security definer set search_path = public as
$$
  select distinct o.tenant_id, o.plate from orders o
  cross join lateral (select count(*)::int as step from unnest(steps) as s
                      where o.arrears_since + s * interval '1 second' <= at_time) due
  where o.state = 'ARREARS' and o.plate is not null and due.step > 0
    and not exists (select from arrears_reminder r where r.order_id = o.id and r.step >= due.step)
  limit most
$$;

-- Orders that collect one which cannot be paid any more, and have not been touched for a while.
create function collections_to_close(made_before timestamptz, most int)
  returns table (tenant_id uuid, order_id uuid)
  language sql stable security definer set search_path = public as
$$
  select c.tenant_id, c.id from orders c
  where c.state = 'OPEN' and c.parts is not null and c.created_at < made_before
    and exists (select from orders p where p.id = any (c.parts) and p.state not in ('OPEN', 'ARREARS'))
  limit most
$$;

revoke execute on function arrears_to_remind(timestamptz, bigint[], int), collections_to_close(timestamptz, int) from public;
grant execute on function arrears_to_remind(timestamptz, bigint[], int), collections_to_close(timestamptz, int) to ${app_role};
