-- Every row belongs to a tenant (house rule of the room `access`). Two barriers stand between tenants: the
-- predicate of each query, and these row-level policies, under a role that owns nothing and cannot bypass them.
do $$
begin
  if not exists (select from pg_roles where rolname = '${app_role}') then
    raise exception 'role ${app_role} is missing: create it with LOGIN NOSUPERUSER NOBYPASSRLS before Gatehouse starts';
  end if;
end $$;

grant usage on schema public to ${app_role};

-- The tenant on whose behalf the current transaction works; set by the platform with set_config(…, is_local => true).
create function current_tenant() returns uuid
  language sql stable as
$$ select nullif(current_setting('gatehouse.tenant', true), '')::uuid $$;

-- Turns a table into one whose rows only their tenant sees, and says what the platform may do with it.
create procedure belongs_to_tenant(of_table regclass, may text)
  language plpgsql as
$$
begin
  execute format('alter table %s enable row level security', of_table);
  execute format('create policy of_tenant on %s using (tenant_id = (select current_tenant()))
                  with check (tenant_id = (select current_tenant()))', of_table);
  execute format('grant %s on %s to ${app_role}', may, of_table);
end $$;

create table tenant (
  id         uuid primary key,
  name       text not null check (name <> ''),
  created_at timestamptz not null default now()
);
alter table tenant enable row level security;
create policy itself on tenant using (id = (select current_tenant()));
grant select on tenant to ${app_role};

-- The same key with the same body gets the first answer again for 24 h (contract/http.md, Idempotency-Key).
create table idempotency_key (
  tenant_id  uuid not null references tenant,
  subject    text not null,
  key        text not null check (length(key) between 1 and 200),
  operation  text not null,
  body_hash  text not null,
  status     int,                       -- null while the first request runs
  headers    jsonb,
  body       text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, subject, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);
call belongs_to_tenant('idempotency_key', 'select, insert, update, delete');
