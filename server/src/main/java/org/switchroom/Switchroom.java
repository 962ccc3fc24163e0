package org.switchroom;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The contact centre's process. */
@SpringBootApplication
public class Switchroom {
    public static void main(String[] args) {
        var application = new SpringApplication(Switchroom.class);
        application.addListeners(new DataDirectory());
        application.run(args);
    }
}
