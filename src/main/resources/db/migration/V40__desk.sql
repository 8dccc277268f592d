-- The desk: who sits there (set up: written by Hibernate), and the calls they take (what happens: SQL only).

-- Parks that are served together. A call that nobody near takes goes to the agents of the group around it.
create table park_group (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  version    int not null,
  name       text not null,
  parent_id  uuid references park_group check (parent_id <> id),
  created_at timestamptz not null,
  unique (tenant_id, name)
);
call belongs_to_tenant('park_group', 'select, insert, update, delete');
alter table park add column group_id uuid references park_group;

-- One who answers calls; `subject` is the name in the agent's token. Without parks and groups: of all the tenant's parks.
create table agent (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  version     int not null,
  subject     text not null check (subject <> ''),
  name        text not null,
  parks       uuid[] not null,
  park_groups uuid[] not null,
  languages   text[] not null,
  capacity    int not null check (capacity between 1 and 10),
  supervisor  boolean not null,
  created_at  timestamptz not null,
  unique (tenant_id, subject)
);
create index agent_of_tenant on agent (tenant_id, id);
call belongs_to_tenant('agent', 'select, insert, update, delete');

-- What an agent does now. READY, AWAY, … is what the agent chose; BUSY and WRAP_UP also follow from the calls.
create table agent_state (
  agent_id     uuid primary key references agent on delete cascade,
  tenant_id    uuid not null references tenant,
  seat         text check (seat ~ '^[0-9]{4,6}$'),
  status       text not null check (status in ('READY', 'BUSY', 'WRAP_UP', 'AWAY', 'OFFLINE')),
  status_at    timestamptz not null,
  idle_since   timestamptz not null,     -- when the last call ended
  connected_at timestamptz,              -- since when a stream of the agent is open; null: none is
  seen_at      timestamptz               -- when an instance last saw it open
);
-- "One agent per seat."
create unique index agent_state_one_per_seat on agent_state (tenant_id, seat) where seat is not null;
call belongs_to_tenant('agent_state', 'select, insert, update, delete');

-- "… moved with a reason."
create table seat_change (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  agent_id   uuid not null,
  seat       text,                       -- null: given up
  taken_from uuid,                       -- the agent who had it
  reason     text not null check (reason <> ''),
  changed_by text not null,
  at         timestamptz not null
);
call belongs_to_tenant('seat_change', 'select, insert');

-- A request for help from a lane or a phone, or a call to a lane, until the agent closes it (domain/lanes.md "Words").
create table call (
  id             uuid primary key,
  tenant_id      uuid not null references tenant,
  kind           text not null check (kind in ('FROM_ROBOT', 'FROM_PHONE', 'TO_ROBOT', 'VIDEO')),
  reason         text not null check (reason in ('HELP_BUTTON', 'NO_ENTRY_FOUND', 'OPENING_UNKNOWN', 'HOTLINE', 'CONGESTION', 'DRIVER_SCAN')),
  state          text not null check (state in ('QUEUED', 'OFFERED', 'ANSWERED', 'WRAP_UP', 'CLOSED', 'ABANDONED', 'MISSED')),
  caller         text,                   -- the phone number that rang, or that was rung
  robot_code     text,
  lane_id        uuid references lane,
  park_id        uuid references park,
  direction      text check (direction in ('ENTRY', 'EXIT')),
  passage_id     uuid references passage, -- the one that was live when it began
  joined         int not null default 0, -- how often somebody called again about the same passage
  language       text,                   -- of the caller, if known
  reach          text not null default 'NEAR' check (reach in ('NEAR', 'WIDER', 'CONTACT')), -- who is asked
  reached_at     timestamptz not null,   -- since when they are
  offers         int not null default 0, -- how many of them were
  asked          uuid[] not null default '{}', -- which
  wanted         uuid,                   -- the agent whom it was transferred to, or whose seat the call centre rang
  agent_id       uuid,
  slot           int,                    -- which of the agent's places it takes
  offered_until  timestamptz,
  center         text,                   -- the call centre it came through
  center_call_id text,                   -- its name there
  queued_at      timestamptz not null,
  offered_at     timestamptz,            -- the newest offer
  answered_at    timestamptz,
  wrapped_up_at  timestamptz,
  ended_at       timestamptz,
  contact_rung_at timestamptz,           -- when the emergency contact was called
  disposition    text,
  remark         text,
  check ((state in ('CLOSED', 'ABANDONED', 'MISSED')) = (ended_at is not null)),
  check ((state = 'OFFERED') = (offered_until is not null)),
  check (state not in ('OFFERED', 'ANSWERED', 'WRAP_UP') or (agent_id is not null and slot is not null)),
  check (state <> 'QUEUED' or agent_id is null)
);
-- "Two calls about the same passage join."
create unique index call_one_per_passage on call (passage_id) where state in ('QUEUED', 'OFFERED', 'ANSWERED', 'WRAP_UP');
-- Nor does a robot without a car ring twice at once.
create unique index call_one_per_idle_robot on call (tenant_id, robot_code)
  where passage_id is null and robot_code is not null and state in ('QUEUED', 'OFFERED', 'ANSWERED', 'WRAP_UP');
-- An agent has no more calls at once than places.
create unique index call_one_per_slot on call (agent_id, slot) where state in ('OFFERED', 'ANSWERED', 'WRAP_UP');
-- A push that is repeated is the same call.
create unique index call_once_per_center on call (tenant_id, center, center_call_id) where center_call_id is not null;
create index call_waiting on call (tenant_id, queued_at) where state in ('QUEUED', 'OFFERED');
create index call_newest on call (tenant_id, id desc);
create index call_of_park on call (park_id, id desc) where park_id is not null;
create index call_of_agent on call (agent_id, id desc) where agent_id is not null;
create index call_live_at_lane on call (lane_id) where state in ('QUEUED', 'OFFERED', 'ANSWERED', 'WRAP_UP');
call belongs_to_tenant('call', 'select, insert, update');

-- Each reservation of an agent, and what became of it.
create table call_offer (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  call_id    uuid not null references call,
  agent_id   uuid not null,
  offered_at timestamptz not null,
  until      timestamptz not null,
  outcome    text check (outcome in ('ACCEPTED', 'REJECTED', 'TIMED_OUT', 'WITHDRAWN')),
  ended_at   timestamptz,
  check ((outcome is null) = (ended_at is null))
);
-- "Exactly one free agent gets the call."
create unique index call_offer_one_at_a_time on call_offer (call_id) where outcome is null;
create unique index call_offer_accepted_at_once on call_offer (call_id, agent_id, offered_at);
create index call_offer_of_call on call_offer (call_id, id);
call belongs_to_tenant('call_offer', 'select, insert, update');

-- Whoever routes is woken by what changes the queue: a call that waits, an agent who is free.
create function tell_calls_changed() returns trigger
  language plpgsql as
$$
begin
  perform pg_notify('gatehouse_calls', new.tenant_id::text);
  return null;
end $$;
create trigger told after insert or update of state, agent_id on call for each row execute function tell_calls_changed();
create trigger told after insert or update of status, seat, connected_at on agent_state
  for each row execute function tell_calls_changed();

-- An agent who has a call about a lane sees every change there: what is no event of the log is told by this.
create function tell_scene_changed(of_lane uuid) returns void
  language sql as
$$
  select pg_notify('gatehouse_scene', of_lane::text)
  where exists (select from call where lane_id = of_lane and state in ('OFFERED', 'ANSWERED', 'WRAP_UP'))
$$;
grant execute on function tell_scene_changed(uuid) to ${app_role};

-- Tenants in whose queue something is to be done: a call waits, an offer has run out, a stream is gone.
create function queues_to_route(as_of timestamptz, seen_before timestamptz)
  returns table (tenant_id uuid)
  language sql stable security definer set search_path = public as
$$
  select c.tenant_id from call c where c.state = 'QUEUED' or (c.state = 'OFFERED' and c.offered_until <= as_of)
  union
  select s.tenant_id from agent_state s where s.status <> 'OFFLINE' and s.seen_at < seen_before
$$;
revoke execute on function queues_to_route(timestamptz, timestamptz) from public;
grant execute on function queues_to_route(timestamptz, timestamptz) to ${app_role};
