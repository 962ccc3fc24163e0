/** Who gets whom: the ranking rules, one file each, and {@link org.switchroom.engine.matching.Matching} which lists them. */
@NullMarked
package org.switchroom.engine.matching;

import org.jspecify.annotations.NullMarked;
