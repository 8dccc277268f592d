-- A photo that a robot took is part of what the desk sees of its lane.
create function tell_scene_of_photo() returns trigger
  language plpgsql as
$$
begin
  perform tell_scene_changed(r.lane_id) from robot r where r.code = new.robot_code and r.lane_id is not null;
  return null;
end $$;
create trigger scene_told after insert on evidence
  for each row when (new.robot_code is not null) execute function tell_scene_of_photo();
