import { useTranslation } from 'react-i18next';
import type { Fault } from './faults';

/** What is wrong and what to do, in a sentence or two. */
export function FaultText({ fault: { of, what, figure } }: { fault: Fault }) {
  const { t } = useTranslation();
  const keys = of === 'microphone' ? [`fault.microphone.${what}`, `check.microphone_${what}`] : [`fault.${of}.${what}`];
  return <>{t(keys, { figure })}</>;
}
