import { Popover, UnstyledButton } from '@mantine/core';
import {
  IconAntennaBars2,
  IconAntennaBars4,
  IconAntennaBars5,
  IconAntennaBarsOff,
  IconDeviceLandlinePhone,
  IconHeadset,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agent as api } from '../api/endpoints';
import type { AgentView } from '../api/types';
import { useLive } from '../live/useLive';
import { useMicrophone, useSoftphone } from '../softphone';
import type { Quality } from '../softphone/stats';
import classes from './agent.module.css';
import { Checks } from './Checks';
import { useFault } from './useFault';

type Readiness = Quality | 'unready';

const SIGNS = {
  good: IconAntennaBars5,
  fair: IconAntennaBars4,
  poor: IconAntennaBars2,
  unready: IconAntennaBarsOff,
};
const LAMPS = { good: 'AVAILABLE', fair: 'OFFERED', poor: 'ALARM', unready: 'ALARM' } as const;

/** Which telephone is mine, whether it is ready, and how the line is; opens the checks. */
export function DeviceChip({ view }: { view: AgentView }) {
  const { t } = useTranslation();
  const browser = view.device === 'browser';
  const elsewhere = useSoftphone().registration === 'elsewhere';
  const readiness = useReadiness(view);
  const Sign = SIGNS[readiness];
  const desk = useDeskPhoneLabel(view.device);
  const fault = useFault(view);
  return (
    <Popover position="bottom-end" shadow="md" width={380} withArrow>
      <Popover.Target>
        <UnstyledButton className={classes.device} data-lamp={LAMPS[readiness]}>
          {browser ? <IconHeadset size={18} stroke={1.7} /> : <IconDeviceLandlinePhone size={18} stroke={1.7} />}
          <span className={classes.deviceWords}>
            <span>{browser ? t('device.browser') : desk || t('device.desk')}</span>
            <small>
              <Sign size={15} stroke={2} aria-hidden />
              {fault ? t(`fault.short.${fault.of}`) : t(`device.${elsewhere ? 'elsewhere' : readiness}`)}
            </small>
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        {elsewhere ? (
          <p>{t('check.phone_elsewhere')}</p>
        ) : browser ? (
          <Checks signedIn />
        ) : (
          <p>{t(view.deviceReady ? 'device.deskReady' : 'device.deskUnready')}</p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function useReadiness(view: AgentView): Readiness {
  const phone = useSoftphone();
  const { stream } = useMicrophone();
  const connection = useLive((state) => state.connection);
  const roundTrip = useLive((state) => state.roundTripMs) ?? 0;
  if (view.device !== 'browser') return view.deviceReady ? 'good' : 'unready';
  if (phone.registration === 'elsewhere') return view.deviceReady ? 'good' : 'unready';
  if (phone.registration !== 'registered' || !stream || connection !== 'open') return 'unready';
  if (phone.line) return phone.line.quality;
  return roundTrip > 600 ? 'poor' : roundTrip > 250 ? 'fair' : 'good';
}

function useDeskPhoneLabel(device: string): string {
  const phones = useQuery({
    queryKey: ['my-desk-phones'],
    queryFn: api.deskPhones,
    enabled: device.startsWith('desk:'),
  });
  return phones.data?.find(({ id }) => device === `desk:${id}`)?.label ?? '';
}
