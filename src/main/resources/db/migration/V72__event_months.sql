-- The log is partitioned by month: dropping a month is dropping a table, and takes no lock that a passage waits for. The key
-- is the event's own id, a UUIDv7, whose first 48 bits are the moment it was made: an id leads to its partition by itself.
-- For that a partition has no foreign key (dropping it would lock the table that it points to); a tenant that is not there
-- cannot write, because a row must be of the tenant that the transaction works for.

-- The lowest id that is made at a moment.
create function first_id_at(moment timestamptz) returns uuid
  language sql immutable strict parallel safe as
$$ select (lpad(to_hex(floor(extract(epoch from moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$;

-- The month in UTC that an id was made in.
create function month_of_id(id uuid) returns date
  language sql immutable strict parallel safe as
$$
  select date_trunc('month', to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)
                             at time zone 'UTC')::date
$$;

create function month_begins(month date) returns timestamptz
  language sql immutable strict parallel safe as
$$ select month::timestamp at time zone 'UTC' $$;

grant execute on function first_id_at(timestamptz), month_of_id(uuid), month_begins(date) to ${app_role};

alter table event rename to event_before;
alter table event_before alter column seq drop identity;
alter table event_before drop constraint event_pkey;
alter table event_before drop constraint event_tenant_id_fkey;
alter index event_in_order rename to event_before_in_order;
alter index event_by_time rename to event_before_by_time;
drop policy of_tenant on event_before;
drop policy of_parks on event_before;
revoke all on event_before from ${app_role};

create sequence event_order;
select setval('event_order', (select coalesce(max(seq), 0) + 1 from event_before), false);
grant usage on sequence event_order to ${app_role};

create table event (
  seq        bigint not null default nextval('event_order'),
  tx         xid8 not null default event_tx(),
  id         uuid not null primary key,
  tenant_id  uuid not null,
  park_id    uuid,
  subject    uuid,                      -- the passage, order, … it is about: events of one subject stay in order
  type       text not null,
  at         timestamptz not null,
  data       jsonb not null
) partition by range (id);
create index event_in_order on event (tenant_id, tx, seq);
create index event_by_time on event using brin (at) with (autosummarize = on);
call belongs_to_tenant('event', 'select, insert');
-- As in V50: what a request causes is told, wherever it happened; read is only what the parks may see.
drop policy of_parks on event;
create policy of_parks on event as restrictive for select
  using ((select current_parks()) is null or park_id = any ((select current_parks())::uuid[]));

-- The partitions, and what a reader must know to leave most of them alone.
create table event_month (
  month     date primary key,           -- its first day, in UTC; of what was before there were months: -infinity
  partition name not null unique,
  until     timestamptz not null,
  until_id  uuid not null,              -- the first id of the next one
  closed_tx xid8,                       -- no transaction from this one on tells anything that belongs here
  emptied_at timestamptz                -- since when nothing is in it any more
);
grant select on event_month to ${app_role};

-- Where a reader begins that has read everything of older transactions.
create function event_from(tx xid8) returns uuid
  language sql stable parallel safe as
$$
  select coalesce((select m.until_id from event_month m where m.closed_tx <= event_from.tx order by m.month desc limit 1),
                  '00000000-0000-0000-0000-000000000000')
$$;
grant execute on function event_from(xid8) to ${app_role};

-- Attached, not created in its place: that takes no lock that an insert waits for.
create procedure make_event_month(of_month date)
  language plpgsql as
$$
declare
  named name := 'event_' || to_char(of_month, 'YYYY_MM');
  next  timestamptz := month_begins((of_month + interval '1 month')::date);
begin
  execute format('create table %I (like event including defaults including storage)', named);
  execute format('alter table %I enable row level security', named);
  execute format('alter table event attach partition %I for values from (%L) to (%L)',
                 named, first_id_at(month_begins(of_month)), first_id_at(next));
  insert into event_month (month, partition, until, until_id) values (of_month, named, next, first_id_at(next));
end $$;
revoke execute on procedure make_event_month(date) from public;

-- What was told before stays one partition, up to the end of this month; a new platform begins with the month.
do $$
declare
  now_month date := date_trunc('month', now() at time zone 'UTC')::date;
  until     timestamptz := month_begins(case when exists (select from event_before)
                                        then (now_month + interval '1 month')::date else now_month end);
begin
  alter table event_before add constraint event_before_pkey primary key (id);
  execute format('alter table event attach partition event_before for values from (minvalue) to (%L)',
                 first_id_at(until));
  insert into event_month (month, partition, until, until_id)
  values ('-infinity', 'event_before', until, first_id_at(until));
  for ahead in 0 .. 4 loop
    if month_begins((now_month + ahead * interval '1 month')::date) >= until then
      call make_event_month((now_month + ahead * interval '1 month')::date);
    end if;
  end loop;
end $$;

-- As in V54; each webhook looks from the month on that its cursor is in.
create or replace function webhooks_with_work(as_of timestamptz)
  returns table (tenant_id uuid, webhook_id uuid, ready boolean)
  language sql stable security definer set search_path = public as
$$
  select found.tenant_id, found.webhook_id, found.due or found.readable
  from (
    select w.tenant_id, w.webhook_id,
      exists (
        select from webhook_delivery d
        where d.webhook_id = w.webhook_id and d.state = 'PENDING' and d.due_at <= as_of
          and (d.leased_until is null or d.leased_until <= as_of)) as due,
      (select e.tx < horizon from event e
       where e.tenant_id = w.tenant_id and (e.tx, e.seq) > (w.tx, w.seq) and e.id >= w.from_id
       order by e.tx, e.seq limit 1) as readable
    from event_horizon() as horizon,
      (select s.*, event_from(s.tx) as from_id from webhook_state s where s.state = 'ACTIVE' offset 0) as w) as found
  where found.due or found.readable is not null
$$;

-- By the job, on one instance at a time: months far ahead, and those that are over are closed for readers. A day after its
-- end no clock of ours is still in a month.
create function prepare_event_months(ahead int) returns int
  language plpgsql security definer set search_path = public set lock_timeout = '1s' as
$$
declare
  coming date := (select max(month) + interval '1 month' from event_month);
  last   date := date_trunc('month', now() at time zone 'UTC')::date + make_interval(months => least(ahead, 120));
  made   int := 0;
begin
  if not pg_try_advisory_xact_lock(hashtext('gatehouse.retention')) then
    return 0;
  end if;
  while coming <= last loop
    call make_event_month(coming);
    coming := (coming + interval '1 month')::date;
    made := made + 1;
  end loop;
  update event_month set closed_tx = event_tx() where closed_tx is null and until < now() - interval '1 day';
  return made;
end $$;
revoke execute on function prepare_event_months(int) from public;
grant execute on function prepare_event_months(int) to ${app_role};
