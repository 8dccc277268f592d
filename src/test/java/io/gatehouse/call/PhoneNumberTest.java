package io.gatehouse.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            13800138000        | 13800138000
            +8613800138000     | 13800138000
            +86 138 0013 8000  | 13800138000
            0086-138-0013-8000 | 13800138000
            8613800138000      | 13800138000
            013800138000       | 13800138000
            075512345678       | 075512345678
            0755-1234 5678     | 075512345678
            +86 755 1234 5678  | 075512345678
            +86 0755 12345678  | 075512345678
            010-12345678       | 01012345678
            4001234567         | 4001234567
            400-123-4567       | 4001234567
            95592              | 95592
            86123456           | 86123456
            """)
    void a_number_is_dialled_as_it_is_inside_the_country(String written, String dialled) {
        assertEquals(dialled, PhoneNumber.dialled(written));
    }

    @ParameterizedTest
    @CsvSource({"13800138000, *******8000", "95592, *5592", "110, 110", ","})
    void only_its_end_is_shown(String number, String shown) {
        assertEquals(shown, PhoneNumber.masked(number));
    }
}
