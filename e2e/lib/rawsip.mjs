import { createSocket } from 'node:dgram';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { until } from './until.mjs';

/** SIP messages as bare datagrams, for what no well-behaved peer sends. */
export class RawSip {
  static async open(server, address = '127.0.0.1') {
    const raw = new RawSip(server, createSocket('udp4'));
    raw.socket.bind(0, address);
    await once(raw.socket, 'listening');
    return raw;
  }

  constructor(server, socket) {
    [this.host, this.port] = server.split(':');
    this.socket = socket;
    this.answers = [];
    socket.on('message', (bytes) => this.answers.push(bytes.toString('latin1')));
  }

  send(text) {
    this.socket.send(text.replaceAll('\n', '\r\n'), Number(this.port), this.host);
  }

  /** A call's headers: the same Call-ID, branch and tag for INVITE and CANCEL. */
  call(number, caller) {
    const { address, port } = this.socket.address();
    const id = randomUUID();
    const head = (method) => `${method} sip:${number}@${this.host} SIP/2.0
Via: SIP/2.0/UDP ${address}:${port};branch=z9hG4bK${id}
From: <sip:${caller}@${address}>;tag=${id.slice(0, 8)}
To: <sip:${number}@${this.host}>
Call-ID: ${id}
CSeq: 1 ${method}
Contact: <sip:trunk@${address}:${port}>
Max-Forwards: 70
`;
    const sdp = `v=0
o=- 1 1 IN IP4 ${address}
s=-
c=IN IP4 ${address}
t=0 0
m=audio 9 RTP/AVP 0
`;
    const length = sdp.replaceAll('\n', '\r\n').length;
    return {
      id,
      invite: `${head('INVITE')}Content-Type: application/sdp\nContent-Length: ${length}\n\n${sdp}`,
      cancel: `${head('CANCEL')}Content-Length: 0\n\n`,
      /** A request in the dialog that an answer to the INVITE has made. */
      within: (answer, method, cseq) => `${method} ${/^Contact: <([^>]+)>/im.exec(answer)[1]} SIP/2.0
Via: SIP/2.0/UDP ${address}:${port};branch=z9hG4bK${randomUUID()}
From: <sip:${caller}@${address}>;tag=${id.slice(0, 8)}
${/^To:.*$/im.exec(answer)[0].trim()}
Call-ID: ${id}
CSeq: ${cseq} ${method}
Max-Forwards: 70
Content-Length: 0

`,
    };
  }

  /** The first answer whose status line and CSeq match. */
  answer(pattern, options) {
    return until(`an answer ${pattern}; got ${this.answers.map((a) => a.split('\r\n')[0]).join(', ')}`,
      () => this.answers.find((text) => pattern.test(text)), options);
  }

  close() {
    this.socket.close();
  }
}
