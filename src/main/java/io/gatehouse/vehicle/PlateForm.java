package io.gatehouse.vehicle;

import static io.gatehouse.vehicle.PlateKind.ARMED_POLICE;
import static io.gatehouse.vehicle.PlateKind.CONSULATE;
import static io.gatehouse.vehicle.PlateKind.EMBASSY;
import static io.gatehouse.vehicle.PlateKind.FOREIGN;
import static io.gatehouse.vehicle.PlateKind.HONG_KONG;
import static io.gatehouse.vehicle.PlateKind.LEARNER;
import static io.gatehouse.vehicle.PlateKind.MACAO;
import static io.gatehouse.vehicle.PlateKind.MILITARY;
import static io.gatehouse.vehicle.PlateKind.NEW_ENERGY_LARGE;
import static io.gatehouse.vehicle.PlateKind.NEW_ENERGY_SMALL;
import static io.gatehouse.vehicle.PlateKind.ORDINARY;
import static io.gatehouse.vehicle.PlateKind.POLICE;
import static io.gatehouse.vehicle.PlateKind.TRAILER;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One way a plate is written.
 *
 * @param serial where the serial begins, in which I is read as 1 and O as 0; before it letters stay letters
 * @param dot how many characters stand before the dot on the vehicle, 0 if there is no dot
 */
record PlateForm(PlateKind kind, int serial, int dot, Pattern pattern) {
    static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    static final String SUFFIXES = "警挂学港澳使领";

    // Office: province and letter. The O of state organs (京O) is a letter there, so the office is not a serial.
    private static final String P = "[" + PROVINCES + "]";
    private static final String OFFICE = P + "[A-Z]";
    private static final String S = "[A-HJ-NP-Z0-9]";
    private static final String D = "[0-9]";
    private static final int NO_SERIAL = Plate.LONGEST;

    // spotless:off
    private static final List<PlateForm> FORMS = List.of(
            //   kind              serial     dot pattern
            form(ORDINARY,         2,         2,  OFFICE + S + "{5}"),
            form(NEW_ENERGY_SMALL, 2,         2,  OFFICE + "[A-HJK]" + S + D + "{4}"),
            form(NEW_ENERGY_LARGE, 2,         2,  OFFICE + D + "{5}[A-HJ-NP-Z]"),
            form(POLICE,           2,         1,  OFFICE + S + "{4}警"),
            form(TRAILER,          2,         2,  OFFICE + S + "{4}挂"),
            form(LEARNER,          2,         2,  OFFICE + S + "{4}学"),
            form(HONG_KONG,        2,         2,  "粤Z" + S + "{4}港"),
            form(MACAO,            2,         2,  "粤Z" + S + "{4}澳"),
            form(EMBASSY,          0,         0,  D + "{6}使"),
            form(EMBASSY,          1,         4,  "使" + D + "{6}"),
            form(CONSULATE,        1,         0,  "[A-Z]" + D + "{4}领"),
            form(ARMED_POLICE,     3,         0,  "WJ" + P + D + "{4}[0-9TDSHBXJ]"),
            // Nothing but Latin letters and digits: reading I and O here would spoil foreign plates.
            form(MILITARY,         NO_SERIAL, 0,  "[VKHBSLJNGCE][A-DJ-PR-TVY]" + D + "{5}"));
    // spotless:on

    private static PlateForm form(PlateKind kind, int serial, int dot, String pattern) {
        return new PlateForm(kind, serial, dot, Pattern.compile(pattern));
    }

    /** The plate that a plain text stands for. */
    static Plate parsed(String plain) {
        for (PlateForm form : FORMS) {
            String value = form.withSerialRead(plain);
            if (form.matches(value)) {
                return new Plate(value, form.kind);
            }
        }
        return new Plate(plain, FOREIGN);
    }

    static PlateKind kindOf(String value) {
        return formOf(value).map(PlateForm::kind).orElse(FOREIGN);
    }

    static int dotOf(String value) {
        return formOf(value).map(PlateForm::dot).orElse(0);
    }

    private static Optional<PlateForm> formOf(String value) {
        return FORMS.stream().filter(form -> form.matches(value)).findFirst();
    }

    private boolean matches(String value) {
        return pattern.matcher(value).matches();
    }

    private String withSerialRead(String plain) {
        int from = Math.min(serial, plain.length());
        String rest = plain.substring(from);
        return plain.substring(0, from) + rest.replace('I', '1').replace('O', '0');
    }
}
