package io.gatehouse.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlateTest {
    @ParameterizedTest
    // spotless:off
    @CsvSource(delimiter = '|', textBlock = """
            # read    | stored    | kind             | shown
            粤B12345  | 粤B12345  | ORDINARY         | 粤B·12345
            京AB1C2D  | 京AB1C2D  | ORDINARY         | 京A·B1C2D
            琼E00000  | 琼E00000  | ORDINARY         | 琼E·00000
            京O12345  | 京O12345  | ORDINARY         | 京O·12345
            粤BD12345 | 粤BD12345 | NEW_ENERGY_SMALL | 粤B·D12345
            粤BF12345 | 粤BF12345 | NEW_ENERGY_SMALL | 粤B·F12345
            粤BKZ2345 | 粤BKZ2345 | NEW_ENERGY_SMALL | 粤B·KZ2345
            沪AA12345 | 沪AA12345 | NEW_ENERGY_SMALL | 沪A·A12345
            粤B12345D | 粤B12345D | NEW_ENERGY_LARGE | 粤B·12345D
            粤B12345F | 粤B12345F | NEW_ENERGY_LARGE | 粤B·12345F
            粤B1234警 | 粤B1234警 | POLICE           | 粤·B1234警
            川OC123警 | 川OC123警 | POLICE           | 川·OC123警
            沪D1234挂 | 沪D1234挂 | TRAILER          | 沪D·1234挂
            粤B1234学 | 粤B1234学 | LEARNER          | 粤B·1234学
            粤ZF023港 | 粤ZF023港 | HONG_KONG        | 粤Z·F023港
            粤Z1234澳 | 粤Z1234澳 | MACAO            | 粤Z·1234澳
            224578使  | 224578使  | EMBASSY          | 224578使
            使224578  | 使224578  | EMBASSY          | 使224·578
            A1234领   | A1234领   | CONSULATE        | A1234领
            WJ粤12345 | WJ粤12345 | ARMED_POLICE     | WJ粤12345
            WJ京1234X | WJ京1234X | ARMED_POLICE     | WJ京1234X
            VA12345   | VA12345   | MILITARY         | VA12345
            KO12345   | KO12345   | MILITARY         | KO12345
            AB123CD   | AB123CD   | FOREIGN          | AB123CD
            """)
    // spotless:on
    void every_kind_is_told_by_its_form(String read, String stored, PlateKind kind, String shown) {
        Plate plate = Plate.of(read);
        assertEquals(new Plate(stored, kind), plate);
        assertEquals(shown, plate.shown());
        assertEquals(plate, Plate.of(shown));
    }

    @ParameterizedTest
    // spotless:off
    @CsvSource(delimiter = '|', textBlock = """
            # almost          | but
            粤B1234           | too short
            粤1B2345          | no office letter
            A12345            | no province
            港B12345          | no province of the mainland
            粤BL12345         | L is no letter of new energy
            粤BDZZ345         | new energy has four digits at its end
            粤BI2345I         | eight digits once read
            粤B123456         | eight characters without a letter
            粤B123警          | too short for the police
            粤B12345警        | too long for the police
            粤B1234港         | Hong Kong is issued as 粤Z
            粤B1234澳         | Macao is issued as 粤Z
            22457使           | five digits
            使2245789         | seven digits
            1234领            | no letter
            WJ12345           | no province
            WJ粤1234A         | A is no arm
            WJ粤123           | too short
            AA12345           | A is no service
            VW12345           | W is no office
            VI12345           | I is no office
            VA1234            | too short
            M-XY 1234         | German
            """)
    // spotless:on
    void what_has_no_form_of_ours_is_foreign(String read, String why) {
        assertEquals(PlateKind.FOREIGN, Plate.of(read).kind(), why);
    }

    @ParameterizedTest
    // spotless:off
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            粤b12345|粤B12345
            粤Ｂ１２３４５|粤B12345
            粤ｂｄ１２３４５|粤BD12345
            粤B·12345|粤B12345
            粤B•12345|粤B12345
            粤B・12345|粤B12345
            粤B.12345|粤B12345
            粤B．12345|粤B12345
            粤B-12345|粤B12345
            粤B—12345|粤B12345
            粤B－12345|粤B12345
             粤 B 12 345 |粤B12345
            粤B　12345|粤B12345
            WJ粤-8888X|WJ粤8888X
            使196-013|使196013
            m-xy 1234|MXY1234
            """)
    // spotless:on
    void width_case_spaces_dots_and_dashes_do_not_matter(String read, String stored) {
        assertEquals(stored, Plate.of(read).value());
    }

    @Test
    void what_cannot_be_seen_is_dropped() {
        assertEquals("粤B12345", Plate.of("\u200B粤B\u00A012345\uFEFF\r\n").value());
    }

    @ParameterizedTest
    // spotless:off
    @CsvSource(delimiter = '|', textBlock = """
            # read    | stored    | why
            粤BI2O45  | 粤B12045  | a civil serial has neither
            粤bi2o45  | 粤B12045  | in lower case too
            粤BDO1I34 | 粤BD01134 | new energy
            粤BOI234D | 粤B01234D | new energy, large
            粤BO12I警 | 粤B0121警 | police
            粤ZO12I港 | 粤Z0121港 | Hong Kong
            22457O使  | 224570使  | embassy
            使I24578  | 使124578  | embassy, older
            O12I4领   | O1214领   | the letter of a consulate stays
            WJ粤O2345 | WJ粤02345 | armed police
            京OO2345  | 京O02345  | the letter of the office stays
            VA1O345   | VA1O345   | as read: it may be foreign
            IO1OI     | IO1OI     | foreign
            """)
    // spotless:on
    void i_is_read_as_1_and_o_as_0_only_in_our_serials(String read, String stored, String why) {
        assertEquals(stored, Plate.of(read).value(), why);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "  ",
                "-",
                "··",
                "???",
                "无牌",
                "无牌车",
                " 无 牌 车 ",
                "_无_",
                "無牌",
                "未识别",
                "车牌无法识别",
                "未识别车牌",
                "识别失败",
                "无车牌",
                "未悬挂号牌",
                "您的车牌无法识别，请扫码后开闸进场",
                "unknown",
                "UnKnown",
                "ｕｎｋｎｏｗｎ",
                "no plate",
                "no-plate",
                "NO_PLATE",
                "null",
                "None",
                "N/A",
                "unlicensed"
            })
    void a_word_for_no_plate_is_no_plate(String read) {
        assertEquals(Optional.empty(), Plate.read(read));
        if (read != null) {
            assertThrows(IllegalArgumentException.class, () -> Plate.of(read));
        }
    }

    @Test
    void a_plate_that_can_be_read_is_read() {
        assertEquals(Optional.of(Plate.of("粤B12345")), Plate.read(" 粤b·12345"));
        assertEquals(Optional.of(Plate.of("UNKN0WN")), Plate.read("UNKN0WN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"粤B\u000012345", "粤B\n12345", "粤B\u001b[31m", "粤B\u008512345", "粤B\ud83512345"})
    void control_characters_and_broken_text_are_refused(String read) {
        String said = assertThrows(IllegalArgumentException.class, () -> Plate.of(read))
                .getMessage();
        assertTrue(said.contains("control characters"), said);
    }

    @Test
    void the_limit_is_16_characters_after_normalising() {
        assertEquals(16, Plate.of("1234-5678-9ABC-DEFG").value().length());
        String said = assertThrows(IllegalArgumentException.class, () -> Plate.of("1234-5678-9ABC-DEFGH"))
                .getMessage();
        assertTrue(said.contains("at most 16 characters, not 17"), said);
    }

    @Test
    void a_plate_cannot_be_made_around_its_normal_form() {
        assertThrows(IllegalArgumentException.class, () -> new Plate("粤b12345", PlateKind.ORDINARY));
        assertThrows(IllegalArgumentException.class, () -> new Plate("粤B12345", PlateKind.POLICE));
        assertThrows(IllegalArgumentException.class, () -> new Plate("粤BI2345", PlateKind.ORDINARY));
        assertThrows(IllegalArgumentException.class, () -> new Plate("无牌", PlateKind.FOREIGN));
    }

    @ParameterizedTest
    @CsvSource({
        "BLUE,BLUE",
        "blue,BLUE",
        "蓝牌,BLUE",
        "绿色,GREEN",
        "yellow-green,YELLOW_GREEN",
        "LIMEGREEN,YELLOW_GREEN",
        "黄绿双拼,YELLOW_GREEN",
        "黄,YELLOW",
        "black,BLACK",
        "Ｗｈｉｔｅ,WHITE",
        "purple,OTHER",
        "'',OTHER",
        ",OTHER"
    })
    void plate_colors_are_read_tolerantly(String text, PlateColor color) {
        assertEquals(color, PlateColor.read(text));
    }

    @ParameterizedTest
    @CsvSource({
        "SMALL,SMALL",
        "小型车,SMALL",
        "small_car,SMALL",
        "SUV/MPV,SMALL",
        "largeBus,LARGE",
        "大货车,LARGE",
        "mediumBus,MEDIUM",
        "摩托车,MOTORCYCLE",
        "hovercraft,OTHER",
        ",OTHER"
    })
    void vehicle_types_are_read_tolerantly(String text, VehicleType type) {
        assertEquals(type, VehicleType.read(text));
    }

    @Test
    void unknown_contradicts_nothing_and_pale_cars_look_alike() {
        assertTrue(VehicleColor.read("红色").contradicts(VehicleColor.read("black")));
        assertFalse(VehicleColor.read("银灰").contradicts(VehicleColor.read("WHITE")));
        assertFalse(VehicleColor.read("camouflage").contradicts(VehicleColor.RED));
        assertTrue(VehicleType.LARGE.contradicts(VehicleType.SMALL));
        assertFalse(VehicleType.LARGE.contradicts(VehicleType.OTHER));
        assertTrue(PlateColor.BLUE.contradicts(PlateColor.GREEN));
        assertFalse(PlateColor.BLUE.contradicts(PlateColor.BLUE));
    }
}
