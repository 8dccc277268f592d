package io.gatehouse.bench;

import io.gatehouse.support.Backbone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the platform asks of PostgreSQL while something happens, read from PostgreSQL's own log. */
final class Recording {

    /** Process, user, and what is said; the lines of a statement after its first one begin with a tab. */
    private static final Pattern LINE = Pattern.compile("^(\\d+) (\\S+)\\|(LOG|DETAIL): {2}(.*)$");

    private static final Pattern EXECUTE = Pattern.compile("(?s)^(?:execute [^:]*|statement): (.*)$");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']++|'')*+)')");

    private static final long BEHIND_MILLIS = 700;

    /** @param parameters as text; null where the parameter is */
    record Statement(String sql, List<String> parameters) {}

    private Recording() {}

    /** The transactions of this tenant that began while it ran: those about the passage in their order, then the others. */
    static List<List<Statement>> of(Backbone backbone, UUID tenant, Runnable work) throws InterruptedException {
        var log = DatabaseLog.during(backbone, Map.of("log_statement", "all"), () -> {
            work.run();
            // what it leads to behind the driver's back: acknowledgements, the gate's reports
            Thread.sleep(BEHIND_MILLIS);
        });
        return transactions(log, backbone.options().app().name(), tenant.toString());
    }

    private static List<List<Statement>> transactions(String log, String user, String tenant) {
        var open = new LinkedHashMap<String, List<Statement>>();
        var all = new ArrayList<List<Statement>>();
        for (var line : joined(log)) {
            var found = LINE.matcher(line.lines().findFirst().orElse(""));
            if (!found.matches() || !found.group(2).equals(user)) {
                continue;
            }
            var process = found.group(1);
            var text = line.substring(found.start(4));
            if (found.group(3).equals("DETAIL")) {
                parameters(open.get(process), text);
            } else {
                statement(open, all, process, text);
            }
        }
        return all.stream()
                .filter(transaction -> transaction.stream()
                        .anyMatch(statement -> statement.parameters().contains(tenant)))
                .sorted(Comparator.comparing(Recording::isBeside))
                .toList();
    }

    /** What is written down beside the passages, in whatever order. */
    private static boolean isBeside(List<Statement> transaction) {
        return transaction.stream().anyMatch(statement -> statement.sql().contains("into robot_state"));
    }

    private static void statement(
            Map<String, List<Statement>> open, List<List<Statement>> all, String process, String text) {
        var found = EXECUTE.matcher(text);
        if (!found.matches()) {
            return;
        }
        var sql = found.group(1);
        if (sql.equalsIgnoreCase("begin")) {
            open.put(process, new ArrayList<>());
            all.add(open.get(process));
        } else if (sql.equalsIgnoreCase("commit") || sql.equalsIgnoreCase("rollback")) {
            open.remove(process);
        } else if (open.containsKey(process)) {
            open.get(process).add(new Statement(sql, new ArrayList<>()));
        }
    }

    private static void parameters(List<Statement> transaction, String text) {
        if (transaction == null || transaction.isEmpty()) {
            return;
        }
        var parameters = transaction.get(transaction.size() - 1).parameters();
        var found = PARAMETER.matcher(text);
        while (found.find()) {
            parameters.add(found.group(2).equals("NULL") ? null : found.group(3).replace("''", "'"));
        }
    }

    /** Each message with the lines that belong to it. */
    private static List<String> joined(String log) {
        var messages = new ArrayList<String>();
        log.lines().forEach(line -> {
            if (line.startsWith("\t") && !messages.isEmpty()) {
                messages.set(messages.size() - 1, messages.get(messages.size() - 1) + "\n" + line.substring(1));
            } else {
                messages.add(line);
            }
        });
        return messages;
    }
}
