import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import { admin, type AdminResource, type Configured, type FormOf, type RowOf } from '../api/endpoints';
import type { Page } from '../api/types';
import type { ColumnOf } from '../list/DataList';

/** `values` of a form, by name. */
export type Values = Record<string, unknown>;

/**
 * One kind of configured thing: how it is listed and how it is edited.
 *
 * @typeParam T as the server has it
 * @typeParam V as the form has it
 * @typeParam F as it is sent
 */
export interface ResourceKind<T extends { id: number }, V extends Values, F> {
  resource: AdminResource;
  on: Configured<T, F>;
  nameOf: (row: T) => string;
  columns: (t: TFunction) => ColumnOf<T>[];
  fresh: V;
  valuesOf: (row: T) => V;
  bodyOf: (values: V) => F;
  /** Problems by field; null or missing where there is none. */
  check: (values: V, t: TFunction, isNew: boolean) => Record<string, string | null>;
  Fields: ComponentType<FieldsProps<V>>;
  /** What belongs to it and is saved by itself. */
  Beside?: ComponentType<{ row: T }>;
  size?: 'lg' | 'xl';
  /** Said when one is saved, where it has nothing to do with calls. */
  said?: (t: TFunction) => string;
}

export interface FieldsProps<V extends Values> {
  form: UseFormReturnType<V>;
  isNew: boolean;
  hasPassword: boolean;
}

export const needed = (value: string, t: TFunction) => (value.trim() ? null : t('admin.needed'));

export const HOST_PORT = /^([A-Za-z0-9.-]{1,253}|\[[0-9a-f:]+\]):\d{1,5}$/i;

/** Also refuses an emptied field, whose value is NaN or ''. */
export function between(value: unknown, min: number, max: number, t: TFunction, unit = 1): string | null {
  const inside = typeof value === 'number' && value >= min * unit && value <= max * unit;
  return inside ? null : t('admin.between', { min, max });
}

/** A SIP password; empty keeps the one that is there. */
export function secretProblem(password: string, must: boolean, t: TFunction): string | null {
  if (password === '') return must ? t('admin.needed') : null;
  return password.length < 8 ? t('admin.passwordShort') : null;
}

/** More of one kind than this cannot be chosen from. */
const MOST_TO_CHOOSE_FROM = 2_000;

/** All things of a kind, for choosing one of them. */
export function useAll<R extends AdminResource>(resource: R): RowOf<R>[] {
  const on = admin[resource] as unknown as Configured<RowOf<R>, FormOf<R>>;
  const all = useQuery({
    queryKey: ['admin', resource, 'all'],
    queryFn: async () => {
      const found: RowOf<R>[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<RowOf<R>> = await on.page({ limit: 200, cursor });
        found.push(...page.items);
        cursor = page.nextCursor ?? null;
      } while (cursor && found.length < MOST_TO_CHOOSE_FROM);
      return found;
    },
  });
  return all.data ?? [];
}
