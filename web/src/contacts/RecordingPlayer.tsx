import { ActionIcon, Loader, NativeSelect } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { contacts } from '../api/endpoints';
import type { RecordingRow } from '../api/types';
import { formatClock } from '../clock/clock';
import { formatTime } from '../i18n/format';
import { problemText } from '../shell/problems';
import { useShortcut } from '../shell/shortcuts';
import { Cap } from '../theme/Cap';
import classes from './contacts.module.css';
import { WaveformCanvas } from './WaveformCanvas';

const SPEEDS = ['0.75', '1', '1.25', '1.5', '2'];
const STEP_S = 5;

/** A conversation to listen to: the caller above, the agent below, to seek in by mouse or arrow keys. */
export function RecordingPlayer({ recording }: { recording: RecordingRow }) {
  const { t } = useTranslation();
  const audio = useRef<HTMLAudioElement>(null);
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [failed, setFailed] = useState(false);
  const [speed, setSpeed] = useState('1');
  const length = recording.durationMs / 1000;
  const waveform = useQuery({
    queryKey: ['waveform', recording.id],
    queryFn: () => contacts.waveform(recording.id),
    staleTime: Infinity,
  });
  const toggle = () => {
    if (audio.current?.paused) audio.current.play().catch(() => setFailed(true));
    else audio.current?.pause();
  };
  const seek = (seconds: number) => {
    const to = Math.max(0, Math.min(length, seconds));
    if (audio.current) audio.current.currentTime = to;
    setAt(to);
  };
  useShortcut('play', toggle);
  const steer = (event: KeyboardEvent) => {
    const to = { ArrowRight: at + STEP_S, ArrowLeft: at - STEP_S, Home: 0, End: length }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    seek(to);
  };
  return (
    <section className={`panel ${classes.player}`} aria-label={t('recording.title')}>
      <audio
        ref={audio}
        src={contacts.audioUrl(recording.id)}
        preload="metadata"
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onError={() => setFailed(true)}
      />
      <div className={classes.playerBar}>
        <ActionIcon
          size={38}
          radius="xl"
          onClick={toggle}
          aria-label={t(playing ? 'recording.pause' : 'recording.play')}
        >
          {playing ? <IconPlayerPause size={20} /> : <IconPlayerPlay size={20} />}
        </ActionIcon>
        <Cap action="play" />
        <strong className="figures">
          {formatClock(at * 1000)} / {formatClock(recording.durationMs)}
        </strong>
        <span className="quiet figures">{formatTime(recording.startedAtMs)}</span>
        {failed && (
          <span role="alert" className={classes.trouble}>
            {t('recording.failed')}
          </span>
        )}
        <NativeSelect
          size="xs"
          ml="auto"
          aria-label={t('recording.speed')}
          data={SPEEDS.map((value) => ({ value, label: `${value}×` }))}
          value={speed}
          onChange={(event) => {
            setSpeed(event.currentTarget.value);
            if (audio.current) audio.current.playbackRate = Number(event.currentTarget.value);
          }}
        />
        <ActionIcon
          variant="default"
          size={30}
          component="a"
          href={contacts.audioUrl(recording.id)}
          download
          aria-label={t('recording.download')}
        >
          <IconDownload size={16} />
        </ActionIcon>
      </div>
      <div className={classes.wave}>
        <span className={classes.channels}>
          <span>{t('recording.caller')}</span>
          <span>{t('recording.agent')}</span>
        </span>
        {waveform.isPending && <Loader size="sm" aria-label={t('loading')} />}
        {waveform.error && <p role="alert">{problemText(waveform.error)}</p>}
        {waveform.data && (
          <div
            role="slider"
            tabIndex={0}
            aria-label={t('recording.position')}
            aria-valuemin={0}
            aria-valuemax={Math.round(length)}
            aria-valuenow={Math.round(at)}
            aria-valuetext={formatClock(at * 1000)}
            className={classes.slider}
            onKeyDown={steer}
            onPointerDown={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              seek(((event.clientX - box.left) / box.width) * length);
            }}
          >
            <WaveformCanvas waveform={waveform.data} share={length ? at / length : 0} />
          </div>
        )}
      </div>
    </section>
  );
}
