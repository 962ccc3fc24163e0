package org.switchroom.telephony;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.database.TestDatabase;

/** A test on the whole running server with its telephony, one for all tests of this kind; what is waited for there is short. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "switchroom.telephony.enabled=true",
            "switchroom.rtp.silence=2s",
            "switchroom.sip.device-grace=100ms",
            "switchroom.sip.device-away=4s"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@interface TelephonyTest {}
