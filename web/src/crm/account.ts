import type { Account, AccountForm } from '../api/types';

/** What of an account is edited together. */
export type Belongings = Omit<AccountForm, 'version'>;
export type Part = keyof Belongings;

export function belongingsOf(account: Account): Belongings {
  return {
    tags: account.tags,
    phones: account.phones,
    addresses: account.addresses,
    relations: account.relations.filter(({ said }) => said).map(({ kind, otherId }) => ({ kind, otherId })),
    products: account.products,
  };
}
