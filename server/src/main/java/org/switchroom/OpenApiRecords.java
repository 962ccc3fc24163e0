package org.switchroom;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the OpenAPI document say of our records what their Java says: a component without {@code @Nullable} is always
 * there, one with it may be null, a number written as a string is a string. The page's types are generated from it.
 */
@Component
final class OpenApiRecords implements ModelConverter {
    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var java = Json.mapper().constructType(type.getType()).getRawClass();
        if (resolved != null && java.isRecord() && java.getName().startsWith("org.switchroom.")) {
            Schema<?> model = resolved.get$ref() == null
                    ? resolved
                    : context.getDefinedModels()
                            .get(resolved.get$ref().substring(resolved.get$ref().lastIndexOf('/') + 1));
            if (model != null && model.getProperties() != null) {
                for (var component : java.getRecordComponents()) {
                    describe(component, model);
                }
            }
        }
        return resolved;
    }

    private static void describe(RecordComponent component, Schema<?> model) {
        var name = component.getName();
        Schema<?> property = model.getProperties().get(name);
        if (property == null) {
            return;
        }
        var format = component.getAccessor().getAnnotation(JsonFormat.class);
        if (format != null && format.shape() == JsonFormat.Shape.STRING) {
            property.setFormat(null);
            property.setType("string");
            property.setTypes(Set.of("string"));
        }
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            if (model.getRequired() == null || !model.getRequired().contains(name)) {
                model.addRequiredItem(name);
            }
        } else if (property.get$ref() != null) {
            var nothing = new Schema<Object>();
            nothing.setTypes(Set.of(NULL));
            var either = new Schema<Object>();
            either.addAnyOfItem(property);
            either.addAnyOfItem(nothing);
            model.addProperty(name, either);
        } else if (property.getTypes() != null) {
            var types = new LinkedHashSet<String>(property.getTypes());
            types.add(NULL);
            property.setTypes(types);
        }
    }
}
