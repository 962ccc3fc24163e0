/** Why there is no microphone; each has a text that says how to mend it. */
export type MicrophoneProblem = 'insecure' | 'refused' | 'missing' | 'busy' | 'unplugged' | 'other';

export interface MicrophoneState {
  stream: MediaStream | null;
  label: string;
  problem: MicrophoneProblem | null;
  choices: { deviceId: string; label: string }[];
  deviceId: string;
}

const CHOSEN = 'switchroom.microphone';

export function problemFor(error: unknown): MicrophoneProblem {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'other';
  }
}

/** The agent's microphone, opened once and kept open while signed in, so that an answer does not wait for it. */
export class Microphone {
  private state: MicrophoneState = { stream: null, label: '', problem: null, choices: [], deviceId: '' };
  private readonly watchers = new Set<() => void>();
  private wanted = false;

  /** Called with the new track after the microphone was changed, for a call that is under way. */
  onTrack: (track: MediaStreamTrack) => void = () => {};

  constructor() {
    navigator.mediaDevices?.addEventListener('devicechange', () => {
      if (this.wanted && (this.state.problem || !this.state.stream)) void this.open();
    });
  }

  readonly current = () => this.state;

  readonly watch = (watcher: () => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Opens the microphone chosen last, or any; a failure shows in the state. */
  async open(deviceId = localStorage.getItem(CHOSEN) ?? ''): Promise<void> {
    this.wanted = true;
    if (!navigator.mediaDevices) return this.set({ problem: 'insecure' });
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: {
          echoCancellation: true,
          noiseSuppression: true,
          autoGainControl: true,
          ...(deviceId ? { deviceId: { ideal: deviceId } } : {}),
        },
      });
      if (!this.wanted) return stream.getTracks().forEach((track) => track.stop());
      await this.took(stream);
    } catch (error) {
      this.set({ stream: null, label: '', problem: problemFor(error) });
    }
  }

  async choose(deviceId: string): Promise<void> {
    localStorage.setItem(CHOSEN, deviceId);
    await this.open(deviceId);
  }

  close(): void {
    this.wanted = false;
    this.state.stream?.getTracks().forEach((track) => track.stop());
    this.set({ stream: null, label: '', problem: null, deviceId: '' });
  }

  /** Lets the microphone be heard again; a call's mute does not outlive the call. */
  unmute(): void {
    this.state.stream?.getAudioTracks().forEach((track) => (track.enabled = true));
  }

  private async took(stream: MediaStream): Promise<void> {
    const before = this.state.stream;
    const track = stream.getAudioTracks()[0];
    if (!track) return this.set({ stream: null, problem: 'missing' });
    track.onended = () => {
      if (this.state.stream === stream) this.set({ stream: null, label: '', problem: 'unplugged' });
    };
    const devices = await navigator.mediaDevices.enumerateDevices();
    this.set({
      stream,
      label: track.label,
      problem: null,
      deviceId: track.getSettings().deviceId ?? '',
      choices: devices
        .filter((device) => device.kind === 'audioinput' && device.deviceId !== '')
        .map(({ deviceId, label }) => ({ deviceId, label: label || deviceId.slice(0, 8) })),
    });
    this.onTrack(track);
    before?.getTracks().forEach((old) => old.stop());
  }

  private set(change: Partial<MicrophoneState>): void {
    this.state = { ...this.state, ...change };
    for (const watcher of this.watchers) watcher();
  }
}
