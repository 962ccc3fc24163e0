import type { Import, ImportPlan, ImportPreview } from '../src/api/types.ts';
import { agentNames, DAY } from './firm.ts';
import type { Route } from './routes.ts';

const HEAD = [
  'Kundennr',
  'Vorname',
  'Nachname',
  'Firma',
  'E-Mail',
  'Telefon',
  'Mobil',
  'Straße',
  'PLZ',
  'Ort',
  'Notiz',
];
const LINES = [
  [
    'K-31001',
    'Jürgen',
    'Kröger',
    'Kröger Sanitär GmbH & Co. KG',
    'j.kroeger@example.com',
    '030 5551201',
    '',
    'Am Speicher 4',
    '10245',
    'Berlin',
    'ruft immer vor acht an',
  ],
  [
    'K-31002',
    'Mette',
    'Ravn',
    '',
    'mette.ravn@example.dk',
    '+45 87 10 20 30',
    '+45 20 30 40 50',
    'Vestergade 12',
    '8000',
    'Aarhus',
    '',
  ],
  [
    'K-31003',
    '',
    '',
    'Instalații Carpați SRL',
    'comenzi@example.ro',
    '0264 555 777',
    '',
    'Strada Horea 3',
    '400001',
    'Cluj-Napoca',
    '',
  ],
];
const plan: ImportPlan = {
  match: 'CUSTOMER_NUMBER',
  existing: 'UPDATE',
  missing: 'CREATE',
  columns: [
    'customerNumber',
    'firstName',
    'lastName',
    'company',
    'email',
    'phones',
    'phones',
    'street',
    'postcode',
    'city',
    '',
  ],
};

const job = (id: number, name: string, state: Import['state'], more: Partial<Import> = {}): Import => ({
  id: String(id),
  name,
  state,
  at: Date.now() - (700 - id) * DAY,
  byName: agentNames[id % 3] ?? '',
  bytes: 184_220,
  charset: 'UTF-8',
  separator: ';',
  plan,
  fileKept: true,
  line: 0,
  created: 0,
  updated: 0,
  skipped: 0,
  refused: 0,
  undone: 0,
  changedSince: 0,
  problem: '',
  undoableUntil: null,
  ...more,
});

const jobs: Import[] = [
  job(699, 'kunden-november.csv', 'UPLOADED'),
  job(698, 'partners_final_v3_corrected_by_sales_2026-11-20_really_final.csv', 'CHECKED', {
    line: 12_480,
    created: 11_902,
    updated: 431,
    skipped: 0,
    refused: 147,
  }),
  job(697, 'newsletter.csv', 'RUNNING', { line: 48_211, created: 31_004, updated: 17_102, refused: 105 }),
  job(690, 'dealers.csv', 'DONE', {
    line: 2_004,
    created: 1_990,
    updated: 12,
    refused: 2,
    undoableUntil: Date.now() + 20 * DAY,
  }),
  job(655, 'old-system.csv', 'FAILED', {
    line: 811,
    created: 811,
    problem: 'Line 812 is longer than a line may be. Look at the file there: a quotation mark may be missing.',
  }),
  job(640, 'test.csv', 'UNDONE', { line: 40, created: 40, undone: 38, changedSince: 2, fileKept: false }),
];

const preview = (of: Import): ImportPreview => ({ job: of, first: [HEAD, ...LINES] });

/** Files of customers: uploaded, tried, taken in, taken back. */
export function importRoutes(): Route[] {
  const plans: Record<string, ImportPlan> = { 'Monthly file of the sales department': plan };
  const at = (id: string | undefined) => jobs.find((one) => one.id === id) ?? jobs[0]!;
  return [
    ['GET', /^\/admin\/imports$/, () => jobs],
    ['GET', /^\/admin\/imports\/plans$/, () => plans],
    [
      'POST',
      /^\/admin\/imports\/plans$/,
      ({ body }) => void (plans[String(body['name'])] = body['plan'] as ImportPlan),
    ],
    [
      'POST',
      /^\/admin\/imports$/,
      ({ query }) => {
        const made = job(700 + jobs.length, query.get('name') ?? '', 'UPLOADED', { at: Date.now() });
        jobs.unshift(made);
        return preview(made);
      },
    ],
    ['GET', /^\/admin\/imports\/(\d+)\/preview$/, ({ parts: [id] }) => preview(at(id))],
    ['PUT', /^\/admin\/imports\/(\d+)$/, ({ parts: [id], body }) => preview(Object.assign(at(id), body))],
    ['PUT', /^\/admin\/imports\/(\d+)\/state$/, ({ parts: [id], body }) => Object.assign(at(id), body)],
    ['DELETE', /^\/admin\/imports\/(\d+)$/, ({ parts: [id] }) => void jobs.splice(jobs.indexOf(at(id)), 1)],
  ];
}
