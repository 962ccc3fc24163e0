import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import type { Customer, CustomField } from '../api/types';
import { differing } from './differing';

const customer = (more: Partial<Customer>): Customer => ({
  id: '1',
  customerNumber: 'K-1',
  firstName: 'Anna',
  lastName: 'Brandt',
  company: '',
  email: '',
  phones: [],
  street: '',
  postcode: '',
  city: '',
  country: 'DE',
  language: 'de',
  valueClass: '',
  managerId: null,
  managerName: '',
  version: 1,
  custom: {},
  ...more,
});

it('names what differs, and says it in words', () => {
  const t = ((key: string) => key) as unknown as TFunction;
  const fields = [{ key: 'renewal', type: 'DATE', name: 'Renewal' }] as CustomField[];
  const gone = {
    country: 'DK',
    language: 'da',
    managerId: 9,
    managerName: 'Jan, who has left',
    custom: { renewal: '2027-04-15' },
  };
  const found = differing(customer({}), customer(gone), { fields, managers: new Map(), t });
  expect(found.map(({ field, kept, gone }) => [field, kept, gone])).toEqual([
    ['country', 'Germany', 'Denmark'],
    ['language', 'German', 'Danish'],
    ['managerId', '', 'Jan, who has left'],
    ['custom.renewal', '', '15 Apr 2027'],
  ]);
});
