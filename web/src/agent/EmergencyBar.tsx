import { Button } from '@mantine/core';
import { IconPhoneOff, IconUrgent } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../shell/shortcuts';
import { EMERGENCY, softphone, useSoftphone } from '../softphone';
import { Cap } from '../theme/Cap';
import classes from './agent.module.css';

/** An emergency call is no contact: nobody knows of it but the telephone in this page. */
export function EmergencyBar() {
  const { t } = useTranslation();
  const { call } = useSoftphone();
  const going = call?.contactId === EMERGENCY;
  const hangUp = () => softphone.hangUp(EMERGENCY);
  useShortcut('hangUp', hangUp, going);
  if (!going) return null;
  return (
    <section className={classes.call} data-lamp="ALARM" aria-label={t('emergency.call')}>
      <span className={classes.callPhase}>
        <IconUrgent size={20} stroke={1.8} aria-hidden />
        <strong>{t('emergency.call')}</strong>
      </span>
      <div className={`${classes.callButtons} ${classes.callEnd}`}>
        <Button
          className={classes.hangUp}
          leftSection={<IconPhoneOff size={17} />}
          rightSection={<Cap action="hangUp" />}
          onClick={hangUp}
        >
          {t('call.hangUp')}
        </Button>
      </div>
    </section>
  );
}
