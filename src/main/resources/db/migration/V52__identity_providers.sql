-- Where a tenant's own people sign in. What their provider's tokens say of roles counts; which tenant they are of is said
-- by this row, never by a token.
create table identity_provider (
  id            uuid primary key,
  tenant_id     uuid not null references tenant,
  version       int not null,
  name          text not null check (name <> ''),
  issuer        text not null check (issuer <> ''),
  audience      text not null check (audience <> ''),
  jwks_uri      text not null,
  subject_claim text not null,
  roles_claim   text not null,
  roles         jsonb not null,          -- our role by the provider's name for it
  disabled      boolean not null,
  created_at    timestamptz not null,
  unique (tenant_id, name)
);
-- A token leads to one tenant: several may share a provider, if their people's tokens are meant for different audiences.
create unique index identity_provider_once_per_audience on identity_provider (issuer, audience);
create index identity_provider_of_tenant on identity_provider (tenant_id, id);
call belongs_to_tenant('identity_provider', 'select, insert, update, delete');

create function tell_identity_provider_changed() returns trigger
  language plpgsql as
$$
begin
  perform pg_notify('gatehouse_identity_providers', coalesce(new.id, old.id)::text);
  return null;
end $$;
create trigger told after insert or update or delete on identity_provider
  for each row execute function tell_identity_provider_changed();

-- All of them, asked before a tenant is known; so that strangers' tokens cost no question each.
create function identity_providers_known()
  returns table (tenant_id uuid, id uuid, issuer text, audience text, jwks_uri text, subject_claim text,
                 roles_claim text, roles jsonb)
  language sql stable security definer set search_path = public as
$$
  select p.tenant_id, p.id, p.issuer, p.audience, p.jwks_uri, p.subject_claim, p.roles_claim, p.roles
  from identity_provider p where not p.disabled
$$;
revoke execute on function identity_providers_known() from public;
grant execute on function identity_providers_known() to ${app_role};
