package org.switchroom.crm.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.crm.CustomField;
import org.switchroom.crm.store.CustomFields;
import org.switchroom.database.Listing;
import org.switchroom.database.Page;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;

/** The fields a firm adds to its customers: read by everybody, defined by administrators. */
@RestController
class CustomFieldsController {
    private static final String ADMIN = "/api/v1/admin/custom-fields";

    private final CustomFields fields;

    CustomFieldsController(CustomFields fields) {
        this.fields = fields;
    }

    record CustomFieldForm(
            @NotNull String key,
            @NotNull String name,
            @NotNull CustomField.Type type,
            boolean required,
            boolean onCard,
            @Min(0) @Max(999) int position,
            @Nullable BigDecimal smallest,
            @Nullable BigDecimal largest,
            @NotNull List<String> choices) {

        CustomField field(int id) {
            var shown = choices.stream().map(String::strip).toList();
            return new CustomField(id, key, name.strip(), type, required, onCard, position, smallest, largest, shown);
        }
    }

    /** In the order in which they are shown. */
    @GetMapping("/api/v1/custom-fields")
    List<CustomField> listOwnCustomFields(@AuthenticationPrincipal CurrentUser by) {
        return fields.of(by.firmId());
    }

    @GetMapping(ADMIN)
    Page<CustomField> listCustomFields(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        return listing.of(fields.of(by.firmId()), field -> field.name() + " " + field.key(), field -> field);
    }

    @PostMapping(ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    CustomField createCustomField(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody CustomFieldForm form) {
        return fields.save(by.firmId(), form.field(0), by.userId());
    }

    /** The type stays. What customers have keeps its value, even when it could not be given any more. */
    @PutMapping(ADMIN + "/{id}")
    CustomField replaceCustomField(
            @AuthenticationPrincipal CurrentUser by, @PathVariable int id, @Valid @RequestBody CustomFieldForm form) {
        if (id <= 0) {
            throw new ChangeRefused(Kind.NOT_FOUND, "There is no such field (any more).");
        }
        return fields.save(by.firmId(), form.field(id), by.userId());
    }

    /** With what every customer has in it, which is taken out in the background and stays in their trails. */
    @DeleteMapping(ADMIN + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCustomField(@AuthenticationPrincipal CurrentUser by, @PathVariable int id) {
        fields.remove(by.firmId(), id, by.userId());
    }
}
