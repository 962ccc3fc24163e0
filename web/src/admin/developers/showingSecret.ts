import type { Configured } from '../../api/endpoints';

/**
 * The same, but the secret of a new one goes to `show` alone: what is answered, which the page keeps for a while, is
 * without it.
 */
export const showingSecret = <T extends { secret?: string | null }, F>(
  on: Configured<T, F>,
  show: (secret: string) => void,
): Configured<T, F> => ({
  ...on,
  create: async (form) => {
    const made = await on.create(form);
    show(made.secret ?? '');
    return { ...made, secret: null };
  },
});
