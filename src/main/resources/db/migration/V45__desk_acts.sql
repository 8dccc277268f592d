-- What the desk does at a lane (domain/lanes.md "What the desk may do").

-- "correct the plate: old and new plate, agent", "match a stay: who matched what": the desk's word stands against cameras.
alter table passage
  add column plate_by        text,                         -- the agent who said which plate it is; null: the camera
  add column matched_stay_id uuid references stay,         -- the stay that the desk matched, whatever its plate
  add column corrections     jsonb not null default '[]';  -- who said what, old and new, oldest first

-- A photo that was taken of one car at one lane.
alter table evidence add column passage_id uuid references passage;
create index evidence_of_passage on evidence (passage_id, id) where passage_id is not null;

-- "register a visitor: phone and reason recorded".
create table visitor (
  id            uuid primary key,
  tenant_id     uuid not null references tenant,
  park_id       uuid not null references park,
  lane_id       uuid not null references lane,
  passage_id    uuid not null references passage,
  plate         text,
  name          text,
  phone         text not null check (phone <> ''),
  reason        text not null check (reason <> ''),
  registered_by text not null,
  agent_id      uuid,
  call_id       uuid references call,
  by_supervisor boolean not null,
  at            timestamptz not null
);
create index visitor_newest on visitor (tenant_id, id desc);
create index visitor_of_passage on visitor (passage_id);
call belongs_to_tenant('visitor', 'select, insert');

alter table opening
  add column direction       text check (direction in ('ENTRY', 'EXIT')),
  add column abnormal_reason text check (abnormal_reason in ('SPECIAL_VEHICLE', 'SPECIAL_PERSON', 'NON_MOTOR_VEHICLE',
                                                             'EQUIPMENT_FAULT', 'EMERGENCY', 'OTHER')),
  add column remark          text,
  add column agent_id        uuid,                         -- null with by_supervisor: an operator who is no agent
  add column call_id         uuid references call,
  add column by_supervisor   boolean not null default false,
  add column document_photos uuid[] not null default '{}',
  add column scene_photos    uuid[] not null default '{}';
update opening o set direction = p.direction from passage p where p.id = o.passage_id;
alter table opening
  alter column direction set not null,
  -- "open abnormally: with a reason from … and a remark"
  add constraint opening_abnormal_has_reason check ((kind = 'ABNORMAL') = (abnormal_reason is not null)),
  add constraint opening_abnormal_has_remark check (kind <> 'ABNORMAL' or coalesce(btrim(remark), '') <> ''),
  -- "at an exit also evidence: 1 to 4 document photos and 1 to 4 scene photos"
  add constraint opening_has_evidence check (kind <> 'ABNORMAL' or direction <> 'EXIT'
    or cardinality(document_photos) between 1 and 4 and cardinality(scene_photos) between 1 and 4),
  add constraint opening_has_no_more_evidence check (cardinality(document_photos) <= 4 and cardinality(scene_photos) <= 4),
  -- "kept: … agent"
  add constraint opening_of_desk_has_agent check (kind not in ('DESK', 'ABNORMAL') or agent_id is not null or by_supervisor);
create index opening_of_agent on opening (agent_id, id desc) where agent_id is not null;
create index opening_abnormal on opening (tenant_id, id desc) where kind = 'ABNORMAL';

-- "Every opening is kept for ever": only how it ended becomes known later.
revoke update on opening from ${app_role};
grant update (outcome, reason, ended_at) on opening to ${app_role};

-- Evidence is a photo that is there, of this tenant, of the kind it is named as, and taken of this car: neither before it
-- came nor of another. The direction is that of the passage, whatever is written.
create function opening_with_evidence() returns trigger
  language plpgsql as
$$
declare
  about passage;
begin
  select * into about from passage where id = new.passage_id;
  new.direction := coalesce(about.direction, new.direction);
  if exists (
    select from (select unnest(new.document_photos) as id, 'DOCUMENT' as kind
                 union all select unnest(new.scene_photos), 'SCENE') said
    where not exists (select from evidence e where e.id = said.id and e.tenant_id = new.tenant_id and e.kind = said.kind
                      and e.created_at >= about.arrived_at and coalesce(e.park_id, new.park_id) = new.park_id
                      and coalesce(e.passage_id, new.passage_id) = new.passage_id)) then
    raise exception 'a photo of opening % is no evidence of its passage', new.id
      using errcode = 'check_violation', constraint = 'opening_evidence_is_of_passage', table = 'opening';
  end if;
  if (select count(*) <> count(distinct id) from unnest(new.document_photos || new.scene_photos) said (id)) then
    raise exception 'a photo of opening % is named twice', new.id
      using errcode = 'check_violation', constraint = 'opening_evidence_once', table = 'opening';
  end if;
  return new;
end $$;
create trigger with_evidence before insert on opening for each row execute function opening_with_evidence();

-- Somebody looked at an opening afterwards; once.
create table opening_review (
  opening_id    uuid primary key references opening on delete cascade,
  tenant_id     uuid not null references tenant,
  reviewed_by   text not null,
  agent_id      uuid,
  remark        text not null check (btrim(remark) <> ''),
  at            timestamptz not null
);
call belongs_to_tenant('opening_review', 'select, insert');
