import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/**
 * What a process has open, in words that begin with the kind: UDP sockets, TCP sockets, files. Left out are connections to the
 * database, of which there is a pool, and what the virtual machine opens for itself when it first needs it: classes, event
 * queues.
 *
 * @returns {{udp: string[], tcp: string[], files: string[]}}
 */
export function descriptors(pid, databasePort) {
  const sockets = socketsByInode(pid, databasePort);
  const all = readdirSync(`/proc/${pid}/fd`).map((fd) => describe(target(`/proc/${pid}/fd/${fd}`), sockets));
  const of = (kind) => all.filter((words) => words.startsWith(kind));
  return { udp: of('udp'), tcp: of('tcp'), files: of('file') };
}

function target(link) {
  try {
    return readlinkSync(link);
  } catch {
    return ''; // closed meanwhile
  }
}

function describe(opened, sockets) {
  const inode = /^socket:\[(\d+)\]$/.exec(opened)?.[1];
  if (inode) return sockets.get(inode) ?? '';
  return opened.startsWith('/') && !/\.(jar|so|aot)$|\/modules$|^\/(dev|proc|sys)\//.test(opened) ? `file ${opened}` : '';
}

/** Sockets as words, by inode. */
function socketsByInode(pid, databasePort) {
  const sockets = new Map();
  for (const protocol of ['udp', 'udp6', 'tcp', 'tcp6']) {
    for (const line of readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8').split('\n').slice(1, -1)) {
      const [, local, remote, , , , , , , inode] = line.trim().split(/\s+/);
      if (port(remote) !== databasePort) sockets.set(inode, `${protocol.slice(0, 3)} ${port(local)}-${port(remote)}`);
    }
  }
  return sockets;
}

const port = (address) => Number.parseInt(address.split(':')[1], 16);
