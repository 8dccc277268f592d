-- What happens at the lanes. These tables are written by SQL on the reactive pool only.
-- Invariants of domain/lanes.md "A passage" are named beside the constraint that keeps them.

create table evidence (
  id           uuid primary key,
  tenant_id    uuid not null references tenant,
  park_id      uuid,
  kind         text not null check (kind in ('PLATE', 'SCENE', 'DOCUMENT')),
  content_type text not null check (content_type in ('image/jpeg', 'image/png')),
  size         int not null check (size between 1 and 5242880),
  sha256       text not null,
  robot_code   text,
  created_at   timestamptz not null
);
create index evidence_newest on evidence (tenant_id, id desc);
call belongs_to_tenant('evidence', 'select, insert');

-- One vehicle's visit to one lane.
create table passage (
  id            uuid primary key,
  tenant_id     uuid not null references tenant,
  park_id       uuid not null references park,
  lane_id       uuid not null references lane,
  robot_code    text not null,
  arrival_id    uuid not null,
  direction     text not null check (direction in ('ENTRY', 'EXIT')),
  state         text not null check (state in ('ARRIVED', 'HELD', 'CLEARED', 'THROUGH', 'BACKED_OUT', 'ABANDONED')),
  situation     text,                   -- what the passage amounts to
  shown_as      text,                   -- the situation whose verdict is shown, where it is another (ALREADY_INSIDE)
  plate         text,
  plate_color   text,
  confidence    real,
  readings      int not null,           -- how many recognitions of this arrival agreed on this plate, in a row
  vehicle_type  text,
  vehicle_color text,
  boot_id       uuid,                   -- the newest recognition that decided: an older one that comes late
  seq           bigint,                 --   is answered again and changes nothing
  message_id    uuid,
  images        jsonb not null,
  driver        text,                   -- who scanned at this lane, when the plate could not be read
  stay_id       uuid,                   -- at an exit: the stay that this passage would end; at an entry: the one it began
  card_id       uuid,
  enters_as     text,                   -- what a car at an entry is inside as
  fee           jsonb,                  -- what was owed, as decided
  arrived_at    timestamptz not null,   -- the platform's clock; a fee's clock stops here
  held_at       timestamptz,
  acted_at      timestamptz,            -- when the driver last did something
  cleared_at    timestamptz,
  ended_at      timestamptz,
  end_reason    text,
  check ((state in ('THROUGH', 'BACKED_OUT', 'ABANDONED')) = (ended_at is not null))
);
-- "One arrival makes one passage, however often the camera recognises the same car."
create unique index passage_one_per_arrival on passage (lane_id, arrival_id);
-- "At most one passage of a lane is live."
create unique index passage_one_live_per_lane on passage (lane_id) where state in ('ARRIVED', 'HELD', 'CLEARED');
create index passage_waiting on passage (park_id, shown_as, arrived_at) where state in ('ARRIVED', 'HELD');
create index passage_newest on passage (tenant_id, id desc);
create index passage_of_park on passage (park_id, id desc);
create index passage_of_lane on passage (lane_id, id desc);
create index passage_of_plate on passage (tenant_id, plate, id desc) where plate is not null;
create index passage_of_stay on passage (stay_id) where stay_id is not null;
call belongs_to_tenant('passage', 'select, insert, update');

-- A message to a robot, kept with what it caused and sent after the commit; the outbox and the record of its outcome.
create table command (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  passage_id  uuid not null references passage,
  robot_code  text not null,
  kind        text not null check (kind in ('present', 'open', 'capture', 'listen')),
  payload     jsonb not null,
  deadline    timestamptz not null,
  created_at  timestamptz not null,
  sent_at     timestamptz,              -- when the broker had taken it
  outcome     text check (outcome in ('DONE', 'REFUSED', 'EXPIRED', 'UNKNOWN')),
  reason      text,
  ended_at    timestamptz,
  check (deadline > created_at),
  check ((outcome is null) = (ended_at is null))
);
create index command_of_passage on command (passage_id, id);
create index command_newest_of_robot on command (robot_code, id desc);
create index command_pending on command (deadline) where outcome is null;
call belongs_to_tenant('command', 'select, insert, update');

-- "Every opening is kept for ever": it can be granted and concluded, never deleted.
create table opening (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  park_id     uuid not null references park,
  lane_id     uuid not null references lane,
  passage_id  uuid not null references passage,
  kind        text not null check (kind in ('NORMAL', 'PAYMENT', 'DESK', 'ABNORMAL', 'OFFLINE')),
  cause       text not null,
  situation   text,
  plate       text,
  decided_by  text not null,
  command_id  uuid references command,
  granted_at  timestamptz not null,
  deadline    timestamptz,
  outcome     text check (outcome in ('OPENED', 'REFUSED', 'EXPIRED', 'UNKNOWN')),
  reason      text,
  ended_at    timestamptz,
  check ((outcome is null) = (ended_at is null)),
  check ((command_id is null) = (kind = 'OFFLINE'))
);
-- "Nothing that was already granted is granted twice": the rules grant a passage once, whatever the cause …
create unique index opening_granted_once_by_rule on opening (passage_id) where kind in ('NORMAL', 'PAYMENT', 'OFFLINE');
-- … and nobody grants the same cause twice.
create unique index opening_once_per_cause on opening (passage_id, cause);
-- "A gate command belongs to one passage. It is used once."
create unique index opening_one_per_command on opening (command_id);
create index opening_newest on opening (tenant_id, id desc);
create index opening_of_park on opening (park_id, id desc);
create index opening_of_passage on opening (passage_id);
call belongs_to_tenant('opening', 'select, insert, update');

-- A vehicle inside a park. It begins when the robot reported the car gone through, never earlier.
create table stay (
  id               uuid primary key,
  tenant_id        uuid not null references tenant,
  park_id          uuid not null references park,
  state            text not null check (state in ('LIVE', 'ENDED', 'EXIT_MISSING', 'VOID')),
  stay_class       text not null check (stay_class in ('TEMPORARY', 'UNPLATED', 'CARD', 'SHARED_SPACES')),
  plate            text,
  driver           text,                -- an unplated vehicle is known by its driver's scan instead
  plate_color      text,
  vehicle_type     text,
  vehicle_color    text,
  card_id          uuid,
  tariff_id        uuid,                -- the version that was in force at the entry
  images           jsonb not null,
  entry_lane_id    uuid not null,
  entry_passage_id uuid not null references passage,
  entered_at       timestamptz not null,
  exit_passage_id  uuid references passage,
  left_at          timestamptz,
  free_minutes     bigint,              -- how many its fee let pass: they are not granted again where the tariff says so
  review           text,                -- why somebody should look at it; null: nothing to look at
  corrections      jsonb not null,      -- who changed what, old and new
  check (plate is not null or driver is not null or review is not null),
  check ((state = 'LIVE') = (left_at is null)),
  check (left_at >= entered_at)
);
create unique index stay_one_live_per_plate on stay (park_id, plate) where state = 'LIVE' and plate is not null;
create unique index stay_one_live_per_driver on stay (park_id, driver) where state = 'LIVE' and plate is null and driver is not null;
create unique index stay_one_per_entry on stay (entry_passage_id);
create index stay_live_of_card on stay (card_id) where state = 'LIVE' and card_id is not null;
create index stay_of_plate on stay (tenant_id, plate, entered_at desc) where plate is not null;
create index stay_newest on stay (tenant_id, id desc);
create index stay_of_park on stay (park_id, id desc);
create index stay_live_of_park on stay (park_id, id desc) where state = 'LIVE';
create index stay_to_review on stay (tenant_id, id desc) where review is not null;
call belongs_to_tenant('stay', 'select, insert, update');

-- Vehicles inside, counted by the stays' own transactions; `correction` is what somebody counted by hand on top.
create table occupancy (
  park_id    uuid primary key references park,
  tenant_id  uuid not null references tenant,
  inside     int not null default 0,    -- live stays
  promised   int not null default 0 check (promised >= 0),  -- cleared at an entry, not yet through
  correction int not null default 0
);
call belongs_to_tenant('occupancy', 'select, insert, update');

create table occupancy_correction (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  park_id    uuid not null references park,
  difference int not null,
  reason     text not null check (reason <> ''),
  corrected_by text not null,
  at         timestamptz not null
);
call belongs_to_tenant('occupancy_correction', 'select, insert');

-- What a robot says of itself.
create table robot_state (
  code            text primary key references robot (code) on delete cascade on update cascade,
  tenant_id       uuid not null references tenant,
  presence        text not null default 'OFFLINE' check (presence in ('ONLINE', 'OFFLINE')),
  boot_id         uuid,
  firmware        text,
  capabilities    jsonb,
  presence_at     timestamptz,
  gate            text,
  gate_at         timestamptz,
  power           text,
  battery         int,
  network         jsonb,
  temperature     real,
  faults          jsonb,
  health_boot_id  uuid,
  health_seq      bigint,
  health_at       timestamptz,
  clock_offset_ms bigint,
  seen_at         timestamptz
);
call belongs_to_tenant('robot_state', 'select, insert, update');

-- A message that cannot be understood is kept aside with its reason (contract/mqtt.md, Session).
create table message_set_aside (
  id         uuid primary key,
  tenant_id  uuid references tenant,    -- null: not even its robot is known
  robot_code text,
  topic      text not null,
  code       text not null,
  detail     text not null,
  payload    bytea not null,
  at         timestamptz not null
);
alter table message_set_aside enable row level security;
create policy of_tenant on message_set_aside for select using (tenant_id = (select current_tenant()));
create policy kept on message_set_aside for insert with check (tenant_id is null or tenant_id = (select current_tenant()));
grant select, insert on message_set_aside to ${app_role};
