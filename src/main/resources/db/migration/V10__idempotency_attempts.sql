-- Which attempt holds a key: one that was taken over must not answer for the one that took over.
delete from idempotency_key;
alter table idempotency_key add column attempt uuid not null;

-- "… gets the first answer again for 24 h": afterwards nobody needs it. Across tenants, therefore as the owner.
create function purge_idempotency_keys() returns int
  language plpgsql security definer set search_path = public as
$$
declare purged int;
begin
  delete from idempotency_key where created_at < now() - interval '24 hours';
  get diagnostics purged = row_count;
  return purged;
end $$;
revoke execute on function purge_idempotency_keys() from public;
grant execute on function purge_idempotency_keys() to ${app_role};
