/** The language of rules and what they come to: facts in, a decision out. Pure. */
@NullMarked
package org.switchroom.criteria.rule;

import org.jspecify.annotations.NullMarked;
