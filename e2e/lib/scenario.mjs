/**
 * SIPp scenarios in words: a story is a list of these steps, and `scenario` makes the XML of them. `[service]` is the number
 * dialled, `[caller]` the caller's; both are filled in when it is run.
 */
export const scenario = (...steps) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="story">\n${steps.flat().join('\n')}\n</scenario>\n`;

const headers = (method, { cseq = 1, to = '[last_To:]', more = [] } = {}) => [
  'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]',
  'From: <sip:[caller]@[local_ip]:[local_port]>;tag=u[pid]x[call_number]',
  to,
  'Call-ID: [call_id]',
  `CSeq: ${cseq} ${method}`,
  'Contact: <sip:trunk@[local_ip]:[local_port];transport=[transport]>',
  'Max-Forwards: 70',
  '[routes]',
  ...more,
];

const message = (first, lines, body = '') =>
  `<![CDATA[\n${[first, ...lines, ...(body ? [] : ['Content-Length: 0'])].join('\n')}\n\n${body}]]>`;

const send = (what, attributes = 'retrans="500"') => `<send ${attributes}>${what}</send>`;

/** SIPp's play_dtmf sends its events as payload type 96. */
const sdp = (port, events = port === 'media_port' ? 96 : 101) => `v=0
o=trunk 1 1 IN IP[local_ip_type] [local_ip]
s=-
c=IN IP[media_ip_type] [media_ip]
t=0 0
m=audio [${port}] RTP/AVP 0 ${events}
a=rtpmap:0 PCMU/8000
a=rtpmap:${events} telephone-event/8000
a=ptime:20
`;

/**
 * @param {{port?: string}} options port: SIPp's name of the RTP port, `media_port` for
 *   play_dtmf and `rtpstream_audio_port` for a tone
 */
export const invite = ({ port = 'rtpstream_audio_port' } = {}) =>
  send(
    message(
      'INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0',
      headers('INVITE', {
        to: 'To: <sip:[service]@[remote_ip]:[remote_port]>',
        more: ['Content-Type: application/sdp', 'Content-Length: [len]'],
      }),
      sdp(port),
    ),
  );

export const provisional = () =>
  ['100', '180', '183'].map((status) => `<recv response="${status}" optional="true"/>`);

export const answered = () => [...provisional(), '<recv response="200" rrs="true"/>'];

const ackOfFailure = () =>
  send(
    message('ACK sip:[service]@[remote_ip]:[remote_port] SIP/2.0', [
      '[last_Via:]', '[last_From:]', '[last_To:]', '[last_Call-ID:]', 'CSeq: 1 ACK', 'Max-Forwards: 70',
    ]),
    '',
  );

/** A final answer that is no success. */
export const refused = (status) => [...provisional(), `<recv response="${status}"/>`, ackOfFailure()];

export const ack = () => send(message('ACK [next_url] SIP/2.0', headers('ACK')), '');

export const stay = (milliseconds) => `<pause milliseconds="${milliseconds}"/>`;

/** Speaks the tone file from here on. */
export const speak = (file) => `<nop><action><exec rtp_stream="${file},-1,0,PCMU/8000"/></action></nop>`;

export const fallSilent = () => '<nop><action><exec rtp_stream="pause"/></action></nop>';

/** Presses a key as RFC 4733 events; needs `invite({port: 'media_port'})`. */
export const key = (digit) => `<nop><action><exec play_dtmf="${digit}"/></action></nop>`;

/** Presses a key as SIP INFO. */
export const infoKey = (digit, cseq = 2) => [
  send(
    message(
      'INFO [next_url] SIP/2.0',
      headers('INFO', { cseq, more: ['Content-Type: application/dtmf-relay', 'Content-Length: [len]'] }),
      `Signal=${digit}\nDuration=100\n`,
    ),
  ),
  '<recv response="200"/>',
];

export const bye = (cseq = 3) => [
  send(message('BYE [next_url] SIP/2.0', headers('BYE', { cseq }))),
  '<recv response="200"/>',
];

/** The far end hangs up. */
export const toldBye = () => [
  '<recv request="BYE"/>',
  send(
    message('SIP/2.0 200 OK', ['[last_Via:]', '[last_From:]', '[last_To:]', '[last_Call-ID:]', '[last_CSeq:]']),
    '',
  ),
];

const ANSWERING = ['[last_Via:]', '[last_Record-Route:]', '[last_From:]', '[last_To:];tag=s[pid]x[call_number]', '[last_Call-ID:]', '[last_CSeq:]',
  'Contact: <sip:phone@[local_ip]:[local_port];transport=[transport]>'];

/** A telephone: rings, and is lifted after a while. */
export const lifted = (milliseconds) => [
  '<recv request="INVITE"/>',
  send(message('SIP/2.0 180 Ringing', ANSWERING), ''),
  stay(milliseconds),
  send(message('SIP/2.0 200 OK', [...ANSWERING, 'Content-Type: application/sdp', 'Content-Length: [len]'], sdp('rtpstream_audio_port'))),
  '<recv request="ACK"/>',
];

/** A telephone: rings until the call is withdrawn. */
export const withdrawn = () => [
  '<recv request="INVITE"/>',
  send(message('SIP/2.0 180 Ringing', ANSWERING), ''),
  '<recv request="CANCEL"/>',
  send(message('SIP/2.0 200 OK', ANSWERING), ''),
  send(message('SIP/2.0 487 Request Terminated', [...ANSWERING.slice(0, -2), 'CSeq: 1 INVITE'])),
  '<recv request="ACK"/>',
];

/** The far end's BYE gets lost, however often it is sent. */
export const deafToBye = (milliseconds) => ['<recv request="BYE"/>', stay(milliseconds)];

/** Logs a word with the caller's number and the time, as "word - number seconds microseconds". */
export const note = (word) =>
  `<nop><action><gettimeofday assign_to="s,us"/><log message="${word} - [caller] [$s] [$us]"/></action></nop>`;
