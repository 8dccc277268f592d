-- A broker asks whether a robot may come in and what is its own: before a tenant is known, by its name on the wire.
-- `device` is what a camera of another maker calls itself in its topics; null: it has none of its own.
create function robot_at_broker(of_code text)
  returns table (code text, secret_hash text, device text)
  language sql stable security definer set search_path = public as
$$
  select r.code, r.secret_hash,
    case to_jsonb(r) ->> 'transport' when 'VZICLOUD' then coalesce(to_jsonb(r) ->> 'serial', r.code) end
  from robot r where r.code = of_code
$$;
revoke execute on function robot_at_broker(text) from public;
grant execute on function robot_at_broker(text) to ${app_role};
