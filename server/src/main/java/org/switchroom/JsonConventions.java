package org.switchroom;

import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.time.Instant;
import java.time.LocalTime;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How values look in JSON everywhere, and in the OpenAPI document: an instant is its epoch milliseconds. */
@Configuration(proxyBeanMethods = false)
class JsonConventions {
    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        Instant.class,
                        new IntegerSchema()
                                .format("int64")
                                .description("epoch milliseconds")
                                .example(1780000000000L))
                .replaceWithSchema(LocalTime.class, new StringSchema().example("09:00"));
    }

    @Bean
    JacksonModule instantsAsEpochMillisecondsAndTextsWithoutNul() {
        var module = new SimpleModule("switchroom")
                .addSerializer(Instant.class, new InstantWriter())
                .addDeserializer(Instant.class, new InstantReader());
        TextWithoutNul.inBodies(module);
        return module;
    }

    /** No null inside a list: no record of ours knows what to make of it. */
    @Bean
    JsonMapperBuilderCustomizer noNullsInLists() {
        return mapper -> mapper.changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL));
    }

    private static final class InstantWriter extends StdSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
            json.writeNumber(value.toEpochMilli());
        }
    }

    private static final class InstantReader extends StdDeserializer<Instant> {
        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            return Instant.ofEpochMilli(json.getLongValue());
        }
    }
}
