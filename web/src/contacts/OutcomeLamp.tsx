import { useTranslation } from 'react-i18next';
import type { ContactRow, Outcome } from '../api/types';
import { Lamp, type LampState } from '../theme/Lamp';

const LAMPS = {
  ANSWERED: 'AVAILABLE',
  ABANDONED: 'ALARM',
  IN_MENU: 'NONE',
  OVERFLOWED: 'NOT_READY',
  VOICEMAIL: 'WRAP_UP',
  DISCARDED: 'NONE',
  NOT_REACHED: 'NONE',
  CALLBACK_FAILED: 'ALARM',
  CALLBACK_CANCELLED: 'NONE',
  CALLBACK_TAKEN_UP: 'NONE',
} as const satisfies Record<Outcome, LampState>;

export const OUTCOMES = Object.keys(LAMPS) as Outcome[];

/** How a contact ended; while it goes on, that it does. */
export function OutcomeLamp({ row }: { row: ContactRow }) {
  const { t } = useTranslation();
  if (!row.endedAtMs || !row.outcome) return <Lamp state="TALKING">{t('outcome.running')}</Lamp>;
  return <Lamp state={LAMPS[row.outcome]}>{t(`outcome.${row.outcome}`)}</Lamp>;
}
