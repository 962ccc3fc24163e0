import type { CustomField, Disposition, DispositionRow, Me, ReasonCode, ReasonCodeRow } from '../src/api/types.ts';

/** Numbers by chance that are the same on every start. */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
export const chance = chanceFrom(7);
export const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;

export const me: Me = {
  userId: 3,
  firmId: 1,
  firmName: 'Nordlicht Haustechnik',
  username: 'mara',
  displayName: 'Mara Lindqvist',
  roles: ['AGENT', 'SUPERVISOR', 'ADMINISTRATOR'],
  language: 'en',
  zone: 'Europe/Berlin',
  country: 'DE',
};

export const DAY = 86_400_000;

export const agentNames = [
  'Mara Lindqvist',
  'Jan Petersen',
  'Oana Marinescu',
  'Felix Adler',
  'Signe Holm',
  'Radu Stan',
  'Katrin Voss',
  'Peter Oakley',
  'Ines Albrecht',
  'Malte Krogh',
  'Dana Iliescu',
  'Bo Thomsen',
];
export const queueNames = ['Technical support', 'Billing', 'Customer service'];

export const reasonCodes: ReasonCodeRow[] = ['Break', 'Lunch', 'Training', 'Meeting', 'Back office'].map(
  (label, index) => ({
    id: index + 1,
    code: label.toUpperCase().replace(' ', '_'),
    label,
    maxMinutes: [15, 45][index] ?? null,
    atEnd: 'WARN',
  }),
);
export const dispositions: DispositionRow[] = [
  'Fault reported',
  'Question on an invoice',
  'Order placed',
  'Delivery date',
  'Complaint',
  'Contract changed',
  'Wrong number',
  'Other',
].map((label, index) => ({ id: index + 1, code: label.toUpperCase().replaceAll(' ', '_'), label }));
const customField = (
  id: number,
  key: string,
  name: string,
  type: CustomField['type'],
  more: Partial<CustomField> = {},
): CustomField => ({
  id,
  key,
  name,
  type,
  required: false,
  onCard: true,
  position: id,
  smallest: null,
  largest: null,
  choices: [],
  ...more,
});
export const customFields: CustomField[] = [
  customField(1, 'contract', 'Contract', 'TEXT', { required: true, largest: 20 }),
  customField(2, 'level', 'Service level', 'CHOICE', { choices: ['Gold', 'Silver', 'Bronze'] }),
  customField(3, 'seats', 'Seats', 'NUMBER', { smallest: 1, largest: 500 }),
  customField(4, 'renewal', 'Renewal', 'DATE', { onCard: false }),
  customField(5, 'newsletter', 'Newsletter', 'YES_NO', { onCard: false }),
  customField(6, 'file', 'File', 'URL', { onCard: false }),
];
export const codeLabels = (codes: DispositionRow[]): Disposition[] => codes.map(({ code, label }) => ({ code, label }));
export const reasons: ReasonCode[] = reasonCodes.map(({ code, label, maxMinutes, atEnd }) => ({
  code,
  label,
  maxMinutes,
  atEnd,
}));
