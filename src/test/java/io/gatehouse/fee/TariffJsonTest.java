package io.gatehouse.fee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tariff as JSON, and the document that shows it. */
class TariffJsonTest {

    @ParameterizedTest
    @MethodSource("io.gatehouse.fee.Published#names")
    void a_tariff_survives_being_written_and_read(String name) throws JsonProcessingException {
        Tariff tariff = Published.tariff(name);
        String written = Published.JSON.writeValueAsString(tariff);
        assertEquals(tariff, Published.JSON.readValue(written, Tariff.class));
        assertEquals(written, Published.JSON.writeValueAsString(Published.read(written)));
    }

    @Test
    void times_are_written_as_clocks_show_them_and_what_is_left_out_stays_out() throws JsonProcessingException {
        Period night =
                new Period("night", null, LocalTime.of(21, 0), LocalTime.of(7, 0), null, null, null, 500L, false, null);
        assertEquals(
                "{\"name\":\"night\",\"from\":\"21:00\",\"to\":\"07:00\",\"round\":\"UP\",\"tolerance\":0,\"flat\":500,\"free\":false}",
                Published.JSON.writeValueAsString(night).replace(":00:00", ":00"));
    }

    // A lenient reader would charge by what is left of such a tariff.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"currency\": \"CNY\", \"plans\": [], \"surcharge\": 5}",
                "{\"currency\": \"CNY\", \"plans\": [{\"cap\": 500}]}",
                "{\"currency\": \"CNY\", \"plans\": [{\"periods\": [{\"steps\": [{\"first\": 60}]}]}]}",
                "{\"currency\": \"CNY\", \"plans\": [{\"appliesTo\": {\"vehicle\": [\"SMALL\"]}}]}",
                "{\"currency\": \"CNY\", \"plans\": [{\"caps\": [{\"per\": \"STAY\", \"amount\": 5, \"hours\": 2}]}]}",
                "{\"currency\": \"CNY\", \"plans\": [{\"flats\": [{\"amount\": 5, \"enterAfter\": \"17:00\"}]}]}",
                "{\"currency\": \"CNY\", \"plans\": [{\"freeMinutes\": [{\"minutes\": 5, \"once\": true}]}]}",
                "{\"currency\": \"CNY\", \"plans\": [{\"choice\": \"DEAREST\"}]}"
            })
    void fields_and_values_that_mean_nothing_are_refused(String json) {
        assertThrows(JsonMappingException.class, () -> Published.JSON.readValue(json, Tariff.class));
    }

    @ParameterizedTest
    @MethodSource("io.gatehouse.fee.Published#names")
    void the_document_shows_the_tariff_that_is_tested(String name) throws IOException {
        String document = Files.readString(Path.of("docs/tariffs.md"));
        assertTrue(document.contains("```json\n" + Published.text(name).strip() + "\n```"), name);
        assertTrue(document.contains("`" + name + ".json`"), name);
    }
}
