/** The record over HTTP. */
@NullMarked
package org.switchroom.crm.http;

import org.jspecify.annotations.NullMarked;
