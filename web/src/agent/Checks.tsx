import { Button, Loader, NativeSelect } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../live/useLive';
import { microphone, useMicrophone, useSoftphone } from '../softphone';
import { canSendSound } from '../softphone/reach';
import classes from './signIn.module.css';

type Verdict = 'pending' | 'good' | 'bad';

/** Microphone and connection, tried before the first call; each failure says how to mend it. */
export function Checks({ signedIn }: { signedIn: boolean }) {
  const { t } = useTranslation();
  const { stream, label, problem, choices, deviceId } = useMicrophone();
  const connection = useLive((state) => state.connection);
  const { registration, failure } = useSoftphone();
  const sound = useQuery({ queryKey: ['sound-reach'], queryFn: () => canSendSound(), staleTime: 60_000 });
  const open = connection === 'open';
  return (
    <ul className={classes.checks}>
      <Check
        verdict={stream ? 'good' : problem ? 'bad' : 'pending'}
        title={t('check.microphone')}
        text={problem ? t(`check.microphone_${problem}`) : label}
      >
        {stream && <LevelMeter stream={stream} />}
        {choices.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t('check.chooseMicrophone')}
            value={deviceId}
            onChange={(event) => void microphone.choose(event.currentTarget.value)}
            data={choices.map((choice) => ({ value: choice.deviceId, label: choice.label }))}
          />
        )}
        {problem && (
          <Button size="xs" variant="default" onClick={() => void microphone.open()}>
            {t('check.again')}
          </Button>
        )}
      </Check>
      <Check
        verdict={open ? 'good' : connection === 'lost' ? 'bad' : 'pending'}
        title={t('check.server')}
        text={open ? '' : t('check.server_bad')}
      />
      <Check
        verdict={sound.isPending ? 'pending' : sound.data ? 'good' : 'bad'}
        title={t('check.sound')}
        text={sound.data === false ? t('check.sound_bad') : failure ? t('check.sound_failed') : ''}
      />
      {notificationsBlocked() && <Check verdict="bad" title={t('check.notify')} text={t('check.notify_bad')} />}
      {signedIn && (
        <Check
          verdict={registration === 'registered' ? 'good' : registration === 'lost' ? 'bad' : 'pending'}
          title={t('check.phone')}
          text={registration === 'registered' ? '' : t(`check.phone_${registration}`)}
        />
      )}
    </ul>
  );
}

const notificationsBlocked = () => typeof Notification !== 'undefined' && Notification.permission === 'denied';

function Check({
  verdict,
  title,
  text,
  children,
}: {
  verdict: Verdict;
  title: string;
  text: string;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <li className={classes.check} data-lamp={verdict === 'good' ? 'AVAILABLE' : verdict === 'bad' ? 'ALARM' : 'NONE'}>
      <span className={classes.checkSign}>
        {verdict === 'good' && <IconCircleCheck size={18} aria-label={t('check.good')} />}
        {verdict === 'bad' && <IconAlertTriangle size={18} aria-label={t('check.bad')} />}
        {verdict === 'pending' && <Loader size={16} aria-label={t('loading')} />}
      </span>
      <span className={classes.checkWords}>
        <strong>{title}</strong>
        {text && <span className={verdict === 'bad' ? undefined : 'quiet'}>{text}</span>}
        {children}
      </span>
    </li>
  );
}

/** How loud the microphone hears; drawn outside React, sixty times a second. */
function LevelMeter({ stream }: { stream: MediaStream }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = 0;
    const draw = () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      const decibels = 10 * Math.log10(power + 1e-9);
      const share = Math.max(0, Math.min(1, (decibels + 60) / 50));
      if (bar.current) bar.current.style.transform = `scaleX(${share})`;
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      void context.close();
    };
  }, [stream]);
  return (
    <span className={classes.meter} role="img" aria-label={t('check.level')}>
      <span ref={bar} />
    </span>
  );
}
