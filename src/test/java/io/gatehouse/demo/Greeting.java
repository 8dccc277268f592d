package io.gatehouse.demo;

import io.gatehouse.access.Roles;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells where everything is, and how to try it. */
record Greeting(DemoOptions options, DemoTenant tenant) {

    void print(PrintStream out) {
        var token = tenant.token(Roles.OPERATOR, Token.A_DAY);
        var file = options.folder().resolve("operator.token");
        write(file, token);
        out.println(
                """

                Gatehouse runs.
                  HTTP API     %1$s/v1
                  Swagger UI   %1$s/q/swagger-ui
                  MQTT         127.0.0.1:%2$d   robots' secrets: %3$s/robots.json
                  PostgreSQL   127.0.0.1:%4$d   database gatehouse
                  photos       %5$s
                  log          %6$s

                A token of an operator, valid for a day (also in %7$s):
                  %8$s
                Another one:   mvn -q exec:java -Dexec.args="token AUDITOR"
                               roles: %9$s
                Try:           curl -s -H "Authorization: Bearer $(cat %7$s)" %1$s/v1/parks
                """
                        .formatted(
                                options.url(),
                                options.mqttPort(),
                                options.folder(),
                                options.databasePort(),
                                options.evidence(),
                                options.log(),
                                file,
                                token,
                                String.join(", ", Token.ROLES)));
    }

    private static void write(Path file, String token) {
        try {
            Files.writeString(file, token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
