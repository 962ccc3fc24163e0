package org.switchroom.directory.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.database.Listing;
import org.switchroom.database.Page;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.DirectoryEditor.Noun;
import org.switchroom.directory.Skill;
import org.switchroom.directory.store.MemoryDirectory;

/** What agents can do, by name. */
@RestController
@RequestMapping("/api/v1/admin/skills")
class SkillsController {
    private final MemoryDirectory directory;
    private final DirectoryEditor editor;

    SkillsController(MemoryDirectory directory, DirectoryEditor editor) {
        this.directory = directory;
        this.editor = editor;
    }

    record SkillRow(int id, String name) {}

    record SkillForm(@NotNull String name) {
        Skill toSkill(int id, int firmId) {
            return new Skill(id, firmId, name);
        }
    }

    @GetMapping
    Page<SkillRow> listSkills(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        var config = directory.snapshot().firm(by.firmId());
        return listing.of(config.skills(), Skill::name, SkillsController::row);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SkillRow createSkill(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody SkillForm form) {
        return save(0, form, by);
    }

    @PutMapping("/{id}")
    SkillRow replaceSkill(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody SkillForm form) {
        return save(id, form, by);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSkill(@AuthenticationPrincipal CurrentUser by, @PathVariable @Positive int id) {
        editor.remove(by.firmId(), Noun.SKILL, id, by.userId());
    }

    private SkillRow save(int id, SkillForm form, CurrentUser by) {
        var saved = editor.save(form.toSkill(id, by.firmId()), by.userId());
        return row(directory.snapshot().firm(by.firmId()).skill(saved).orElseThrow());
    }

    private static SkillRow row(Skill skill) {
        return new SkillRow(skill.id(), skill.name());
    }
}
