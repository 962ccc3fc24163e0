package org.switchroom;

import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Lets passwords be hashed in the fewest rounds there are: nearly every test makes users and logs them in, and in as many rounds
 * as protect a password that would be a fifth of the whole run.
 */
public final class QuickPasswords implements BeanPostProcessor {
    private static final int FEWEST_ROUNDS = 4;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PasswordEncoder
                ? new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(FEWEST_ROUNDS)))
                : bean;
    }
}
