package org.switchroom.telephony.line;

import java.util.Optional;
import java.util.regex.Pattern;

/** What an agent dials on a desk phone to say where and whether they are there. */
sealed interface FeatureCode {

    /** {@code *11} and the agent's login code. */
    record SignIn(String loginCode) implements FeatureCode {}

    /** {@code *12}. */
    record SignOut() implements FeatureCode {}

    /** {@code *13}. */
    record Available() implements FeatureCode {}

    /** {@code *14}. */
    record NotReady() implements FeatureCode {}

    Pattern SIGN_IN = Pattern.compile("\\*11(\\d{1,16})#?");

    /** @return empty when it is no feature code */
    static Optional<FeatureCode> of(String dialled) {
        var signIn = SIGN_IN.matcher(dialled);
        if (signIn.matches()) {
            return Optional.of(new SignIn(signIn.group(1)));
        }
        return switch (dialled) {
            case "*12" -> Optional.of(new SignOut());
            case "*13" -> Optional.of(new Available());
            case "*14" -> Optional.of(new NotReady());
            default -> Optional.empty();
        };
    }
}
