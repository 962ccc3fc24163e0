package org.switchroom.directory.store;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.switchroom.directory.SecretBox;

@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** All nodes of one installation need the same key file. */
    @Bean
    SecretBox secretBox(@Value("${switchroom.secret-key-file}") Path file) {
        return SecretBox.keyedBy(file);
    }
}
