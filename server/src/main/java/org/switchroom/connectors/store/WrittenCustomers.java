package org.switchroom.connectors.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.switchroom.crm.CustomerReference;

/** What was written of two customers is of one when they become one. */
@Configuration
class WrittenCustomers {
    @Bean
    CustomerReference writeBacksOfCustomers() {
        return new CustomerReference("connectors.write_backs", "id::text", "key");
    }
}
