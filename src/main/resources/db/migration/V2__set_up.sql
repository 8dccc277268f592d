-- What an operator sets up. These tables are written by Hibernate only, each row with a version.

create table park (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  version     int not null,
  code        text not null,
  name        text not null,
  address     text,
  latitude    double precision check (latitude between -90 and 90),
  longitude   double precision check (longitude between -180 and 180),
  time_zone   text not null,
  currency    char(3) not null,
  capacity    int not null check (capacity >= 0),
  admission   text not null check (admission in ('OPEN', 'CONFIRM')),
  rules       jsonb not null,           -- ParkRules: how this park treats expired cards, arrears, doubtful plates
  calendar    jsonb not null,           -- public holidays and worked weekends
  contacts    jsonb not null,
  created_at  timestamptz not null,
  unique (tenant_id, code)
);
call belongs_to_tenant('park', 'select, insert, update, delete');

create table lane (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  version     int not null,
  park_id     uuid not null references park,
  code        text not null,
  name        text not null,
  direction   text not null check (direction in ('ENTRY', 'EXIT')),
  created_at  timestamptz not null,
  unique (park_id, code)
);
create index lane_of_tenant on lane (tenant_id, id);
call belongs_to_tenant('lane', 'select, insert, update, delete');

-- A robot's code is its name on the wire, so it is unique among all tenants. Without a secret it cannot connect.
create table robot (
  id           uuid primary key,
  tenant_id    uuid not null references tenant,
  version      int not null,
  lane_id      uuid references lane,
  code         text not null unique check (code ~ '^[A-Za-z0-9_-]{3,64}$'),
  name         text not null,
  phone        text,
  secret_hash  text,
  created_at   timestamptz not null
);
create unique index robot_one_per_lane on robot (lane_id);
create index robot_of_tenant on robot (tenant_id, id);
call belongs_to_tenant('robot', 'select, insert, update, delete');

create table camera (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  version     int not null,
  lane_id     uuid references lane,
  name        text not null,
  kind        text not null check (kind in ('PLATE', 'SCENE', 'DOCUMENT')),
  maker       text,
  serial      text,
  channel     int,
  created_at  timestamptz not null
);
create index camera_of_lane on camera (lane_id);
create index camera_of_tenant on camera (tenant_id, id);
call belongs_to_tenant('camera', 'select, insert, update, delete');

-- A tariff is data, versioned, with the moment it takes effect (domain/money.md): a change is a new row of the
-- same name; a stay keeps the row that was in force when it entered.
create table tariff (
  id             uuid primary key,
  tenant_id      uuid not null references tenant,
  version        int not null,
  park_id        uuid not null references park,
  name           text not null,
  effective_from timestamptz not null,
  definition     jsonb not null,
  created_at     timestamptz not null,
  unique (park_id, effective_from)
);
call belongs_to_tenant('tariff', 'select, insert, update, delete');

create table card (
  id           uuid primary key,
  tenant_id    uuid not null references tenant,
  version      int not null,
  park_id      uuid not null references park,
  number       text not null,
  holder       text not null,
  phone        text,
  plates       text[] not null check (cardinality(plates) between 1 and 50),
  spaces       int not null check (spaces between 1 and 50),
  month_amount bigint not null check (month_amount >= 0),
  suspended    boolean not null,
  created_at   timestamptz not null,
  unique (park_id, number)
);
create index card_of_tenant on card (tenant_id, id);
create index card_by_plate on card using gin (plates);
create index card_by_phone on card (tenant_id, phone);
call belongs_to_tenant('card', 'select, insert, update, delete');

-- A plate that the operator does not let in: to one park, or to all of the tenant's (park_id null).
create table bar (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  version     int not null,
  park_id     uuid references park,
  plate       text not null,
  reason      text not null,
  created_at  timestamptz not null
);
create unique index bar_once on bar (tenant_id, plate, park_id) nulls not distinct;
call belongs_to_tenant('bar', 'select, insert, update, delete');

-- Every instance drops what it cached of a tenant's set-up when a row of it changes.
create function tell_set_up_changed() returns trigger
  language plpgsql as
$$
begin
  perform pg_notify('gatehouse_set_up', coalesce(new.tenant_id, old.tenant_id)::text);
  return null;
end $$;
create trigger told after insert or update or delete on park   for each row execute function tell_set_up_changed();
create trigger told after insert or update or delete on lane   for each row execute function tell_set_up_changed();
create trigger told after insert or update or delete on robot  for each row execute function tell_set_up_changed();
create trigger told after insert or update or delete on tariff for each row execute function tell_set_up_changed();

-- Which lane, park and tenant a robot on the wire belongs to: the one question that is asked before a tenant is known.
create function home_of_robot(of_code text)
  returns table (tenant_id uuid, robot_id uuid, lane_id uuid)
  language sql stable security definer set search_path = public as
$$ select r.tenant_id, r.id, r.lane_id from robot r where r.code = of_code $$;
revoke execute on function home_of_robot(text) from public;
grant execute on function home_of_robot(text) to ${app_role};
