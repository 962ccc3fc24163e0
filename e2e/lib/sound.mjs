/** Channels of a µ-law WAV as arrays of linear samples, and how loud a frequency is in them. */
export function readWav(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (at) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (text(0) !== 'RIFF' || text(8) !== 'WAVE') throw new Error('Not a WAV');
  let channels = 1, rate = 0, format = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    if (text(at) === 'fmt ') {
      format = view.getUint16(at + 8, true);
      channels = view.getUint16(at + 10, true);
      rate = view.getUint32(at + 12, true);
    }
    if (text(at) === 'data') {
      if (format !== 7) throw new Error(`Format ${format} is not µ-law`);
      const data = bytes.subarray(at + 8, at + 8 + size);
      return { rate, channels: split(data, channels) };
    }
    at += 8 + size + (size % 2);
  }
  throw new Error('No data chunk');
}

const split = (data, channels) =>
  Array.from({ length: channels }, (_, channel) =>
    Float64Array.from({ length: Math.floor(data.length / channels) }, (_, i) => linear(data[i * channels + channel])));

function linear(code) {
  const inverted = ~code & 0xff;
  const magnitude = ((((inverted & 0x0f) << 3) + 0x84) << ((inverted & 0x70) >> 4)) - 0x84;
  return (inverted & 0x80 ? -magnitude : magnitude) / 32768;
}

/** Level of one frequency in dB relative to full scale, by Goertzel's algorithm. */
export function level(samples, hertz, rate = 8000) {
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let before = 0, last = 0;
  for (const sample of samples) [before, last] = [last, sample + coefficient * last - before];
  const power = last * last + before * before - coefficient * last * before;
  return 20 * Math.log10(Math.max((2 * Math.sqrt(Math.max(power, 0))) / samples.length, 1e-5));
}
