package io.gatehouse.access.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRequestTest {

    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final String LOGIN = "client_id=" + ID + "&client_secret=s";

    @Test
    void the_client_shows_its_secret_in_the_form() {
        var request = TokenRequest.of(null, "grant_type=client_credentials&scope=a%3Aread+b%3Awrite&" + LOGIN);

        assertEquals(new TokenRequest(ID, "s", "a:read b:write"), request);
    }

    @Test
    void or_by_basic_each_half_encoded_as_in_a_form() {
        var request = TokenRequest.of(basic(ID + ":a%3Ab+c%2B"), "grant_type=client_credentials");

        assertEquals("a:b c+", request.secret());
        assertEquals(ID, request.client());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            # authorization   | form                                                        | error
            -                 | L                                                           | invalid_request
            -                 | grant_type=&L                                               | invalid_request
            -                 | grant_type=password&L                                       | unsupported_grant_type
            -                 | grant_type=client_credentials                               | invalid_client
            -                 | grant_type=client_credentials&client_secret=                | invalid_client
            -                 | grant_type=client_credentials&grant_type=password&L         | invalid_request
            -                 | grant_type=client_credentials&L&client_secret=t             | invalid_request
            -                 | grant_type=%zz&L                                            | invalid_request
            BASIC             | grant_type=client_credentials&L                             | invalid_request
            BASIC             | grant_type=client_credentials&client_id=x                   | invalid_request
            Digest x          | grant_type=client_credentials                               | invalid_client
            Basic *           | grant_type=client_credentials                               | invalid_client
            Basic bm9jb2xvbg== | grant_type=client_credentials                              | invalid_client
            """)
    void what_is_wrong_has_the_code_that_the_standard_gives_it(String authorization, String form, String error) {
        var header = "BASIC".equals(authorization) ? basic(ID + ":s") : authorization;
        var body = form.replace("L", LOGIN);

        var refusal = assertThrows(TokenRefusal.class, () -> TokenRequest.of(header, body));

        assertEquals(error, refusal.document().error());
        assertEquals(error.equals("invalid_client") ? 401 : 400, refusal.status());
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
