import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { once } from 'node:events';

async function free(socket, open) {
  open(socket);
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}

/** A TCP port that nobody has now. */
export const freeTcpPort = () => free(createServer(), (s) => s.listen(0, '127.0.0.1'));

/** A UDP port that nobody has now. */
export const freeUdpPort = () => free(createSocket('udp4'), (s) => s.bind(0, '127.0.0.1'));

/** Ranges of RTP ports below the ephemeral ones (32768), a different one at each call. */
let nextRange = Number(process.env.FIRST_RTP_PORT ?? 16_000 + 2_000 * (process.pid % 4));
export function rtpRange(size = 400) {
  const first = nextRange;
  nextRange += size;
  return { first, last: first + size - 2 };
}
