-- Programs of integrators. What an operator says of one is set up (written by Hibernate) …
create table client (
  id                  uuid primary key,
  tenant_id           uuid not null references tenant,
  version             int not null,
  name                text not null check (name <> ''),
  roles               text[] not null
                        check (roles <@ array['INTEGRATOR', 'DRIVER_BACKEND', 'MAINTENANCE', 'AUDITOR'] and cardinality(roles) > 0),
  scopes              text[] not null,
  parks               uuid[],            -- null: all of the tenant's
  requests_per_minute int not null check (requests_per_minute between 1 and 100000),
  requests_at_once    int not null check (requests_at_once between 1 and 100),
  disabled            boolean not null,
  created_at          timestamptz not null,
  unique (tenant_id, name)
);
create index client_of_tenant on client (tenant_id, id);
call belongs_to_tenant('client', 'select, insert, update, delete');

-- … its secrets are made and used (SQL only).
create table client_secret (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  client_id  uuid not null references client on delete cascade,
  place      int not null check (place in (1, 2)),
  hash       text not null,             -- hex SHA-256 of 256 random bits
  created_by text not null,
  created_at timestamptz not null,
  used_at    timestamptz                -- when a token was last asked for with it, to the minute
);
-- "two live secrets for rotation": a third one must wait until one is deleted.
create unique index client_secret_two_places on client_secret (client_id, place);
call belongs_to_tenant('client_secret', 'select, insert, update, delete');

-- When an instance last let a request of the client in, to the minute.
create table client_use (
  client_id uuid primary key references client on delete cascade,
  tenant_id uuid not null references tenant,
  used_at   timestamptz not null
);
call belongs_to_tenant('client_use', 'select, insert, update');

-- "revocation that takes effect within a minute on every instance": each one drops at once what it knows of the client.
create function tell_client_changed() returns trigger
  language plpgsql as
$$
begin
  perform pg_notify('gatehouse_clients',
    case when tg_table_name = 'client' then to_jsonb(coalesce(new, old)) ->> 'id'
         else to_jsonb(coalesce(new, old)) ->> 'client_id' end);
  return null;
end $$;
create trigger told after insert or update or delete on client for each row execute function tell_client_changed();
create trigger told after insert or delete on client_secret for each row execute function tell_client_changed();

-- Who a client is: asked before a tenant is known.
create function client_known(of_id uuid)
  returns table (tenant_id uuid, id uuid, roles text[], scopes text[], parks uuid[], requests_per_minute int,
                 requests_at_once int, secret_id uuid, secret_hash text)
  language sql stable security definer set search_path = public as
$$
  select c.tenant_id, c.id, c.roles, c.scopes, c.parks, c.requests_per_minute, c.requests_at_once, s.id, s.hash
  from client c left join client_secret s on s.client_id = c.id
  where c.id = of_id and not c.disabled
$$;
revoke execute on function client_known(uuid) from public;
grant execute on function client_known(uuid) to ${app_role};
