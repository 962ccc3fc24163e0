import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';

/** The least of a SIP server that a browser telephone needs: takes registrations, rings, notices answer and end. */
export class FakeSip {
  private socket: WebSocket | null = null;
  private uri = '';
  private dialog: { callId: string; answer: string; contactId: string } | null = null;
  /** The SDP of the last answer, for browser checks. */
  lastAnswer = '';

  onAnswered: (contactId: string) => void = () => {};
  onEnded: (contactId: string) => void = () => {};

  attach(socket: WebSocket): void {
    this.socket = socket;
    socket.on('message', (data) => this.heard(String(data)));
    socket.on('close', () => {
      if (this.socket === socket) this.socket = null;
    });
  }

  /** @param own the agent has asked for the call, whose telephone answers by itself */
  ring(contactId: string, own = false): void {
    if (!this.socket || !this.uri) return;
    const callId = randomBytes(8).toString('hex');
    this.dialog = { callId, answer: '', contactId };
    const headers = [`X-Contact-Id: ${contactId}`, ...(own ? ['X-Own-Call: yes'] : [])];
    this.request('INVITE', 1, callId, '', OFFER, [...headers, 'Content-Type: application/sdp']);
  }

  end(): void {
    if (!this.dialog) return;
    const { callId, answer } = this.dialog;
    this.dialog = null;
    if (answer) this.request('BYE', 2, callId, header(answer, 'To'));
    else this.request('CANCEL', 1, callId, '');
  }

  private heard(message: string): void {
    const first = message.split('\r\n', 1)[0] ?? '';
    if (first.startsWith('REGISTER')) this.registered(message);
    else if (first.startsWith('BYE')) this.ended(message);
    else if (first.startsWith('SIP/2.0 200') && header(message, 'CSeq').endsWith('INVITE')) this.answered(message);
  }

  private registered(request: string): void {
    const contact = header(request, 'Contact');
    this.uri = /<([^>]+)>/.exec(contact)?.[1] ?? '';
    this.reply(request, [`Contact: ${contact.includes('expires=') ? contact : `${contact};expires=120`}`]);
  }

  private answered(response: string): void {
    if (!this.dialog) return;
    this.lastAnswer = response.split('\r\n\r\n')[1] ?? '';
    this.dialog.answer = response;
    this.request('ACK', 1, this.dialog.callId, header(response, 'To'));
    this.onAnswered(this.dialog.contactId);
  }

  private ended(request: string): void {
    this.reply(request, []);
    const contactId = this.dialog?.contactId;
    this.dialog = null;
    if (contactId) this.onEnded(contactId);
  }

  private reply(request: string, extra: string[]): void {
    const to = header(request, 'To');
    const copied = ['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${header(request, name)}`);
    const tagged = to.includes('tag=') ? to : `${to};tag=fake`;
    this.send(['SIP/2.0 200 OK', ...copied, `To: ${tagged}`, ...extra], '');
  }

  private request(method: string, cseq: number, callId: string, to: string, body = '', extra: string[] = []): void {
    const branch = method === 'ACK' ? 'ack' : method === 'BYE' ? 'bye' : 'inv';
    this.send(
      [
        `${method} ${this.uri} SIP/2.0`,
        `Via: SIP/2.0/WS fake.invalid;branch=z9hG4bK${branch}${callId}`,
        'Max-Forwards: 70',
        'From: <sip:switchroom@fake.invalid>;tag=server',
        `To: ${to || `<${this.uri}>`}`,
        `Call-ID: ${callId}`,
        `CSeq: ${cseq} ${method}`,
        'Contact: <sip:switchroom@fake.invalid;transport=ws>',
        ...extra,
      ],
      body,
    );
  }

  private send(lines: string[], body: string): void {
    this.socket?.send([...lines, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
  }
}

const header = (message: string, name: string) =>
  new RegExp(`^${name}: *(.*)$`, 'im').exec(message.split('\r\n\r\n')[0] ?? '')?.[1]?.trim() ?? '';

/** Offers Opus too, so that one sees it refused. No candidate: no sound flows, and nothing fails for want of it. */
const OFFER = `${[
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=ice-lite',
  'a=group:BUNDLE 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 8 0 101',
  'c=IN IP4 127.0.0.1',
  'a=rtcp-mux',
  'a=mid:0',
  'a=sendrecv',
  'a=setup:actpass',
  'a=ice-ufrag:fake',
  'a=ice-pwd:fakefakefakefakefakefake',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AB').join(':')}`,
  'a=rtpmap:111 opus/48000/2',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:101 telephone-event/8000',
  'a=fmtp:101 0-15',
].join('\r\n')}\r\n`;
