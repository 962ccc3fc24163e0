package org.switchroom;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** No text in a body holds U+0000, which PostgreSQL cannot keep. Addresses are looked at before anybody reads them. */
final class TextWithoutNul {
    private static final String WHY = "holds the character NUL (U+0000), which no text may.";

    private TextWithoutNul() {}

    static void inBodies(SimpleModule module) {
        module.addDeserializer(String.class, new Text()).addKeyDeserializer(String.class, new Key());
    }

    private static boolean holdsNul(@Nullable String text) {
        return text != null && text.indexOf('\0') >= 0;
    }

    private static final class Text extends StringDeserializer {
        @Override
        public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
            var text = super.deserialize(json, context);
            if (holdsNul(text)) {
                throw new UnusableValue(json, WHY);
            }
            return text;
        }
    }

    private static final class Key extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            if (holdsNul(key)) {
                throw new UnusableValue(context.getParser(), "has a name that " + WHY);
            }
            return key;
        }
    }
}
