package org.switchroom.directory.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Role;
import org.switchroom.directory.User;

/**
 * At the very first start nobody could log in: makes a firm and its administrator, whose password is in a file that only
 * the owner of the process can read.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FirstFirm implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstFirm.class);

    private final MemoryDirectory directory;
    private final DirectoryEditor editor;
    private final ClientFirm firm;
    private final Path passwordFile;

    FirstFirm(
            MemoryDirectory directory,
            DirectoryEditor editor,
            @Value("${switchroom.first-firm.name}") String name,
            @Value("${switchroom.first-firm.country}") String country,
            @Value("${switchroom.first-firm.language}") String language,
            @Value("${switchroom.first-firm.zone}") ZoneId zone,
            @Value("${switchroom.data-dir}/first-password") Path passwordFile) {
        this.directory = directory;
        this.editor = editor;
        this.firm = new ClientFirm(0, name, country, language, zone);
        this.passwordFile = passwordFile;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!directory.firms().isEmpty()) {
            return;
        }
        var password = randomPassword();
        editor.together(() -> {
            var id = editor.save(firm);
            var administrator =
                    new User(0, id, "admin", "Administrator", Set.of(Role.ADMINISTRATOR), firm.language(), "", true);
            return editor.save(administrator, password, 0);
        });
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(passwordFile);
        Files.writeString(Files.createFile(passwordFile, ownerOnly), password + "\n");
        LOG.info("First start: log in as admin with the password in {} and change it", passwordFile.toAbsolutePath());
    }

    private static String randomPassword() {
        var random = new byte[9];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
