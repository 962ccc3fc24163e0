import { describe, expect, it } from 'vitest';
import { fitting, inRows, USUAL } from './sections';

describe('the sections of a card', () => {
  it('share two columns between the wide ones', () => {
    expect(inRows(['ORDERS', 'PERSONAL', 'NOTES', 'CONTACTS', 'FOREIGN', 'INCIDENTS'])).toEqual([
      ['ORDERS'],
      ['PERSONAL'],
      ['NOTES', 'CONTACTS'],
      ['FOREIGN'],
      ['INCIDENTS'],
    ]);
    expect(inRows(['PERSONAL', 'FOREIGN'])).toEqual([['PERSONAL'], ['FOREIGN']]);
    expect(inRows([])).toEqual([]);
  });

  it('always say who calls, and offer no new card of somebody known', () => {
    expect(fitting(['PERSONAL', 'CONTACTS'], 'UNKNOWN')).toEqual(['NEW_CUSTOMER', 'CONTACTS']);
    expect(fitting(['CONTACTS', 'NEW_CUSTOMER'], 'UNKNOWN')).toEqual(['CONTACTS', 'NEW_CUSTOMER']);
    expect(fitting(['NEW_CUSTOMER', 'ORDERS'], 'CUSTOMER')).toEqual(['ORDERS']);
    expect(fitting(USUAL.EMPLOYEE, 'EMPLOYEE')).toEqual(USUAL.EMPLOYEE);
  });
});
