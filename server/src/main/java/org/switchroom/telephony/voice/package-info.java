/** What callers hear: prompts rendered and kept, and music on hold. */
@NullMarked
package org.switchroom.telephony.voice;

import org.jspecify.annotations.NullMarked;
