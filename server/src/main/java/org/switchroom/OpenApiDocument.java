package org.switchroom;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What holds for the whole API, in its OpenAPI document: how to be let in, how much may be asked, and examples, one for each
 * shape ({@code openapi/examples.json}).
 */
@Component
final class OpenApiDocument implements GlobalOpenApiCustomizer {
    static final String EXAMPLES = "openapi/examples.json";

    private static final String BEARER = "apiToken";
    private static final String SESSION = "session";
    private static final String TOO_MANY = "TooManyRequests";
    private static final String LIMIT = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";
    private static final String RETRY = "Retry-After";

    private final Map<String, Object> examples = read();

    private static Map<String, Object> read() {
        try (var file = new ClassPathResource(EXAMPLES).getInputStream()) {
            return JsonMapper.shared().readValue(file, new TypeReference<Map<String, Object>>() {});
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                .title("Switchroom")
                .version("v1")
                .description(
                        "The contact centre's API. Problems are told as RFC 9457. What happens is told as events: see"
                                + " the AsyncAPI document at /v3/asyncapi."));
        var components = document.getComponents() == null ? new Components() : document.getComponents();
        document.components(components
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "An API token, swr_…, made by an administrator. It acts in its maker's name,"
                                                + " within its scopes; for what is an agent's own the header Switchroom-Agent"
                                                + " names the agent's id."))
                .addSecuritySchemes(
                        SESSION,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("JSESSIONID")
                                .description("The page's. What changes anything needs the header X-XSRF-TOKEN too."))
                .addHeaders(
                        LIMIT,
                        header("What is left: \"token\";r=599;t=60, requests and seconds until all are there again."))
                .addHeaders(
                        POLICY, header("How many requests are allowed: \"token\";q=600;w=60, requests and seconds."))
                .addHeaders(
                        RETRY,
                        new Header()
                                .description("Seconds until requests are taken again.")
                                .schema(new IntegerSchema()))
                .addResponses(TOO_MANY, tooMany()));
        document.addSecurityItem(new SecurityRequirement().addList(BEARER));
        document.addSecurityItem(new SecurityRequirement().addList(SESSION));
        document.getPaths().values().forEach(path -> path.readOperations().forEach(this::describe));
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }

    private static ApiResponse tooMany() {
        return new ApiResponse()
                .description("More requests than are allowed; nothing was done.")
                .addHeaderObject(RETRY, new Header().$ref(RETRY))
                .addHeaderObject(LIMIT, new Header().$ref(LIMIT))
                .addHeaderObject(POLICY, new Header().$ref(POLICY));
    }

    private void describe(Operation operation) {
        if (operation.getRequestBody() != null) {
            exemplify(operation.getRequestBody().getContent());
        }
        operation.getResponses().values().forEach(response -> {
            exemplify(response.getContent());
            response.addHeaderObject(LIMIT, new Header().$ref(LIMIT));
            response.addHeaderObject(POLICY, new Header().$ref(POLICY));
        });
        operation.getResponses().addApiResponse("429", new ApiResponse().$ref(TOO_MANY));
    }

    private void exemplify(@Nullable Content content) {
        if (content == null) {
            return;
        }
        content.values().forEach(media -> {
            var shape = media.getSchema() == null ? null : media.getSchema().get$ref();
            var example = shape == null ? null : examples.get(shape.substring(shape.lastIndexOf('/') + 1));
            if (example != null) {
                media.setExample(example);
            }
        });
    }
}
