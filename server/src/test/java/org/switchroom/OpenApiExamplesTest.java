package org.switchroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever writes a program for the API can begin with the examples: each is as the API wants it. */
@ServerTest
class OpenApiExamplesTest {
    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    JsonMapper json;

    @Autowired
    Validator validator;

    JsonNode document;

    @BeforeEach
    void read() {
        document = new TestClient(port).get("/v3/api-docs").body();
    }

    private record Body(String operation, JsonNode media) {}

    /** Of requests, in JSON. */
    private List<Body> bodies() {
        var bodies = new ArrayList<Body>();
        for (var operation : operations()) {
            var media = operation.at("/requestBody/content/application~1json");
            if (!media.isMissingNode() && !media.at("/schema/$ref").isMissingNode()) {
                bodies.add(new Body(operation.get("operationId").asString(), media));
            }
        }
        return bodies;
    }

    private List<JsonNode> operations() {
        return document.get("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(operation -> operation.has("operationId"))
                .toList();
    }

    private Map<String, Type> bodyTypes() {
        var types = new HashMap<String, Type>();
        for (HandlerMethod handler : mappings.getHandlerMethods().values()) {
            Arrays.stream(handler.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                    .forEach(
                            parameter -> types.put(handler.getMethod().getName(), parameter.getGenericParameterType()));
        }
        return types;
    }

    @Test
    void isOneOfEveryBodyAndIsTaken() {
        var strict = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        var types = bodyTypes();
        assertThat(bodies()).hasSizeGreaterThan(70).allSatisfy(body -> {
            var example = body.media().get("example");
            assertThat(example).as("example of " + body.operation()).isNotNull();
            var type = strict.constructType(types.get(body.operation()));
            assertThatCode(() -> assertThat(validator.validate(strict.treeToValue(example, type)))
                            .isEmpty())
                    .as(body.operation())
                    .doesNotThrowAnyException();
        });
    }

    /** As the document itself says: nothing needed is missing, nothing is there that is unknown, of no other kind. */
    @Test
    void isAsTheDocumentSays() {
        var media = Stream.concat(
                        bodies().stream().map(Body::media),
                        operations().stream()
                                .flatMap(operation -> operation.get("responses").valueStream())
                                .flatMap(response -> response.path("content").valueStream()))
                .filter(one -> one.has("example"))
                .toList();
        assertThat(media).hasSizeGreaterThan(75).allSatisfy(one -> check(one.get("example"), one.get("schema")));
    }

    private void check(JsonNode value, JsonNode written) {
        var schema =
                written.has("$ref") ? document.at(written.get("$ref").asString().substring(1)) : written;
        if (schema.has("anyOf")) {
            var named = schema.get("anyOf").valueStream().filter(one -> one.has("$ref"));
            if (!value.isNull()) {
                named.forEach(one -> check(value, one));
            }
            return;
        }
        if (schema.has("enum") && !value.isNull()) {
            assertThat(schema.get("enum").valueStream().map(JsonNode::asString)).contains(value.asString());
        }
        if (value.isObject() && schema.has("properties")) {
            schema.path("required")
                    .valueStream()
                    .forEach(name -> assertThat(value.has(name.asString()))
                            .as("needs " + name)
                            .isTrue());
            for (var property : value.properties()) {
                assertThat(schema.get("properties").has(property.getKey()))
                        .as("knows " + property.getKey())
                        .isTrue();
                check(property.getValue(), schema.get("properties").get(property.getKey()));
            }
        } else if (value.isArray()) {
            assertThat(schema.get("type").toString()).contains("array");
            value.values().forEach(element -> check(element, schema.get("items")));
        } else if (schema.has("type")) {
            var kind = value.isNull()
                    ? "null"
                    : value.isString() ? "string" : value.isBoolean() ? "boolean" : value.isNumber() ? "" : "object";
            assertThat(schema.get("type").toString()).contains(kind);
        }
    }

    @Test
    void isOfNothingThatIsGone() throws IOException {
        var shapes = new HashSet<String>();
        for (var operation : operations()) {
            operation.findValuesAsString("$ref").forEach(ref -> shapes.add(ref.substring(ref.lastIndexOf('/') + 1)));
        }
        try (var file = new ClassPathResource(OpenApiDocument.EXAMPLES).getInputStream()) {
            assertThat(shapes).containsAll(json.readTree(file).propertyNames());
        }
    }

    @Test
    void saysHowToBeLetInAndHowMuchMayBeAsked() {
        assertThat(document.at("/components/securitySchemes/apiToken/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.get("security").toString()).contains("apiToken");
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.at("/responses/429").toString()).contains("TooManyRequests");
            assertThat(operation
                            .get("responses")
                            .properties()
                            .iterator()
                            .next()
                            .getValue()
                            .get("headers")
                            .toString())
                    .contains("RateLimit-Policy");
        });
    }
}
