-- A client may be bound to some parks of its tenant. So that no query can forget it, this is a second policy of every
-- table that has a park, on top of the tenant's: rows of other parks are not there, and none can be written.

-- The parks that the current transaction may see, set by the platform beside the tenant; null: all of the tenant's.
create function current_parks() returns uuid[]
  language sql stable as
$$ select nullif(current_setting('gatehouse.parks', true), '')::uuid[] $$;
grant execute on function current_parks() to ${app_role};

-- The lanes' jobs and everybody who is bound to no park pay for this with one comparison to null per statement.
create procedure belongs_to_parks(of_table regclass, by_column text default 'park_id')
  language plpgsql as
$$
begin
  execute format('create policy of_parks on %s as restrictive
                  using ((select current_parks()) is null or %I = any ((select current_parks())::uuid[]))',
                 of_table, by_column);
end $$;

-- What has no park of its own belongs to the park of what it is part of: seen if, and only if, that is seen.
create procedure belongs_to_parks_of(of_table regclass, by_column text, whole regclass, its_column text default 'id')
  language plpgsql as
$$
begin
  execute format('create policy of_parks on %1$s as restrictive
                  using ((select current_parks()) is null
                         or exists (select from %3$s whole where whole.%4$I = %1$s.%2$I))',
                 of_table, by_column, whole, its_column);
end $$;

-- As in V1, and of the parks: whoever makes a table with a column park_id need not think of it.
create or replace procedure belongs_to_tenant(of_table regclass, may text)
  language plpgsql as
$$
begin
  execute format('alter table %s enable row level security', of_table);
  execute format('create policy of_tenant on %s using (tenant_id = (select current_tenant()))
                  with check (tenant_id = (select current_tenant()))', of_table);
  execute format('grant %s on %s to ${app_role}', may, of_table);
  if exists (select from pg_attribute where attrelid = of_table and attname = 'park_id' and not attisdropped) then
    call belongs_to_parks(of_table);
  end if;
end $$;

-- The tables that were there before.
do $$
declare
  of_table regclass;
begin
  for of_table in
    select a.attrelid::regclass from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'park_id' and not a.attisdropped and c.relkind = 'r' and c.relrowsecurity
      and c.relnamespace = 'public'::regnamespace and c.relname <> 'event'
  loop
    call belongs_to_parks(of_table);
  end loop;
end $$;

call belongs_to_parks('park', 'id');
call belongs_to_parks_of('robot', 'lane_id', 'lane');
call belongs_to_parks_of('camera', 'lane_id', 'lane');
call belongs_to_parks_of('robot_state', 'code', 'robot', 'code');
call belongs_to_parks_of('message_set_aside', 'robot_code', 'robot', 'code');
call belongs_to_parks_of('command', 'passage_id', 'passage');
call belongs_to_parks_of('opening_review', 'opening_id', 'opening');
call belongs_to_parks_of('card_period', 'card_id', 'card');
call belongs_to_parks_of('payment', 'order_id', 'orders');
call belongs_to_parks_of('refund', 'order_id', 'orders');
call belongs_to_parks_of('ledger_entry', 'order_id', 'orders');
call belongs_to_parks_of('call_offer', 'call_id', 'call');
call belongs_to_parks_of('call_leg', 'call_id', 'call');

-- What a request causes is told, wherever it happened; read is only what the parks may see.
create policy of_parks on event as restrictive for select
  using ((select current_parks()) is null or park_id = any ((select current_parks())::uuid[]));
