package io.gatehouse.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which problems each endpoint can throw, read from the compiled classes: every method that it reaches, and the code
 * that each of them hands to {@code Problem}. Who calls an interface reaches everybody who implements it, so the answer
 * may name a problem too many, and none too few, but for those that travel as data.
 */
final class ReachableProblems {

    private static final String OURS = "io/gatehouse/";
    private static final String PROBLEM = OURS + "platform/Problem";
    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z0-9]+)*");
    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    // spotless:off
    private static final Map<String, String> STATUS = Map.of(
            PROBLEM + ".conflict",    "409 %s",
            PROBLEM + ".notFound",    "404 %s-not-found",
            PROBLEM + ".badRequest",  "400 %s",
            PROBLEM + ".unavailable", "503 %s",
            OURS + "lane/BadMessage.<init>", "400 %s",
            // these are told the code by their callers; a refusal of the desk is data before it becomes a problem
            OURS + "call/Agents.known", "404 %s-not-found",
            OURS + "evidence/Evidences.require", "404 %s-not-found",
            OURS + "lane/desk/DeskRules.rule", "409 %s");
    // spotless:on

    /** A method as its callers name it. */
    private record Name(String owner, String method) {}

    /** What one method calls, and which problems it makes itself. */
    private record Body(Set<Name> calls, Set<String> problems) {}

    private final Map<String, ClassNode> classes = new HashMap<>();
    private final Map<String, List<String>> below = new HashMap<>();
    private final Map<Name, Body> bodies = new HashMap<>();
    private final Map<String, String> nouns = new HashMap<>();

    private ReachableProblems(Path folder) {
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(this::read);
        } catch (IOException noClasses) {
            throw new UncheckedIOException(noClasses);
        }
        classes.values().forEach(this::relate);
        classes.values().forEach(this::noun);
        classes.values()
                .forEach(type -> type.methods.forEach(method -> bodies.merge(
                        new Name(type.name, method.name), body(type, method), ReachableProblems::together)));
    }

    /** By the operation's id in the document. */
    static Map<String, Set<String>> of(Path compiledClasses) {
        var reachable = new ReachableProblems(compiledClasses);
        var problems = new TreeMap<String, Set<String>>();
        for (var type : reachable.classes.values()) {
            for (var method : type.methods) {
                if (isEndpoint(method)) {
                    var id = type.name.substring(type.name.lastIndexOf('/') + 1) + "_" + method.name;
                    problems.put(id, reachable.from(new Name(type.name, method.name)));
                }
            }
        }
        return problems;
    }

    private static boolean isEndpoint(MethodNode method) {
        return method.visibleAnnotations != null
                && method.visibleAnnotations.stream()
                        .anyMatch(annotation -> annotation.desc.startsWith("Ljakarta/ws/rs/")
                                && VERBS.contains(annotation.desc.substring(15, annotation.desc.length() - 1)));
    }

    private Set<String> from(Name endpoint) {
        var seen = new HashSet<Name>();
        var next = new ArrayDeque<>(Set.of(endpoint));
        var problems = new TreeSet<String>();
        while (!next.isEmpty()) {
            var name = next.pop();
            var body = bodies.get(name);
            if (body != null && seen.add(name)) {
                problems.addAll(body.problems());
                body.calls().forEach(call -> next.addAll(targets(call)));
            }
        }
        return problems;
    }

    /** Its own method, the one that it inherits, and those that override it. */
    private List<Name> targets(Name call) {
        var targets = new ArrayList<Name>();
        for (var owner = classes.get(call.owner()); owner != null; owner = classes.get(owner.superName)) {
            targets.add(new Name(owner.name, call.method()));
            owner.interfaces.forEach(type -> targets.add(new Name(type, call.method())));
        }
        below.getOrDefault(call.owner(), List.of()).forEach(type -> targets.add(new Name(type, call.method())));
        return targets;
    }

    private void read(Path file) {
        try {
            var type = new ClassNode();
            new ClassReader(Files.readAllBytes(file)).accept(type, ClassReader.SKIP_FRAMES);
            classes.put(type.name, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void relate(ClassNode type) {
        var above = new ArrayList<>(type.interfaces);
        above.add(type.superName);
        above.forEach(
                name -> below.computeIfAbsent(name, none -> new ArrayList<>()).add(type.name));
    }

    /** What the rows of a set-up are called in {@code SetUpRows.ofTenant}. */
    private void noun(ClassNode type) {
        type.methods.stream()
                .filter(method -> method.name.equals("noun"))
                .flatMap(method -> constants(method).stream())
                .forEach(noun -> nouns.put(type.name, noun));
    }

    private static List<String> constants(MethodNode method) {
        var constants = new ArrayList<String>();
        for (var instruction : method.instructions) {
            if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text) {
                constants.add(text);
            }
        }
        return constants;
    }

    private Body body(ClassNode type, MethodNode method) {
        var body = new Body(new HashSet<>(), new TreeSet<>());
        String code = null;
        int status = 0;
        for (var instruction : method.instructions) {
            if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text) {
                code = CODE.matcher(text).matches() ? text : code;
            } else if (instruction instanceof IntInsnNode number && number.operand >= 400 && number.operand < 600) {
                status = number.operand;
                code = null;
            } else {
                called(body, instruction, status, code);
            }
        }
        return body;
    }

    private void called(Body body, AbstractInsnNode instruction, int status, String code) {
        if (instruction instanceof InvokeDynamicInsnNode lambda) {
            for (var argument : lambda.bsmArgs) {
                if (argument instanceof Handle handle && handle.getOwner().startsWith(OURS)) {
                    body.calls().add(new Name(handle.getOwner(), handle.getName()));
                    made(body, handle.getOwner(), handle.getName(), status, code);
                }
            }
        } else if (instruction instanceof FieldInsnNode field && field.owner.startsWith(OURS)) {
            body.calls().add(new Name(field.owner, "<clinit>"));
        } else if (instruction instanceof MethodInsnNode call && call.owner.startsWith(OURS)) {
            body.calls().add(new Name(call.owner, call.name));
            body.calls().add(new Name(call.owner, "<clinit>"));
            made(body, call.owner, call.name, status, code);
        }
    }

    private void made(Body body, String owner, String method, int status, String code) {
        var called = owner + "." + method;
        if (called.equals(PROBLEM + ".invalid")) {
            body.problems().add("400 invalid-input");
        } else if (called.equals(PROBLEM + ".invalidParameter")) {
            body.problems().add("400 invalid-parameter");
        }
        if (nouns.containsKey(owner) && method.equals("ofTenant")) {
            body.problems().add("404 " + nouns.get(owner) + "-not-found");
        } else if (called.equals(PROBLEM + ".of") && code != null) {
            body.problems().add(status + " " + code);
        } else if (STATUS.containsKey(called) && code != null) {
            body.problems().add(STATUS.get(called).formatted(code));
        }
    }

    private static Body together(Body one, Body other) {
        one.calls().addAll(other.calls());
        one.problems().addAll(other.problems());
        return one;
    }

    /** As they are kept: an operation's id, status and code. */
    static List<String> lines(Path compiledClasses) {
        return of(compiledClasses).entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(problem -> each.getKey() + " " + problem))
                .toList();
    }
}
