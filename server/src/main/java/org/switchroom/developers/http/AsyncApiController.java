package org.switchroom.developers.http;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.developers.event.AsyncApi;

/** The events' document, beside the one of the requests. */
@RestController
@Hidden
class AsyncApiController {

    @GetMapping(path = "/v3/asyncapi", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> asyncApi() {
        return AsyncApi.document();
    }
}
