/** From what a source answers to cards, and from keys to questions. Pure. */
@NullMarked
package org.switchroom.connectors.mapping;

import org.jspecify.annotations.NullMarked;
