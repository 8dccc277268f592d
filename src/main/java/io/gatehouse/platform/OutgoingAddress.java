package io.gatehouse.platform;

import io.netty.util.NetUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a tenant wants us to send something. Only one spelling of a host is understood, so that nothing can hide behind
 * another: an ordinary name, a dotted quad, or an IPv6 address in brackets.
 *
 * @param host in lower case; an IPv6 address without its brackets
 * @param trusted the installation names this host as one of its own: whatever it is, it may be asked
 */
public record OutgoingAddress(URI uri, String host, int port, boolean trusted) {

    static final String UNREADABLE = "address-unreadable";
    static final String NOT_HTTPS = "address-not-https";
    static final String USER_INFO = "address-with-user-info";
    static final String FRAGMENT = "address-with-fragment";
    static final String PORT = "address-port-refused";
    static final String NOT_PUBLIC = "address-not-public";

    private static final int LONGEST = 2_000;
    private static final int LONGEST_HOST = 253;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final int LAST_PORT = 65_535;
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");
    /** Its last label has letters only, so nothing that a resolver might take for a number is a name. */
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])");

    private static final Pattern QUAD = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    /** Names that mean something else in every house. */
    private static final Pattern AT_HOME = Pattern.compile(
            "(.*\\.)?(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\\.arpa|onion)");

    /** Why an address is not taken. */
    record Objection(String code, String detail) {}

    /** @return the address, or a problem about this field */
    static OutgoingAddress of(String field, String text, Set<String> trustedHosts) {
        var uri = uri(text).orElseThrow(() -> problem(field, UNREADABLE, "an absolute https address is expected"));
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean trusted = trustedHosts.contains(host);
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        var address = new OutgoingAddress(uri, bare, portOf(uri), trusted);
        address.objection().ifPresent(objection -> {
            throw problem(field, objection.code(), objection.detail());
        });
        return address;
    }

    private static Problem problem(String field, String code, String detail) {
        return Problem.invalid(field, code, detail);
    }

    private static Optional<URI> uri(String text) {
        try {
            boolean plain = text != null
                    && text.length() <= LONGEST
                    && PRINTABLE.matcher(text).matches();
            var uri = new URI(plain ? text : "");
            boolean whole = uri.isAbsolute() && uri.getHost() != null && !uri.isOpaque();
            return Optional.of(uri).filter(given -> whole);
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static int portOf(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
    }

    private Optional<Objection> objection() {
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !(trusted && "http".equalsIgnoreCase(uri.getScheme()))) {
            return because(NOT_HTTPS, "only https is spoken");
        }
        if (uri.getRawUserInfo() != null) {
            return because(USER_INFO, "an address names no user");
        }
        if (uri.getRawFragment() != null) {
            return because(FRAGMENT, "an address has no fragment");
        }
        return trusted ? Optional.empty() : objectionToHost();
    }

    private Optional<Objection> objectionToHost() {
        var literal = literal();
        if (literal.isEmpty() && !isName()) {
            return because(UNREADABLE, "a host is a full name in ASCII, a dotted quad or an IPv6 address in brackets");
        }
        if (AT_HOME.matcher(host).matches() || literal.isPresent() && !IpNetwork.isPublic(literal.get())) {
            return because(NOT_PUBLIC, "this host is not on the public internet");
        }
        return port == HTTPS || port >= FIRST_UNPRIVILEGED && port <= LAST_PORT
                ? Optional.empty()
                : because(PORT, "the port is 443, or 1024 and above");
    }

    private static Optional<Objection> because(String code, String detail) {
        return Optional.of(new Objection(code, detail));
    }

    private boolean isName() {
        return host.length() <= LONGEST_HOST
                && (NAME.matcher(host).matches() || AT_HOME.matcher(host).matches());
    }

    /** The address that the host is, if it is no name. */
    Optional<byte[]> literal() {
        boolean spelledOut = host.indexOf(':') >= 0 && host.indexOf('%') < 0
                || QUAD.matcher(host).matches();
        return Optional.ofNullable(spelledOut ? NetUtil.createByteArrayFromIpAddressString(host) : null);
    }

    boolean ssl() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** What stands in the first line of a request. */
    String pathAndQuery() {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
