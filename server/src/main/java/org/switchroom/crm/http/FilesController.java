package org.switchroom.crm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.crm.CustomerFile;
import org.switchroom.crm.store.CustomerFiles;
import org.switchroom.crm.store.FileContents;
import org.switchroom.database.Page;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;

/** Files attached to customers, by everybody who works for the firm. */
@RestController
@RequestMapping("/api/v1/customers/{id}/files")
class FilesController {
    private static final int LONGEST_TYPE = 100;

    private final CustomerFiles files;
    private final FileContents contents;

    FilesController(CustomerFiles files, FileContents contents) {
        this.files = files;
        this.contents = contents;
    }

    /** The newest first. */
    @GetMapping
    Page<CustomerFile> listFiles(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long incidentId,
            @RequestParam(required = false) @Nullable Long noteId,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return files.of(new CustomerFiles.Wanted(by.firmId(), id, incidentId, noteId, limit, cursor));
    }

    /**
     * Takes the file itself as the body, at most 10 MB, under its own type.
     *
     * @param name the file's
     * @param incidentId the customer's incident it belongs to
     * @param noteId the note it belongs to
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CustomerFile attachFile(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable Long incidentId,
            @RequestParam(required = false) @Nullable Long noteId,
            HttpServletRequest request)
            throws IOException {
        var sent = new CustomerFiles.Sent(name, type(request.getContentType()), incidentId, noteId);
        return files.attach(by, id, sent, request.getInputStream());
    }

    /** Of a form the server has read the body already. */
    private static String type(@Nullable String said) {
        try {
            var type = MediaType.parseMediaType(said == null ? MediaType.APPLICATION_OCTET_STREAM_VALUE : said);
            if (type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)
                    || type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)) {
                throw new ChangeRefused(
                        Kind.INVALID, "Send the file itself as the body, with its own type as Content-Type; no form.");
            }
            var plain = type.getType() + "/" + type.getSubtype();
            return plain.length() > LONGEST_TYPE ? MediaType.APPLICATION_OCTET_STREAM_VALUE : plain;
        } catch (InvalidMediaTypeException none) {
            return MediaType.APPLICATION_OCTET_STREAM_VALUE;
        }
    }

    /** To be saved, never shown by the browser itself; that it was taken away is in the trail. */
    @GetMapping("/{fileId}/content")
    void downloadFile(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long id,
            @PathVariable long fileId,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        var file = files.find(by.firmId(), id, fileId);
        files.downloaded(by, id, file);
        response.setContentType(file.type());
        response.setContentLengthLong(file.bytes());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name(), UTF_8)
                        .build()
                        .toString());
        contents.write(by.firmId(), file, response.getOutputStream());
    }

    /** It can come back for 30 days. */
    @DeleteMapping("/{fileId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeFile(@AuthenticationPrincipal CurrentUser by, @PathVariable long id, @PathVariable long fileId) {
        files.remove(by, id, fileId);
    }

    /** Brings one back that was removed. */
    @PostMapping("/{fileId}/restore")
    CustomerFile restoreFile(
            @AuthenticationPrincipal CurrentUser by, @PathVariable long id, @PathVariable long fileId) {
        return files.restore(by, id, fileId);
    }
}
