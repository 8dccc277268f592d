package io.gatehouse.event;

import io.gatehouse.platform.Ids;
import io.gatehouse.support.BackboneResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** A transaction that tells events and takes its time. */
final class Teller implements AutoCloseable {

    private final UUID tenant;
    private final Connection connection;

    Teller(UUID tenant) {
        this.tenant = tenant;
        try {
            var backbone = BackboneResource.backbone();
            connection = backbone.database().connect(backbone.options().owner());
            connection.setAutoCommit(false);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Teller tells(String what) {
        return tells("test.told", what);
    }

    Teller tells(String type, String what) {
        var sql =
                "insert into event (id, tenant_id, type, at, data) values (?, ?, ?, now(), jsonb_build_object('n', ?))";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, tenant);
            insert.setString(3, type);
            insert.setString(4, what);
            insert.executeUpdate();
            return this;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void commits() {
        try {
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
