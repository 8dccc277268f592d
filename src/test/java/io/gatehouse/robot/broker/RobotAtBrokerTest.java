package io.gatehouse.robot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotAtBrokerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # action    | topic                                          | may
            publish     | gatehouse/v1/robots/NS-E1/up/arrival           | true
            publish     | gatehouse/v1/robots/NS-E1/up/presence          | true
            subscribe   | gatehouse/v1/robots/NS-E1/down/#               | true
            subscribe   | gatehouse/v1/robots/NS-E1/down/open            | true
            publish     | gatehouse/v1/robots/NS-E1/down/open            | false
            subscribe   | gatehouse/v1/robots/NS-E1/up/#                 | false
            publish     | gatehouse/v1/robots/NS-E2/up/arrival           | false
            publish     | gatehouse/v1/robots/NS-E1/up/                  | false
            publish     | gatehouse/v1/robots/NS-E1/up                   | false
            publish     | gatehouse/v1/robots/NS-E1/up/#                 | false
            publish     | gatehouse/v1/robots/NS-E11/up/arrival          | false
            subscribe   | gatehouse/v1/robots/+/down/#                   | false
            subscribe   | gatehouse/v1/robots/NS-E2/down/#               | false
            subscribe   | #                                              | false
            subscribe   | $share/x/gatehouse/v1/robots/NS-E1/down/#      | false
            subscribe   | $share/gatehouse/gatehouse/v1/robots/+/up/#    | false
            publish     | $SYS/x                                         | false
            publish     | device/NS-E1/message/up/ivs_result             | false
            all         | gatehouse/v1/robots/NS-E1/up/arrival           | false
            """)
    void a_robot_has_its_own_topics_and_no_others(String action, String topic, boolean may) {
        assertEquals(may, new RobotAtBroker("NS-E1", "hash", null).may(action, topic));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            publish     | device/sn-7/message/up/ivs_result         | true
            publish     | device/sn-7/message/down/gpio_out/reply   | true
            subscribe   | device/sn-7/message/down/#                | true
            publish     | device/sn-7/message/down/gpio_out         | false
            publish     | device/sn-8/message/up/ivs_result         | false
            subscribe   | device/+/message/down/#                   | false
            """)
    void a_camera_of_another_maker_has_those_of_its_serial_number(String action, String topic, boolean may) {
        assertEquals(may, new RobotAtBroker("CAM-1", "hash", "sn-7").may(action, topic));
    }

    @Test
    void one_whose_secret_was_revoked_may_nothing_more() {
        assertFalse(new RobotAtBroker("NS-E1", null, null).may("publish", "gatehouse/v1/robots/NS-E1/up/health"));
    }
}
