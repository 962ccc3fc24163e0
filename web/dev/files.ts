import type { CustomerFile } from '../src/api/types.ts';

const DAY_MS = 86_400_000;

const file = (id: string, name: string, type: string, bytes: number, daysAgo: number): CustomerFile => ({
  id,
  name,
  type,
  bytes,
  incidentId: null,
  noteId: null,
  at: Date.now() - daysAgo * DAY_MS,
  byName: 'Jan Petersen',
});

const files = [
  file('3', 'Dishwasher, leak under the door.jpg', 'image/jpeg', 2_840_112, 1),
  file('2', 'Warranty 2025-03-14.pdf', 'application/pdf', 184_220, 40),
  file('1', 'Signed contract.pdf', 'application/pdf', 96_400, 320),
];
const removed = new Set<string>();

export function attachFile(name: string, type: string, bytes: number): CustomerFile {
  const attached = file(String(files.length + 1), name, type, bytes, 0);
  files.unshift(attached);
  return attached;
}

/** Invented ones, the same at each customer; what is removed stays so until it is brought back or the mock ends. */
export const filesThere = () => files.filter(({ id }) => !removed.has(id));

export function removeFile(id: string | undefined): void {
  if (id) removed.add(id);
}

export function restoreFile(id: string | undefined): CustomerFile | undefined {
  if (id) removed.delete(id);
  return files.find((one) => one.id === id);
}
