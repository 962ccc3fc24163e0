import { Alert, Button, Radio, Select } from '@mantine/core';
import { IconAlertTriangle, IconDeviceLandlinePhone, IconHeadset } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agent as api, type SignIn as SignInWith } from '../api/endpoints';
import type { DeskPhoneChoice } from '../api/types';
import { live } from '../live/LiveSocket';
import { allowSound } from '../softphone/ringTone';
import { microphone, useMicrophone } from '../softphone';
import { callWasHere } from './callHere';
import { askToNotify } from './attention';
import classes from './signIn.module.css';
import { Checks } from './Checks';
import { LeftDrafts } from './LeftDrafts';
import { Recent } from './Recent';
import { useAgentView, useAsk } from './useDesk';

const LAST = 'switchroom.device';
const READY_WITHIN_MS = 8_000;

/** When the telephone of who has just signed in can ring; not for ever, the server then says what is missing. */
function deviceReady(): Promise<void> {
  return new Promise((ready) => {
    const leave = () => {
      clearTimeout(limit);
      unwatch();
      ready();
    };
    const look = () => live.current().agent?.deviceReady && leave();
    const limit = setTimeout(leave, READY_WITHIN_MS);
    const unwatch = live.watch(look);
    look();
  });
}

/** The begin of a shift: which telephone, and whether it works. */
export function SignIn() {
  const { t } = useTranslation();
  const [device, setDevice] = useState(() => localStorage.getItem(LAST) ?? 'browser');
  const view = useAgentView();
  const browser = device === 'browser';
  const { stream } = useMicrophone();
  const signIn = useAsk(async (available: boolean) => {
    const chosen: SignInWith = browser ? { device: 'browser' } : { device: 'desk', deskPhoneId: Number(device) };
    localStorage.setItem(LAST, device);
    const view = await api.signIn(chosen);
    if (!available) return view;
    live.take(view);
    await deviceReady();
    return api.available();
  });
  useEffect(() => {
    if (!browser) return;
    void microphone.open();
    return () => microphone.close();
  }, [browser]);
  const begin = (available: boolean) => {
    allowSound();
    askToNotify();
    signIn.send(available);
  };
  const ready = browser ? stream !== null : device !== 'desk';
  return (
    <div className={classes.page}>
      <section className={`panel ${classes.panel}`}>
        <h1>{t('signIn.title')}</h1>
        {view?.forcedBy && (
          <Alert color="orange" variant="light" icon={<IconAlertTriangle />} role="alert">
            {t('supervision.signedOutBy', { name: view.forcedBy })}
          </Alert>
        )}
        {callWasHere() && (
          <Alert color="orange" variant="light" icon={<IconAlertTriangle />} role="alert">
            {t('signIn.callLost')}
          </Alert>
        )}
        <Radio.Group
          label={t('signIn.device')}
          value={browser ? 'browser' : 'desk'}
          onChange={(value) => setDevice(value)}
          classNames={{ label: classes.groupLabel }}
        >
          <div className={classes.deviceChoices}>
            <Radio.Card value="browser" className={classes.deviceChoice}>
              <IconHeadset size={26} stroke={1.5} />
              <span>
                <strong>{t('device.browser')}</strong>
                <small className="quiet">{t('signIn.browserText')}</small>
              </span>
            </Radio.Card>
            <Radio.Card value="desk" className={classes.deviceChoice}>
              <IconDeviceLandlinePhone size={26} stroke={1.5} />
              <span>
                <strong>{t('device.desk')}</strong>
                <small className="quiet">{t('signIn.deskText')}</small>
              </span>
            </Radio.Card>
          </div>
        </Radio.Group>
        {browser ? <Checks signedIn={false} /> : <DeskPhones chosen={device} choose={setDevice} />}
        <div className={classes.buttons}>
          <Button size="md" onClick={() => begin(true)} loading={signIn.pending} disabled={!ready}>
            {t('signIn.available')}
          </Button>
          <Button size="md" variant="default" onClick={() => begin(false)} disabled={!ready || signIn.pending}>
            {t('signIn.only')}
          </Button>
        </div>
      </section>
      <LeftDrafts />
      <Recent />
    </div>
  );
}

function DeskPhones({ chosen, choose }: { chosen: string; choose: (id: string) => void }) {
  const { t } = useTranslation();
  const phones = useQuery({ queryKey: ['my-desk-phones'], queryFn: api.deskPhones, refetchInterval: 5_000 });
  const state = (phone: DeskPhoneChoice) =>
    phone.usedBy
      ? t('signIn.usedBy', { name: phone.usedBy })
      : t(phone.registered ? 'signIn.registered' : 'signIn.unregistered');
  return (
    <Select
      label={t('signIn.choosePhone')}
      placeholder={t('signIn.choosePhone')}
      value={chosen === 'desk' ? null : chosen}
      onChange={(value) => choose(value ?? 'desk')}
      data={phones.data?.map((phone) => ({
        value: String(phone.id),
        label: `${phone.label} · ${state(phone)}`,
        disabled: Boolean(phone.usedBy),
      }))}
      nothingFoundMessage={t('signIn.noPhones')}
      searchable
    />
  );
}
