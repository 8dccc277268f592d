-- How long a tenant's history is kept, and what must not stand in the way when it is over.

create table retention (
  id             uuid primary key,
  tenant_id      uuid not null unique references tenant,
  version        int not null default 0,
  photo_days     int not null default 30 check (photo_days between 1 and 3660),
  passage_months int not null default 24 check (passage_months between 2 and 240),
  created_at     timestamptz not null default now()
);
call belongs_to_tenant('retention', 'select, update');

-- Every tenant has one from its beginning.
create function begin_retention() returns trigger
  language plpgsql security definer set search_path = public as
$$
begin
  insert into retention (id, tenant_id) values (gen_random_uuid(), new.id) on conflict do nothing;
  return null;
end $$;
create trigger has_retention after insert on tenant for each row execute function begin_retention();
insert into retention (id, tenant_id) select gen_random_uuid(), id from tenant on conflict do nothing;

-- Whole months, in UTC: what was made before this moment is over.
create function kept_since(of_tenant uuid) returns timestamptz
  language sql stable as
$$
  select date_trunc('month', now() at time zone 'UTC' - r.passage_months * interval '1 month') at time zone 'UTC'
  from retention r where r.tenant_id = of_tenant
$$;

-- A photo may go before what is known of it.
alter table evidence add column erased_at timestamptz;
grant update (erased_at) on evidence to ${app_role};
create index evidence_with_photo on evidence (tenant_id, id) where erased_at is null;

-- What outlives a passage forgets which it was; a stay that lasts knows its entry, and so does its passage stay.
alter table stay
  alter column entry_passage_id drop not null,
  add constraint stay_live_has_entry check (state <> 'LIVE' or entry_passage_id is not null) not valid,
  drop constraint stay_entry_passage_id_fkey,
  drop constraint stay_exit_passage_id_fkey,
  add constraint stay_entry_passage_id_fkey foreign key (entry_passage_id) references passage on delete set null not valid,
  add constraint stay_exit_passage_id_fkey foreign key (exit_passage_id) references passage on delete set null not valid;
alter table stay validate constraint stay_live_has_entry;
alter table call
  drop constraint call_passage_id_fkey,
  add constraint call_passage_id_fkey foreign key (passage_id) references passage on delete set null not valid;
alter table evidence
  drop constraint evidence_passage_id_fkey,
  add constraint evidence_passage_id_fkey foreign key (passage_id) references passage on delete set null not valid;
alter table points_hold
  drop constraint points_hold_passage_id_fkey,
  add constraint points_hold_passage_id_fkey foreign key (passage_id) references passage on delete set null not valid;
alter table stay validate constraint stay_entry_passage_id_fkey;
alter table stay validate constraint stay_exit_passage_id_fkey;
alter table call validate constraint call_passage_id_fkey;
alter table evidence validate constraint evidence_passage_id_fkey;
alter table points_hold validate constraint points_hold_passage_id_fkey;

-- A row is deleted without reading through the tables that may name it.
create index stay_of_exit on stay (exit_passage_id) where exit_passage_id is not null;
create index call_of_passage on call (passage_id) where passage_id is not null;
create index opening_of_call on opening (call_id) where call_id is not null;
create index visitor_of_call on visitor (call_id) where call_id is not null;
create index points_hold_of_stay on points_hold (stay_id);
create index passage_matched_to on passage (matched_stay_id) where matched_stay_id is not null;
