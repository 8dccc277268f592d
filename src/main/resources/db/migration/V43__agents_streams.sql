-- "Only what the agent may see": its parks, and those whose group is one of its groups or below one of them.
create function parks_of_agent(of_agent uuid) returns uuid[]
  language sql stable as
$$
  with recursive served as (
    select g.id from agent a join park_group g on g.id = any (a.park_groups) where a.id = of_agent
    union
    select g.id from park_group g join served s on g.parent_id = s.id)
  select coalesce(array_agg(k.id), '{}') from park k
  where k.id in (select unnest(a.parks) from agent a where a.id = of_agent) or k.group_id in (select id from served)
$$;
grant execute on function parks_of_agent(uuid) to ${app_role};

-- What the desk sees of a lane changes with these rows, whoever writes them. Nothing is told while no agent has a call
-- about the lane, so that commits do not queue for it.
create function tell_scene_of_lane() returns trigger
  language plpgsql as
$$
begin
  perform tell_scene_changed(new.lane_id);
  return null;
end $$;
create trigger scene_told after insert or update on passage for each row execute function tell_scene_of_lane();
create trigger scene_told after insert or update on opening for each row execute function tell_scene_of_lane();

create function tell_scene_of_command() returns trigger
  language plpgsql as
$$
begin
  perform tell_scene_changed(p.lane_id) from passage p where p.id = new.passage_id;
  return null;
end $$;
create trigger scene_told after insert or update on command for each row execute function tell_scene_of_command();

create function tell_scene_of_robot() returns trigger
  language plpgsql as
$$
begin
  perform tell_scene_changed(r.lane_id) from robot r where r.code = new.code and r.lane_id is not null;
  return null;
end $$;
create trigger scene_told after insert or update on robot_state for each row execute function tell_scene_of_robot();

create function tell_scene_of_order() returns trigger
  language plpgsql as
$$
begin
  perform tell_scene_changed(p.lane_id) from passage p
  where p.stay_id = new.stay_id and p.state in ('ARRIVED', 'HELD', 'CLEARED');
  return null;
end $$;
create trigger scene_told after insert or update on orders for each row execute function tell_scene_of_order();

create function tell_scene_of_payment() returns trigger
  language plpgsql as
$$
begin
  perform tell_scene_changed(p.lane_id) from orders o join passage p on p.stay_id = o.stay_id
  where o.id = new.order_id and p.state in ('ARRIVED', 'HELD', 'CLEARED');
  return null;
end $$;
create trigger scene_told after insert or update on payment for each row execute function tell_scene_of_payment();

create trigger scene_told after insert or update on call
  for each row when (new.lane_id is not null) execute function tell_scene_of_lane();
