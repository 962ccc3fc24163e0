import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agent as api } from '../api/endpoints';

export const useReasons = () =>
  useQuery({ queryKey: ['reason-codes'], queryFn: api.reasonCodes, staleTime: 300_000, retry: false });

/** How long a reason may last, in milliseconds; null for as long as it likes. */
export function useReasonLimit(code: string): number | null {
  const minutes = useReasons().data?.find((reason) => reason.code === code)?.maxMinutes;
  return minutes ? minutes * 60_000 : null;
}

/** A reason as the firm words it; the engine's own reasons as this page words them. */
export function useReasonLabel(): (code: string) => string {
  const { t } = useTranslation();
  const reasons = useReasons();
  return (code) =>
    reasons.data?.find((reason) => reason.code === code)?.label ?? t(`reason.${code}`, { defaultValue: code });
}
