-- "A gate that such hardware reports held open while exits are missing is listed, and no fee runs on for the cars that it
-- let out unseen."
alter table robot_state add column gate_since timestamptz;  -- since when the gate stands as it was reported last
update robot_state set gate_since = gate_at;

create table gate_held_open (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  park_id    uuid not null references park,
  lane_id    uuid not null references lane on delete cascade,
  direction  text not null check (direction in ('ENTRY', 'EXIT')),
  began_at   timestamptz not null,       -- since then it is open, and nobody was seen there
  noticed_at timestamptz not null,
  ended_at   timestamptz,                -- null: it still is
  check (ended_at >= began_at)
);
-- A gate is held open once at a time.
create unique index gate_held_open_one_per_lane on gate_held_open (lane_id) where ended_at is null;
create index gate_held_open_newest on gate_held_open (tenant_id, id desc);
create index gate_held_open_of_park on gate_held_open (park_id, began_at);
call belongs_to_tenant('gate_held_open', 'select, insert, update');

-- Gates that have been open for so long, and at whose lanes nobody was seen since.
create function gates_left_open(open_before timestamptz)
  returns table (tenant_id uuid, park_id uuid, lane_id uuid, direction text, began_at timestamptz)
  language sql stable security definer set search_path = public as
$$
  select l.tenant_id, l.park_id, l.id, l.direction, greatest(s.gate_since, seen.at)
  from robot_state s join robot r on r.code = s.code join lane l on l.id = r.lane_id
  cross join lateral (
    select max(greatest(p.arrived_at, p.ended_at)) as at
    from (select arrived_at, ended_at from passage where passage.lane_id = l.id order by id desc limit 20) p) seen
  where s.gate = 'OPEN' and s.gate_since < open_before and coalesce(seen.at < open_before, true)
    and not exists (select from gate_held_open h where h.lane_id = l.id and h.ended_at is null)
$$;

-- Those that are not open any more. A fault tells nothing of where the bar is.
create function gates_closed_again(as_of timestamptz)
  returns table (tenant_id uuid, id uuid, closed_at timestamptz)
  language sql stable security definer set search_path = public as
$$
  select h.tenant_id, h.id, greatest(h.began_at, least(coalesce(s.gate_since, as_of), as_of))
  from gate_held_open h left join robot r on r.lane_id = h.lane_id left join robot_state s on s.code = r.code
  where h.ended_at is null and coalesce(s.gate, 'CLOSED') not in ('OPEN', 'FAULT')
$$;
revoke execute on function gates_left_open(timestamptz), gates_closed_again(timestamptz) from public;
grant execute on function gates_left_open(timestamptz), gates_closed_again(timestamptz) to ${app_role};
