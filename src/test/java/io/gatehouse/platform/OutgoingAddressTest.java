package io.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.NetUtil;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Addresses that a tenant gives us, in every spelling that was ever tried. */
class OutgoingAddressTest {

    // spotless:off
    /** The code, and the address. */
    private static final String REFUSED =
            """
            address-not-https         http://hooks.example.com/
            address-not-https         ftp://hooks.example.com/
            address-not-https         gopher://hooks.example.com/
            address-unreadable        file:///etc/passwd
            address-unreadable        javascript:alert(1)
            address-unreadable        hooks.example.com
            address-unreadable        //hooks.example.com/
            address-unreadable        https:/hooks.example.com
            address-unreadable        https://
            address-unreadable        https://hooks.example.com:99999999999/
            address-unreadable        https://hooks.example.com\\@127.0.0.1/
            address-unreadable        https://hooks.example.com\\t.evil.com/
            address-unreadable        https://127。0。0。1/
            address-unreadable        https://１２７.0.0.1/
            address-unreadable        https://①②⑦.⓪.⓪.①/
            address-unreadable        https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/
            address-unreadable        https://%31%32%37.0.0.1/
            address-unreadable        https://127.0.0.1%00.example.com/
            address-unreadable        https://loc%61lhost/
            address-unreadable        https://hooks_one.example.com/
            address-unreadable        https://[::1/
            address-unreadable        https://[127.0.0.1]/
            address-with-user-info    https://user@hooks.example.com/
            address-with-user-info    https://user:password@hooks.example.com/
            address-with-user-info    https://hooks.example.com@127.0.0.1/
            address-with-fragment     https://hooks.example.com/#@127.0.0.1
            address-port-refused      https://hooks.example.com:22/
            address-port-refused      https://hooks.example.com:25/
            address-port-refused      https://hooks.example.com:0/
            address-port-refused      https://hooks.example.com:80/
            address-unreadable        https://2130706433/
            address-unreadable        https://0x7f000001/
            address-unreadable        https://0X7F.0.0.1/
            address-unreadable        https://0x7f.0x0.0x0.0x1/
            address-unreadable        https://0177.0.0.01/
            address-unreadable        https://017700000001/
            address-unreadable        https://127.1/
            address-unreadable        https://127.0.1/
            address-unreadable        https://0/
            address-unreadable        https://127.0.0.1./
            address-unreadable        https://localhost./
            address-unreadable        https://hooks.example.com./
            address-unreadable        https://intranet-server/
            address-unreadable        https://256.256.256.256/
            address-unreadable        https://127.0.0.1.1/
            address-unreadable        https://4294967297/
            address-not-public        https://localhost/
            address-not-public        https://LOCALHOST/
            address-not-public        https://anything.localhost/
            address-not-public        https://printer.local/
            address-not-public        https://metadata.google.internal/
            address-not-public        https://router.home.arpa/
            address-not-public        https://0.0.0.0/
            address-not-public        https://10.1.2.3/
            address-not-public        https://100.64.0.1/
            address-not-public        https://100.100.100.200/
            address-not-public        https://127.0.0.1/
            address-not-public        https://127.255.255.254/
            address-not-public        https://168.63.129.16/
            address-not-public        https://169.254.169.254/
            address-not-public        https://172.16.0.1/
            address-not-public        https://172.31.255.255/
            address-not-public        https://192.0.0.170/
            address-not-public        https://192.0.2.1/
            address-not-public        https://192.88.99.1/
            address-not-public        https://192.168.1.1/
            address-not-public        https://198.18.0.1/
            address-not-public        https://198.51.100.7/
            address-not-public        https://203.0.113.9/
            address-not-public        https://224.0.0.1/
            address-not-public        https://240.0.0.1/
            address-not-public        https://255.255.255.255/
            address-not-public        https://[::]/
            address-not-public        https://[::1]/
            address-not-public        https://[0:0:0:0:0:0:0:1]/
            address-not-public        https://[0000:0000:0000:0000:0000:0000:0000:0001]/
            address-not-public        https://[::ffff:127.0.0.1]/
            address-not-public        https://[::ffff:7f00:1]/
            address-not-public        https://[::FFFF:A9FE:A9FE]/
            address-not-public        https://[::127.0.0.1]/
            address-unreadable        https://[::ffff:0:127.0.0.1]/
            address-not-public        https://[64:ff9b::7f00:1]/
            address-not-public        https://[64:ff9b:1::a9fe:a9fe]/
            address-not-public        https://[2002:7f00:1::]/
            address-not-public        https://[2002:a9fe:a9fe::1]/
            address-not-public        https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/
            address-not-public        https://[2001:2::1]/
            address-not-public        https://[2001:db8::1]/
            address-not-public        https://[3fff::1]/
            address-not-public        https://[100::1]/
            address-not-public        https://[fc00::1]/
            address-not-public        https://[fd00:ec2::254]/
            address-not-public        https://[fe80::1]/
            address-unreadable        https://[fe80::1%25eth0]/
            address-not-public        https://[fec0::1]/
            address-not-public        https://[ff02::1]/
            """;

    private static final String TAKEN =
            """
            https://hooks.example.com/gatehouse
            https://hooks.example.com
            https://HOOKS.Example.com:8443/a/b?c=d&e=%20
            https://xn--fiqs8s.xn--fiqz9s/
            https://a-b.c1.example.io:443/
            https://8.8.8.8/
            https://[2400:3200::1]/
            https://[2400:3200::1]:8443/x
            """;
    // spotless:on

    @Test
    void what_is_not_plainly_public_is_refused_with_its_code() {
        assertTrue(REFUSED.lines().count() > 80);
        assertAll(REFUSED.lines().map(line -> () -> {
            var parts = line.split(" +", 2);
            assertEquals(parts[0], codeOf(parts[1]), parts[1]);
        }));
    }

    @Test
    void an_ordinary_address_is_taken() {
        assertAll(TAKEN.lines().map(text -> () -> assertFalse(taken(text).trusted(), text)));
    }

    @Test
    void what_is_too_long_or_has_a_space_or_a_line_break_is_refused() {
        for (var text : new String[] {
            null,
            "",
            " ",
            "https://a.example.com/ b",
            "https://a.example.com/\r\nHost: b",
            "https://a.example.com/" + "x".repeat(2_000),
            "https://" + "a.".repeat(130) + "com/"
        }) {
            assertEquals("address-unreadable", codeOf(text), text);
        }
    }

    @Test
    void a_host_of_the_installation_itself_may_be_asked_also_without_tls_and_no_other() {
        var trusted = Set.of("localhost", "hooks.intranet");
        assertTrue(OutgoingAddress.of("url", "http://localhost:9000/x", trusted).trusted());
        assertTrue(OutgoingAddress.of("url", "https://hooks.intranet/", trusted).trusted());
        assertThrows(Problem.class, () -> OutgoingAddress.of("url", "http://127.0.0.1:9000/x", trusted));
        assertThrows(Problem.class, () -> OutgoingAddress.of("url", "http://u@localhost:9000/x", trusted));
        assertThrows(Problem.class, () -> OutgoingAddress.of("url", "ftp://localhost/x", trusted));
    }

    @Test
    void what_stands_in_the_request_is_what_was_given() {
        var address = taken("https://HOOKS.Example.com:8443/a/b?c=d&e=%20");
        assertEquals("hooks.example.com", address.host());
        assertEquals(8443, address.port());
        assertEquals("/a/b?c=d&e=%20", address.pathAndQuery());
        assertEquals("/", taken("https://hooks.example.com").pathAndQuery());
        assertEquals(443, taken("https://hooks.example.com").port());
    }

    @Test
    void neighbours_of_what_is_not_public_are_public() {
        for (var address : new String[] {
            "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
            "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
            "223.255.255.255", "2001:200::1", "2003::1", "2001:db9::1", "3ffe::1"
        }) {
            assertTrue(IpNetwork.isPublic(NetUtil.createByteArrayFromIpAddressString(address)), address);
        }
    }

    private static OutgoingAddress taken(String text) {
        return OutgoingAddress.of("url", text, Set.of());
    }

    private static String codeOf(String text) {
        try {
            taken(text);
            return "taken";
        } catch (Problem problem) {
            return Stream.of(problem.errors().get(0))
                    .map(Problem.Fault::code)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
