/** Pure folds of the event stream: contacts with their segments, and the live board. No clock, no database. */
@NullMarked
package org.switchroom.reporting.projection;

import org.jspecify.annotations.NullMarked;
