import type { CallerCard, CustomerRow } from '../src/api/types.ts';
import { agentNames, chance, DAY, dispositions, pick } from './firm.ts';

const FIRST = [
  'Anna',
  'Jonas',
  'Ioana',
  'Mette',
  'Lukas',
  'Elena',
  'Søren',
  'Katharina',
  'Andrei',
  'Freja',
  'Tobias',
  'Ștefania',
  'Henrik',
  'Birgit',
  'Mihai',
  'Clara',
];
const LAST = [
  'Brandt',
  'Popescu',
  'Nielsen',
  'Weber',
  'Ionescu',
  'Jensen',
  'Schäfer',
  'Dumitru',
  'Møller',
  'Krüger',
  'Țurcanu',
  'Østergaard',
  'Fischer',
  'Radu',
];
const CITIES = [
  ['DE', 'Berlin', '10435', '+4930', 'de'],
  ['DE', 'Hamburg', '20259', '+4940', 'de'],
  ['DK', 'Aarhus', '8000', '+4587', 'da'],
  ['RO', 'Cluj-Napoca', '400001', '+40264', 'ro'],
  ['GB', 'Leeds', 'LS1 4AP', '+44113', 'en'],
] as const;
const STREETS = ['Kastanienallee', 'Vestergade', 'Strada Horea', 'Park Row', 'Schanzenstraße', 'Lindenweg'];
const ITEMS = [
  'Heat pump WP-9, mounting kit',
  'Thermostat T2 × 4',
  'Water filter cartridge × 6',
  'Pressure valve DN20',
  'Service contract, 12 months',
  'Underfloor manifold, 8 circuits',
];
const STATUS = ['Delivered', 'In transit', 'Paid', 'Returned'];
const digits = (count: number) => Array.from({ length: count }, () => Math.floor(chance() * 10)).join('');

export const cards: CallerCard[] = Array.from({ length: 120 }, (_, index) => {
  const [country, city, postcode, prefix, language] = pick(CITIES);
  const firstName = pick(FIRST);
  const lastName = pick(LAST);
  const number = `${prefix}${digits(7)}`;
  const now = Date.now();
  return {
    kind: 'CUSTOMER',
    number,
    problem: null,
    employee: null,
    incidents: [],
    customer: {
      id: String(1000 + index),
      customerNumber: `K-${20400 + index}`,
      firstName,
      lastName,
      company: chance() < 0.35 ? `${lastName} ${country === 'DE' ? 'GmbH' : country === 'DK' ? 'ApS' : 'SRL'}` : '',
      email: `${firstName}.${lastName}@example.com`
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z.@]/g, ''),
      phones: chance() < 0.4 ? [number, `${prefix}${digits(7)}`] : [number],
      street: `${pick(STREETS)} ${1 + Math.floor(chance() * 90)}`,
      postcode,
      city,
      country,
      language,
      valueClass: ['A', 'B', 'C', ''][index % 4] ?? '',
      managerId: null,
      managerName: '',
      version: 1,
      custom: {
        contract: `XK-${4711 + index}`,
        level: ['Gold', 'Silver', 'Bronze'][index % 3],
        seats: 5 + index * 3,
        renewal: `2027-0${1 + (index % 9)}-15`,
        newsletter: index % 2 === 0,
        file: `https://files.example.com/customers/${index}`,
      },
    },
    orders: Array.from({ length: 1 + Math.floor(chance() * 5) }, (_unused, order) => ({
      id: `${index}-${order}`,
      orderNumber: `A-${88000 + index * 7 + order}`,
      placedAt: now - Math.floor((order * 70 + 3 + chance() * 50) * DAY),
      status: order === 0 ? pick(['In transit', 'Paid']) : pick(STATUS),
      totalMinor: Math.floor(3000 + chance() * 480000),
      currency: country === 'DK' ? 'DKK' : country === 'RO' ? 'RON' : country === 'GB' ? 'GBP' : 'EUR',
      items: pick(ITEMS),
      articles: [],
    })),
    earlierContacts: Array.from({ length: Math.floor(chance() * 4) + 1 }, (_unused, earlier) => ({
      contactId: String(500 + ((index + earlier) % 90)),
      at: now - Math.floor((earlier * 23 + 2 + chance() * 9) * DAY),
      agentName: pick(agentNames),
      disposition: pick(dispositions).label,
    })),
    notes: [
      {
        id: `n${index}`,
        at: now - 9 * DAY,
        authorName: pick(agentNames),
        version: 2,
        text: 'Prefers a call back after 16:00. The technician needs the code for the yard gate: ask for it again.',
        contactId: null,
      },
      ...(chance() < 0.5
        ? [
            {
              id: `m${index}`,
              at: now - 40 * DAY,
              authorName: pick(agentNames),
              version: 1,
              text: 'Replacement valve sent free of charge.',
              contactId: '511',
            },
          ]
        : []),
    ],
  };
});

export const employee: CallerCard = {
  kind: 'EMPLOYEE',
  number: '+493055512014',
  problem: null,
  customer: null,
  orders: [],
  employee: {
    id: '14',
    staffNumber: 'N-0214',
    firstName: 'Greta',
    lastName: 'Sommer',
    department: 'Accounting',
    location: 'Berlin, 3rd floor',
    email: 'greta.sommer@example.com',
  },
  incidents: [
    {
      version: 1,
      id: '1',
      incidentNumber: 'INC-3391',
      openedAt: Date.now() - 2 * 3600_000,
      status: 'Open',
      priority: 'High',
      summary: 'VPN drops every few minutes since the update this morning.',
    },
    {
      version: 1,
      id: '2',
      incidentNumber: 'INC-3302',
      openedAt: Date.now() - 12 * DAY,
      status: 'Closed',
      priority: 'Normal',
      summary: 'Second monitor stays dark after docking.',
    },
    {
      version: 1,
      id: '3',
      incidentNumber: 'INC-3177',
      openedAt: Date.now() - 49 * DAY,
      status: 'Closed',
      priority: 'Low',
      summary: 'Access to the shared invoice folder.',
    },
  ],
  earlierContacts: [
    { contactId: '540', at: Date.now() - 12 * DAY, agentName: 'Jan Petersen', disposition: 'Fault reported' },
  ],
  notes: [],
};

export const unknown = (number: string): CallerCard => ({
  kind: 'UNKNOWN',
  number,
  customer: null,
  orders: [],
  employee: null,
  incidents: [],
  earlierContacts: [],
  notes: [],
  problem: null,
});

export const customerRows = (): CustomerRow[] =>
  cards.flatMap(({ customer }) => {
    if (!customer) return [];
    const { id, customerNumber, firstName, lastName, company, city, country, phones } = customer;
    return [{ id, customerNumber, firstName, lastName, company, city, country, phones }];
  });
