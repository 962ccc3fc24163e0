/** Rings until told to stop: two warm notes, a second on, two off. Made by WebAudio, so there is no file to load. */
const NOTES_HZ = [659.25, 830.61];
const EVERY_MS = 3_000;

let context: AudioContext | null = null;
let repeat: ReturnType<typeof setInterval> | undefined;

/** Browsers keep sound back until the person has touched the page: call this from a click or key. */
export function allowSound(): void {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
}

function trill(audio: AudioContext): void {
  const start = audio.currentTime + 0.02;
  for (let i = 0; i < 8; i += 1) {
    const at = start + i * 0.12;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = 'triangle';
    tone.frequency.value = NOTES_HZ[i % 2] ?? 660;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.35, at + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.118);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.12);
  }
}

export function startRinging(): void {
  if (repeat !== undefined) return;
  allowSound();
  const ring = () => context && trill(context);
  ring();
  repeat = setInterval(ring, EVERY_MS);
}

export function stopRinging(): void {
  clearInterval(repeat);
  repeat = undefined;
}
