package org.switchroom.pop.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.switchroom.crm.CustomerReference;

/** Who was verified stays so when two customers become one. */
@Configuration
class VerifiedCustomers {
    @Bean
    CustomerReference verifications() {
        return new CustomerReference("pop.verifications", "contact_id::text");
    }
}
