/**
 * Commands and events as bytes, for the journal and the state hash: explicit, versioned, compact, strict. Numbers are
 * variable-length; enums go by ordinal, so a new constant is added at the end only.
 */
@NullMarked
package org.switchroom.engine.encoding;

import org.jspecify.annotations.NullMarked;
