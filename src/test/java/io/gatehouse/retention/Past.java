package io.gatehouse.retention;

import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;

/** What happened at a park long ago. Only the past can make it, so it is written by hand, in the name of the tenant. */
record Past(TestPark park) {

    /** Cars that went in so many months ago, each opening the gate once, and parked until the next day. */
    void cars(int monthsAgo, int count) {
        asTenant(
                """
                create temporary table car on commit drop as
                  select n, uuidv7(-ago) as id, uuidv7(-ago) as opening, uuidv7(-ago) as stay, now() - ago as at
                  from generate_series(1, %4$d) n,
                    lateral (select interval '%3$d months' + n * interval '1 second' as ago) a order by n desc;
                insert into passage (id, tenant_id, park_id, lane_id, robot_code, arrival_id, direction, state, plate,
                    readings, stay_id, images, arrived_at, cleared_at, ended_at)
                  select id, '%1$s', '%2$s', '%5$s', 'r', id, 'ENTRY', 'THROUGH', '粤B' || lpad(n::text, 5, '0'), 1, stay,
                    '[]', at, at, at from car;
                insert into command (id, tenant_id, passage_id, robot_code, kind, payload, deadline, created_at, outcome,
                    ended_at)
                  select id, '%1$s', id, 'r', 'present', '{}', at + interval '1 second', at, 'DONE', at from car;
                insert into opening (id, tenant_id, park_id, lane_id, passage_id, direction, kind, cause, plate, decided_by,
                    granted_at)
                  select opening, '%1$s', '%2$s', '%5$s', id, 'ENTRY', 'OFFLINE', 'policy', '粤B1', 'robot', at from car
                  order by n desc;
                update opening o set outcome = 'OPENED', ended_at = granted_at from car where o.id = car.opening;
                insert into stay (id, tenant_id, park_id, state, stay_class, plate, images, entry_lane_id, entry_passage_id,
                    entered_at, left_at, corrections)
                  select stay, '%1$s', '%2$s', 'ENDED', 'TEMPORARY', '粤B' || lpad(n::text, 5, '0'), '[]', '%5$s', id, at,
                    at + interval '1 day', '[]' from car;
                insert into event (id, tenant_id, park_id, subject, type, at, data)
                  select uuidv7(-(now() - at)), '%1$s', '%2$s', id, 'passage.through', at, '{}' from car order by n desc;
                """
                        .formatted(
                                park.tenant().id(),
                                park.id(),
                                monthsAgo,
                                count,
                                park.entry().id()));
    }

    /** In one transaction: openings are sealed when their own tenant grants them. */
    void asTenant(String statements) {
        TestTenant.sql("select set_config('gatehouse.tenant', '" + park.tenant().id() + "', true); " + statements);
    }

    /** The log has months that are over only where time went by: what was before months is put before these. */
    static String monthsOfLog(int first, int last) {
        return """
                do $$
                declare
                  of_month date := date_trunc('month', now() at time zone 'UTC' - %1$d * interval '1 month')::date;
                begin
                  if exists (select from event_month where month = '-infinity' and until > month_begins(of_month)) then
                    alter table event detach partition event_before;
                    execute format('alter table event attach partition event_before for values from (minvalue) to (%%L)',
                                   first_id_at(month_begins(of_month)));
                    update event_month set until = month_begins(of_month), until_id = first_id_at(month_begins(of_month))
                    where month = '-infinity';
                  end if;
                  for i in 0 .. %1$d - %2$d loop
                    if not exists (select from event_month where month = of_month + i * interval '1 month') then
                      call make_event_month((of_month + i * interval '1 month')::date);
                    end if;
                  end loop;
                end $$"""
                .formatted(first, last);
    }
}
