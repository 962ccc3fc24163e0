import { C, UA, WebSocketInterface } from 'jssip';
import type { IncomingRTCSessionEvent, RTCSessionEvent } from 'jssip/lib/UA';
import type { RTCSession } from 'jssip/lib/RTCSession';
import { backoffMs } from '../live/backoff';
import type { Microphone } from './Microphone';
import { takeTurn, type Turn } from './oneTab';
import { lineOf, readStats, type CallStats, type Line } from './stats';

/** `elsewhere`: the telephone is in another tab of this browser. */
export type Registration = 'off' | 'elsewhere' | 'connecting' | 'registered' | 'lost';
export type CallPhase = 'ringing' | 'connecting' | 'talking';

export interface SoftphoneState {
  registration: Registration;
  call: { contactId: string; phase: CallPhase; muted: boolean } | null;
  /** How the line of the call is; null before it was measured. */
  line: Line | null;
  /** The call has lasted a while, and no sound at all has come from the microphone. */
  unheard: boolean;
  /** Why the last call's sound failed; '' when it did not. */
  failure: string;
}

/** What an emergency call has in the place of a contact. */
export const EMERGENCY = '0';
const QUALITY_EVERY_MS = 2_000;
/** Nobody says nothing for so long who has just answered. */
const SILENT_READINGS = 4;
const TELEPHONE = /^audio\/(PCMA|PCMU|telephone-event)$/i;

/**
 * The telephone in the page: JsSIP over the server's SIP WebSocket (RFC 7118), G.711 only, so that the server relays
 * without decoding. The server is ICE-lite and found by its own candidate: no STUN or TURN server is asked.
 */
export class Softphone {
  private state: SoftphoneState = {
    registration: 'off',
    call: null,
    line: null,
    unheard: false,
    failure: '',
  };
  private readonly watchers = new Set<() => void>();
  private readonly speaker = new Audio();
  private turn: Turn | null = null;
  private ua: UA | null = null;
  private session: RTCSession | null = null;
  private wish: string | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private attempt = 0;
  private measuring: ReturnType<typeof setInterval> | undefined;
  private before: CallStats | null = null;
  private readings = 0;

  constructor(private readonly microphone: Microphone) {
    this.speaker.autoplay = true;
    microphone.onTrack = (track) => void this.sender()?.replaceTrack(track);
  }

  readonly current = () => this.state;

  readonly watch = (watcher: () => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Registers as the session's user; the session cookie proves who that is, there is no password. */
  start(userId: number): void {
    this.turn ??= takeTurn(
      userId,
      () => this.connect(userId),
      () => this.set({ registration: 'elsewhere' }),
    );
  }

  private connect(userId: number): void {
    const url = new URL('/sip', location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const ua = new UA({
      sockets: [new WebSocketInterface(url.href)],
      uri: `sip:u${userId}@switchroom.invalid`,
      register: true,
      register_expires: 120,
      session_timers: false,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 5,
      user_agent: 'Switchroom page',
    });
    ua.on('registered', () => {
      this.attempt = 0;
      this.set({ registration: 'registered' });
    });
    const lost = () => ua === this.ua && this.set({ registration: 'lost' });
    ua.on('unregistered', lost);
    ua.on('disconnected', lost);
    ua.on('registrationFailed', () => this.registerLater());
    ua.on('newRTCSession', (event: RTCSessionEvent) => this.invited(event as IncomingRTCSessionEvent));
    this.ua = ua;
    this.set({ registration: 'connecting' });
    ua.start();
  }

  stop(): void {
    clearTimeout(this.retry);
    this.turn?.stop();
    this.turn = null;
    this.ua?.stop();
    this.ua = null;
    this.ended();
    this.set({ registration: 'off', failure: '' });
  }

  /** Answers the call of a contact; when its INVITE is still on the way, as soon as that is here. */
  answer(contactId: string): void {
    const call = this.state.call;
    const stream = this.microphone.current().stream;
    if (!this.session || call?.contactId !== contactId) {
      this.wish = contactId;
      return;
    }
    if (call.phase !== 'ringing') return;
    this.wish = null;
    this.set({ call: { ...call, phase: 'connecting' } });
    this.session.answer({
      ...(stream ? { mediaStream: stream } : { mediaConstraints: { audio: true, video: false } }),
      pcConfig: { iceServers: [], bundlePolicy: 'max-bundle' },
    });
  }

  /** Forgets the wish to answer, e.g. because the offer is over. */
  withdraw(): void {
    this.wish = null;
  }

  /** Unless another call is at hand by now. */
  hangUp(contactId: string): void {
    if (this.state.call?.contactId === contactId) this.terminate();
  }

  private terminate(): void {
    if (this.session && !this.session.isEnded()) this.session.terminate();
  }

  setMuted(muted: boolean): void {
    if (!this.session || !this.state.call) return;
    if (muted) this.session.mute({ audio: true });
    else this.session.unmute({ audio: true });
    this.set({ call: { ...this.state.call, muted } });
  }

  /** Sends keys as telephone-event (RFC 4733). False when this call cannot. */
  digits(tones: string): boolean {
    if (!this.sender()?.dtmf?.canInsertDTMF) return false;
    this.session?.sendDTMF(tones, { transportType: C.DTMF_TRANSPORT.RFC2833, duration: 120, interToneGap: 80 });
    return true;
  }

  async stats(): Promise<CallStats | null> {
    const connection = this.session?.connection;
    return connection ? readStats(connection, this.microphone.current().stream?.getAudioTracks()[0]?.id) : null;
  }

  private invited({ originator, session, request }: IncomingRTCSessionEvent): void {
    if (String(originator) !== 'remote') return;
    const contactId = (request.getHeader('X-Contact-Id') as string | undefined) ?? '';
    if (this.session?.connection?.connectionState === 'connected' && this.mustStay(contactId)) {
      session.terminate({ status_code: 486, reason_phrase: 'Busy Here' });
      return;
    }
    this.terminate();
    this.session = session;
    this.set({ call: { contactId, phase: 'ringing', muted: false }, line: null, unheard: false, failure: '' });
    session.on('peerconnection', ({ peerconnection }) => this.listen(session, peerconnection));
    session.on('connecting', () => speakG711(session.connection));
    session.on('icecandidate', ({ ready }) => ready());
    session.on('confirmed', () => this.talking(session));
    session.on('ended', () => this.ended(session));
    session.on('failed', ({ cause }) => this.ended(session, cause));
    // The agent has just asked for this call: there is nothing to ask again.
    if (this.wish === contactId || request.getHeader('X-Own-Call')) this.answer(contactId);
  }

  /**
   * An emergency call ends for no other, and no call for one that was asked for in its midst. Any other has been over for the
   * server when it rings for the next: its BYE came while there was no connection.
   */
  private mustStay(contactId: string): boolean {
    return this.state.call?.contactId === EMERGENCY || contactId === EMERGENCY;
  }

  private listen(session: RTCSession, connection: RTCPeerConnection): void {
    connection.addEventListener('track', ({ streams, track }) => {
      this.speaker.srcObject = streams[0] ?? new MediaStream([track]);
    });
    connection.addEventListener('connectionstatechange', () => {
      if (session === this.session && connection.connectionState === 'failed') {
        this.set({ failure: 'media' });
        this.terminate();
      }
    });
  }

  private talking(session: RTCSession): void {
    if (session !== this.session || !this.state.call) return;
    this.set({ call: { ...this.state.call, phase: 'talking' } });
    this.before = null;
    this.readings = 0;
    clearInterval(this.measuring);
    this.measuring = setInterval(() => void this.measure(), QUALITY_EVERY_MS);
  }

  private async measure(): Promise<void> {
    const now = await this.stats();
    if (now && this.before) {
      this.readings += 1;
      const unheard = this.readings >= SILENT_READINGS && now.out.totalAudioEnergy === 0 && !this.state.call?.muted;
      this.set({ line: lineOf(this.before, now), unheard });
    }
    this.before = now;
  }

  private ended(session = this.session, cause = ''): void {
    if (session !== this.session) return;
    clearInterval(this.measuring);
    this.session = null;
    this.speaker.srcObject = null;
    this.microphone.unmute();
    const failure = cause === 'WebRTC Error' || cause === 'User Denied Media Access' ? 'media' : this.state.failure;
    this.set({ call: null, line: null, unheard: false, failure });
  }

  private registerLater(): void {
    this.set({ registration: 'lost' });
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.ua?.isConnected() && this.ua.register(), backoffMs(this.attempt++));
  }

  private sender(): RTCRtpSender | undefined {
    return this.session?.connection?.getSenders().find((sender) => sender.track?.kind === 'audio');
  }

  private set(change: Partial<SoftphoneState>): void {
    this.state = { ...this.state, ...change };
    for (const watcher of this.watchers) watcher();
  }
}

/**
 * Leaves only G.711 and telephone-event in the answer (or in the offer, when the INVITE had none), A-law and µ-law in
 * the order of the offer, so that the server can choose what needs no conversion.
 */
function speakG711(connection: RTCPeerConnection): void {
  const codecs = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? [];
  const aLawFirst = /^m=audio \S+ \S+(?: (?!0\b)\d+)* 8\b/m.test(connection.remoteDescription?.sdp ?? '');
  const order = aLawFirst ? ['audio/pcma', 'audio/pcmu'] : ['audio/pcmu', 'audio/pcma'];
  const place = ({ mimeType }: { mimeType: string }) => (order.indexOf(mimeType.toLowerCase()) + 3) % 3;
  const telephone = codecs
    .filter(({ mimeType, clockRate }) => TELEPHONE.test(mimeType) && clockRate === 8000)
    .toSorted((a, b) => place(a) - place(b));
  for (const transceiver of connection.getTransceivers()) {
    if (transceiver.receiver.track.kind === 'audio') transceiver.setCodecPreferences(telephone);
  }
}
