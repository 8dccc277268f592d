-- Webhooks: where a tenant wants to be told what happens (set up: written by Hibernate), how each stands, and every
-- delivery (SQL only). Nothing of this is written by the transactions that tell events: each webhook reads the log.

create table webhook (
  id               uuid primary key,
  tenant_id        uuid not null references tenant,
  version          int not null,
  url              text not null check (url <> ''),
  description      text,
  types            text[] not null,      -- names, or `passage.*`; none: all
  parks            uuid[] not null,      -- none: all
  secret           text not null,        -- sealed: the database alone does not tell it
  old_secret       text,                 -- the one before, which still signs until …
  old_secret_until timestamptz,
  created_by       text not null,
  created_at       timestamptz not null,
  check ((old_secret is null) = (old_secret_until is null))
);
create index webhook_of_tenant on webhook (tenant_id, id);
call belongs_to_tenant('webhook', 'select, insert, update, delete');

-- How far it has read the log, and whether it is told anything. Whoever decides about a webhook's deliveries locks this.
create table webhook_state (
  webhook_id    uuid primary key references webhook on delete cascade,
  tenant_id     uuid not null references tenant,
  state         text not null check (state in ('ACTIVE', 'DISABLED')),
  reason        text check (reason in ('GONE', 'FAILING', 'BY_HAND')),
  disabled_at   timestamptz,
  failing_since timestamptz,             -- no attempt has succeeded since
  tx            xid8 not null,           -- its cursor: everything before it was read, see V5
  seq           bigint not null,
  check ((state = 'DISABLED') = (disabled_at is not null) and (reason is null) = (disabled_at is null))
);
create index webhook_active on webhook_state (tenant_id) where state = 'ACTIVE';
call belongs_to_tenant('webhook_state', 'select, insert, update');

-- It is told what happens from its beginning on.
create function begin_webhook_state() returns trigger
  language plpgsql as
$$
begin
  insert into webhook_state (webhook_id, tenant_id, state, tx, seq)
  values (new.id, new.tenant_id, 'ACTIVE', event_horizon(), 0);
  return null;
end $$;
create trigger has_state after insert on webhook for each row execute function begin_webhook_state();

create table webhook_delivery (
  id           uuid primary key,
  tenant_id    uuid not null references tenant,
  webhook_id   uuid not null references webhook on delete cascade,
  place        bigint generated always as identity,  -- the order of telling
  kind         text not null check (kind in ('EVENT', 'REPLAY', 'TEST')),
  event_seq    bigint,                   -- in the log; a test is no event
  event_id     uuid not null,
  event_type   text not null,
  subject      uuid,
  at           timestamptz not null,     -- when it happened
  state        text not null check (state in ('PENDING', 'DELIVERED', 'GIVEN_UP', 'CANCELLED')),
  due_at       timestamptz,              -- null: not yet its turn, something earlier of its subject is still pending
  lease        uuid,                     -- of the instance that sends it now
  leased_until timestamptz,              -- later than this another instance takes it over
  tries        int not null default 0,
  attempts     jsonb not null default '[]',
  created_at   timestamptz not null,
  ended_at     timestamptz,
  check ((state = 'PENDING') = (ended_at is null)),
  check ((kind = 'TEST') = (event_seq is null))
);
-- "In order per passage, order and call": of one subject one delivery is on its way, the others wait for it.
create unique index webhook_delivery_in_order on webhook_delivery (webhook_id, subject)
  where state = 'PENDING' and due_at is not null and subject is not null;
create index webhook_delivery_waiting on webhook_delivery (webhook_id, subject, place) where state = 'PENDING';
create index webhook_delivery_due on webhook_delivery (webhook_id, due_at, place)
  where state = 'PENDING' and due_at is not null;
create index webhook_delivery_newest on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null;
call belongs_to_tenant('webhook_delivery', 'select, insert, update');

-- A client that is bound to parks has webhooks of these parks only: one that names no park would be told everything.
create policy of_parks on webhook as restrictive
  using (nullif(current_setting('gatehouse.parks', true), '') is null
         or cardinality(parks) > 0 and parks <@ nullif(current_setting('gatehouse.parks', true), '')::uuid[]);
create policy of_parks on webhook_state as restrictive
  using (nullif(current_setting('gatehouse.parks', true), '') is null
         or exists (select from webhook w where w.id = webhook_id));
create policy of_parks on webhook_delivery as restrictive
  using (nullif(current_setting('gatehouse.parks', true), '') is null
         or exists (select from webhook w where w.id = webhook_id));

-- Where to begin when everything since a moment is told again: a few bytes per thousand events.
create index event_by_time on event using brin (at) with (autosummarize = on);

-- Webhooks for which something is to be done. `ready` is false when there are only events that a transaction which is
-- still running might yet precede: soon.
create function webhooks_with_work(as_of timestamptz)
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
       where e.tenant_id = w.tenant_id and (e.tx, e.seq) > (w.tx, w.seq)
       order by e.tx, e.seq limit 1) as readable
    from event_horizon() as horizon, webhook_state w where w.state = 'ACTIVE') as found
  where found.due or found.readable is not null
$$;

-- Whether anybody is told anything at all.
create function webhooks_active() returns boolean
  language sql stable security definer set search_path = public as
$$ select exists (select from webhook_state where state = 'ACTIVE') $$;

-- What is still to be told, and since when the oldest of it waits.
create function webhook_deliveries_pending()
  returns table (deliveries bigint, oldest timestamptz)
  language sql stable security definer set search_path = public as
$$ select count(*), min(created_at) from webhook_delivery where state = 'PENDING' $$;

create function forget_webhook_deliveries(ended_before timestamptz, most int) returns int
  language sql security definer set search_path = public as
$$
  with old as (select id from webhook_delivery where ended_at < ended_before limit most),
  forgotten as (delete from webhook_delivery where id in (select id from old) returning 1)
  select count(*)::int from forgotten
$$;

do $$
declare f text;
begin
  foreach f in array array['webhooks_with_work(timestamptz)', 'webhooks_active()', 'webhook_deliveries_pending()',
                           'forget_webhook_deliveries(timestamptz, int)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to ${app_role}', f);
  end loop;
end $$;
