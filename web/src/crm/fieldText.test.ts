import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import type { CustomField } from '../api/types';
import { fieldText, trailText } from './fieldText';

const fields = [
  { key: 'renewal', type: 'DATE', name: 'Renewal' },
  { key: 'newsletter', type: 'YES_NO', name: 'Newsletter' },
] as CustomField[];
const t = ((key: string) => key) as unknown as TFunction;
const words = { fields, managers: new Map([[5, 'Oana Marinescu']]), t };

it.each([
  ['country', 'DK', 'Denmark'],
  ['language', 'da', 'Danish'],
  ['managerId', 5, 'Oana Marinescu'],
  ['managerId', 6, 'rule.gone'],
  ['managerId', 0, ''],
  ['city', 'Aarhus', 'Aarhus'],
  ['phones', ['+45 87 10 20 30', '+45 1'], '+45 87 10 20 30 · +45 1'],
  ['phones', ['+4587102030'], '+45 87 10 20 30'],
  ['custom.renewal', '2027-04-15', '15 Apr 2027'],
  ['custom.renewal', '2027-0', '2027-0'],
  ['custom.newsletter', false, 'customFields.no'],
  ['custom.gone', 'as typed', 'as typed'],
  ['phones', [{ e164: '+4533112233', label: 'mobile' }], '+45 33 11 22 33, mobile'],
  [
    'addresses',
    [{ street: 'Strandvej 14', city: 'Skagen', country: 'DK', label: '' }],
    'Strandvej 14, Skagen, Denmark',
  ],
  ['products', [{ product: 'Kettle', boughtOn: '2025-03-14', warrantyUntil: null }], 'Kettle, 14 Mar 2025'],
  ['relations', [{ kind: 'HOUSEHOLD', otherId: '1003' }], 'account.relation.HOUSEHOLD'],
  ['email', null, ''],
])('says %s %j as people do', (field, value, text) => expect(fieldText(field, value, words)).toBe(text));

it('calls nobody gone before it knows who is there', () =>
  expect(fieldText('managerId', 6, { ...words, managers: undefined })).toBe(''));

it.each([
  ['country', 'DK', 'Denmark'],
  ['managerId', 'Oana Marinescu', 'Oana Marinescu'],
  ['custom.newsletter', 'true', 'customFields.yes'],
  ['custom.renewal', '2027-04-15', '15 Apr 2027'],
  ['tags', 'true', 'true'],
  ['phones', '+4533112233 mobile, +4587102030', '+45 33 11 22 33 mobile, +45 87 10 20 30'],
  ['products', 'Kettle 7-2025 2025-03-14 2027-03-14', 'Kettle 7-2025 14 Mar 2025 14 Mar 2027'],
  [
    'addresses',
    'Home, Strandvej 14, 9990 Skagen, DK; Bahnstr. 2, DE',
    'Home, Strandvej 14, 9990 Skagen, Denmark; Bahnstr. 2, Germany',
  ],
  ['tags', 'constructor', 'constructor'],
  [
    'relations',
    'HOUSEHOLD Jo Ravn (K-1), WORKS_FOR X (K-2)',
    'account.relation.HOUSEHOLD Jo Ravn (K-1), account.relation.WORKS_FOR X (K-2)',
  ],
  ['email', '', ''],
])('says %s as the trail has it, %s', (field, text, said) => expect(trailText(field, text, words)).toBe(said));
