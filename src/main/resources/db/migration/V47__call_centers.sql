-- Call centres: which a tenant has a contract with (set up: written by Hibernate), and what they name their calls (SQL only).

create table call_center (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  version    int not null,
  kind       text not null check (kind in ('SANDBOX', 'CLINK')),
  name       text not null check (name <> ''),
  settings   jsonb not null,             -- CenterSettings: who routes, where it is, what its pushes call their fields
  secret     text,                       -- what we sign with there, sealed: the database alone does not tell it
  push_token text,                       -- hex SHA-256 of what its pushes must carry
  created_at timestamptz not null,
  unique (tenant_id, name),
  check (kind <> 'CLINK' or (secret is not null and push_token is not null))
);
create index call_center_of_tenant on call_center (tenant_id, id);
call belongs_to_tenant('call_center', 'select, insert, update, delete');

-- Whose call centre a push comes from: asked before a tenant is known.
create function home_of_call_center(of_id uuid)
  returns table (tenant_id uuid, id uuid, kind text, settings jsonb, secret text, push_token text)
  language sql stable security definer set search_path = public as
$$ select c.tenant_id, c.id, c.kind, c.settings, c.secret, c.push_token from call_center c where c.id = of_id $$;
revoke execute on function home_of_call_center(uuid) from public;
grant execute on function home_of_call_center(uuid) to ${app_role};

-- "The same call": what a call centre tells of one of its calls is about this call of ours, however often, in whatever
-- order and however late it comes. A driver who rings again about the same passage makes another leg of the same call.
create table call_leg (
  tenant_id      uuid not null references tenant,
  center         uuid not null,          -- the call_center, which may be gone
  center_call_id text not null,
  call_id        uuid references call,   -- null: a call centre that routes itself has rung no seat yet
  caller         text,
  called         text,
  began_at       timestamptz not null,
  ended_at       timestamptz,
  primary key (tenant_id, center, center_call_id)
);
create index call_leg_of_call on call_leg (call_id) where call_id is not null;
call belongs_to_tenant('call_leg', 'select, insert, update');

-- One phone number however it is written: +86 138 0013 8000, 013800138000; 0755-1234 5678, +86 755 12345678.
create function phone_key(number text) returns text
  language sql immutable strict parallel safe as
$$
  select ltrim(regexp_replace(regexp_replace(number, '[^0-9+]', '', 'g'), '^(\+|00)?86(?=[0-9]{10})|^\+', ''), '0')
$$;
grant execute on function phone_key(text) to ${app_role};
create index robot_by_phone on robot (tenant_id, phone_key(phone)) where phone is not null;

-- The calls of the call centre that is only played. Its books are its own: it knows nothing of ours.
create table sandbox_phone_call (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  center     uuid not null,
  direction  text not null check (direction in ('IN', 'OUT')),
  caller     text,                       -- null: the seat rings
  called     text not null,
  seat       text,
  state      text not null check (state in ('WAITING', 'RINGING', 'TALKING', 'ENDED')),
  request_id uuid,                       -- what the platform calls its wish
  began_at   timestamptz not null,
  ended_at   timestamptz,
  check ((state = 'ENDED') = (ended_at is not null))
);
-- A wish that is repeated rings nobody twice.
create unique index sandbox_phone_call_once on sandbox_phone_call (tenant_id, request_id) where request_id is not null;
create index sandbox_phone_call_newest on sandbox_phone_call (tenant_id, id desc);
call belongs_to_tenant('sandbox_phone_call', 'select, insert, update');
