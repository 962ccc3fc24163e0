/** G.711, tones, WAV and their measurement. */
@NullMarked
package org.switchroom.wire.audio;

import org.jspecify.annotations.NullMarked;
