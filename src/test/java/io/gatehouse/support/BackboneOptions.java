package io.gatehouse.support;

import java.nio.file.Path;

/**
 * How a {@link Backbone} is set up.
 *
 * @param folder where the data stay, or null: temporary data, deleted at the end
 * @param databasePort 0 for a free one
 * @param brokerPort 0 for a free one
 * @param access who of the robots may connect; null: those of the table {@code robot}
 */
public record BackboneOptions(
        Path folder, int databasePort, int brokerPort, Login owner, Login app, Login platform, BrokerAccess access) {

    /** The data are thrown away at the end and fsync is off: for tests. */
    public static BackboneOptions temporary() {
        return new BackboneOptions(
                null,
                0,
                0,
                new Login("gatehouse_owner", "owner-secret"),
                new Login("gatehouse_app", "app-secret"),
                new Login("platform", "platform-secret"),
                null);
    }

    /** The data stay in this folder, written durably: for the demo. */
    public static BackboneOptions keptIn(Path folder) {
        var t = temporary();
        return new BackboneOptions(folder, 0, 0, t.owner, t.app, t.platform, null);
    }

    public BackboneOptions withPorts(int database, int broker) {
        return new BackboneOptions(folder, database, broker, owner, app, platform, access);
    }

    /** The passwords of the two database roles; their names are fixed. */
    public BackboneOptions withDatabasePasswords(String ofOwner, String ofApp) {
        return new BackboneOptions(
                folder,
                databasePort,
                brokerPort,
                new Login(owner.name, ofOwner),
                new Login(app.name, ofApp),
                platform,
                access);
    }

    /** The one user of the broker that may use everything below {@code gatehouse/v1/}. */
    public BackboneOptions withPlatform(String name, String password) {
        return new BackboneOptions(folder, databasePort, brokerPort, owner, app, new Login(name, password), access);
    }

    public BackboneOptions withAccess(BrokerAccess robots) {
        return new BackboneOptions(folder, databasePort, brokerPort, owner, app, platform, robots);
    }

    boolean kept() {
        return folder != null;
    }

    /** A name and its password. */
    public record Login(String name, String password) {}
}
