/** The agent's page and the supervisor's board over HTTP and WebSocket. */
@NullMarked
package org.switchroom.cti.http;

import org.jspecify.annotations.NullMarked;
