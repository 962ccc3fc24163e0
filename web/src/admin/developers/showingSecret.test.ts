import { expect, it } from 'vitest';
import { showingSecret } from './showingSecret';

const nothing = () => Promise.reject(new Error('not asked for'));

it('a secret is shown once and is in no answer that the page keeps', async () => {
  const shown: string[] = [];
  const on = showingSecret<{ id: number; secret?: string | null }, { name: string }>(
    { page: nothing, change: nothing, remove: nothing, create: () => Promise.resolve({ id: 7, secret: 'swr_abc' }) },
    (secret) => shown.push(secret),
  );
  const made = await on.create({ name: 'Webshop' });
  expect(shown).toEqual(['swr_abc']);
  expect(made).toEqual({ id: 7, secret: null });
});
