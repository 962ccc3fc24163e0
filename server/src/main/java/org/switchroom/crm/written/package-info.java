/** Customers as somebody wrote them, typed or in a file: read and checked. */
@NullMarked
package org.switchroom.crm.written;

import org.jspecify.annotations.NullMarked;
