-- Lanes of other makers: a controller that speaks HTTP, or a camera that speaks its maker's MQTT, is a robot on another
-- wire. All that is granted, sent and concluded stays the same; only the way of its messages differs.
alter table robot
  add column transport text not null default 'MQTT' check (transport in ('MQTT', 'HTTP', 'VZICLOUD')),
  add column serial    text check (serial ~ '^[A-Za-z0-9_-]{3,64}$');
-- A device's topics carry its serial number only, so it is one robot's among all tenants.
create unique index robot_one_per_device on robot ((coalesce(serial, code))) where transport = 'VZICLOUD';

-- Where a robot's messages belong, and by which wire it is reached.
drop function home_of_robot(text);
create function home_of_robot(of_code text)
  returns table (tenant_id uuid, robot_id uuid, lane_id uuid, transport text, device text)
  language sql stable security definer set search_path = public as
$$
  select r.tenant_id, r.id, r.lane_id, r.transport, case r.transport when 'VZICLOUD' then coalesce(r.serial, r.code) else r.code end
  from robot r where r.code = of_code
$$;

create function robot_of_device(of_serial text)
  returns table (code text)
  language sql stable security definer set search_path = public as
$$ select r.code from robot r where r.transport = 'VZICLOUD' and coalesce(r.serial, r.code) = of_serial $$;

-- What a controller fetches is never sent.
create or replace function unsent_commands(created_before timestamptz, as_of timestamptz, most int)
  returns table (tenant_id uuid, id uuid)
  language sql stable security definer set search_path = public as
$$
  select c.tenant_id, c.id from command c left join robot r on r.code = c.robot_code
  where c.outcome is null and c.sent_at is null and c.deadline > as_of and c.created_at < created_before
    and r.transport is distinct from 'HTTP'
  order by c.deadline limit most
$$;

-- Only MQTT has a last will: whoever else was not heard for a while is away.
create function silent_robots(heard_before timestamptz)
  returns table (tenant_id uuid, code text)
  language sql stable security definer set search_path = public as
$$
  select s.tenant_id, s.code from robot_state s join robot r on r.code = s.code
  where s.presence = 'ONLINE' and s.seen_at < heard_before and r.transport <> 'MQTT'
$$;

do $$
declare f text;
begin
  foreach f in array array['home_of_robot(text)', 'robot_of_device(text)', 'silent_robots(timestamptz)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to ${app_role}', f);
  end loop;
end $$;

-- A controller that waits for its next command is woken on whatever instance it waits. Nothing is told of other robots'
-- commands, so that their commits do not queue for it.
create function tell_commands_of_lane() returns trigger
  language plpgsql as
$$
begin
  perform pg_notify('gatehouse_lane_commands', r.lane_id::text) from robot r
  where r.code = new.robot_code and r.transport = 'HTTP' and r.lane_id is not null;
  return null;
end $$;
create trigger told after insert on command for each row execute function tell_commands_of_lane();
