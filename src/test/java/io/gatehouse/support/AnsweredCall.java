package io.gatehouse.support;

import io.gatehouse.platform.Ids;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An agent and a call about a car that the agent has answered, written by hand: how it came to that is another story. A
 * call that the platform raised by itself is the one.
 */
public record AnsweredCall(TestPark park, UUID agent, UUID call) {

    private static final AtomicInteger SLOT = new AtomicInteger();

    /** By the agent whose tokens have just the role AGENT. */
    public static AnsweredCall about(TestPark park, UUID passage) {
        return about(park, passage, agent(park, "test-agent", false));
    }

    public static AnsweredCall about(TestPark park, UUID passage, UUID agent) {
        TestTenant.sql(
                """
                insert into call (id, tenant_id, kind, reason, state, lane_id, park_id, direction, passage_id, agent_id,
                    slot, queued_at, reached_at, answered_at)
                  select '%s', tenant_id, 'FROM_ROBOT', 'HELP_BUTTON', 'ANSWERED', lane_id, park_id, direction, id, '%s',
                    %d, now(), now(), now() from passage where id = '%s'
                  on conflict (passage_id) where state in ('QUEUED', 'OFFERED', 'ANSWERED', 'WRAP_UP') do update set
                    state = 'ANSWERED', agent_id = excluded.agent_id, slot = excluded.slot, offered_until = null,
                    answered_at = now()"""
                        .formatted(Ids.next(), agent, SLOT.incrementAndGet(), passage));
        var call = park.read("select id from call where state = 'ANSWERED' and passage_id = '" + passage + "'");
        return new AnsweredCall(park, agent, UUID.fromString(call));
    }

    /** An agent of the tenant with this name in tokens; the one there is, if there is one. */
    public static UUID agent(TestPark park, String subject, boolean supervisor) {
        TestTenant.sql(
                """
                insert into agent (id, tenant_id, version, subject, name, parks, park_groups, languages, capacity,
                    supervisor, created_at)
                  values ('%s', '%s', 0, '%s', '客服 %s', '{}', '{}', '{zh-CN}', 1, %s, now())
                  on conflict (tenant_id, subject) do nothing"""
                        .formatted(Ids.next(), park.tenant().id(), subject, subject, supervisor));
        return UUID.fromString(park.read("select id from agent where tenant_id = $t and subject = '" + subject + "'"));
    }

    /** Given to somebody else. */
    public void movedTo(UUID other) {
        TestTenant.sql("update call set agent_id = '%s', slot = %d where id = '%s'"
                .formatted(other, SLOT.incrementAndGet(), call));
    }

    public RequestSpecification request() {
        return park.tenant().as("AGENT");
    }
}
