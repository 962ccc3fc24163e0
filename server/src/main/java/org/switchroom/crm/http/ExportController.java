package org.switchroom.crm.http;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.crm.store.CustomerExport;
import org.switchroom.directory.CurrentUser;

/** Customers as a file: for administrators; each customer in it has it in the trail. */
@RestController
@RequestMapping("/api/v1/admin/customers")
class ExportController {
    private final CustomerExport export;

    ExportController(CustomerExport export) {
        this.export = export;
    }

    /** @param query as for the list of customers; without it all */
    @GetMapping(value = "/export", produces = "text/csv")
    void exportCustomers(
            @AuthenticationPrincipal CurrentUser by,
            @RequestParam(defaultValue = "") String query,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        export.write(by.firmId(), query, by.userId(), csv(response, "customers.csv"));
    }

    static OutputStream csv(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        return response.getOutputStream();
    }
}
