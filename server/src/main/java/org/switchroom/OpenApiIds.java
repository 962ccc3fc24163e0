package org.switchroom;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;

/** A 64-bit id in a path is a string in the OpenAPI document, as it is in every body: JavaScript would round it. */
@Component
final class OpenApiIds implements ParameterCustomizer {
    @Override
    public Parameter customize(Parameter described, MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(PathVariable.class) && parameter.getParameterType() == long.class) {
            described.setSchema(new StringSchema());
        }
        return described;
    }
}
