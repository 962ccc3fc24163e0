import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconCircleCheck, IconCoffee, IconPower, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agent as api } from '../api/endpoints';
import type { AgentView } from '../api/types';
import { Since } from '../clock/Clock';
import { formatClock } from '../clock/clock';
import type { useBeside } from '../colleagues/useBeside';
import { useShortcut } from '../shell/shortcuts';
import { Cap } from '../theme/Cap';
import { CallButton } from '../transfer/CallDialog';
import { LampSign } from '../theme/Lamp';
import classes from './agent.module.css';
import { DeviceChip } from './DeviceChip';
import { hindranceOf, mayGoAvailable } from './hindrance';
import { QueuesMenu } from './QueuesMenu';
import { useReasonLabel, useReasonLimit, useReasons } from './reasons';
import { useAsk, useAvailability } from './useDesk';

/** My state with its clock, what I can change it to, and my telephone. */
export function StateBar({ view, colleagues }: { view: AgentView; colleagues: ReturnType<typeof useBeside> }) {
  const { t } = useTranslation();
  const reasonLabel = useReasonLabel();
  const reasons = useReasons();
  const limit = useReasonLimit(view.state === 'NOT_READY' ? view.reasonCode : '');
  const { available, notReady } = useAvailability();
  const signOut = useAsk(api.signOut);
  const [choosing, setChoosing] = useState(false);
  const busy = view.contact !== null;
  const placed = view.contact?.placed ?? null;
  const mayCall = (!busy || view.contact?.phase === 'WRAP_UP') && hindranceOf(view) === null;
  const canBeAvailable = mayGoAvailable(view);
  useShortcut('available', available.send, canBeAvailable);
  useShortcut('notReady', () => setChoosing(true));
  return (
    <header className={classes.bar}>
      <div
        className={classes.state}
        data-lamp={view.exceeded || hindranceOf(view) ? 'ALARM' : view.state}
        role="status"
      >
        <LampSign state={view.state} size={22} />
        <span className={classes.stateWords}>
          <strong>{t(placed ? `ownCall.state_${placed.kind}` : `state.${view.state}`)}</strong>
          {view.state === 'NOT_READY' && view.reasonCode && <span>{reasonLabel(view.reasonCode)}</span>}
          {view.forcedBy && <span>{t('supervision.forcedBy', { name: view.forcedBy })}</span>}
          {view.exceeded && <strong className={classes.exceeded}>{t('supervision.exceeded')}</strong>}
        </span>
        <span className={classes.stateClock} aria-hidden>
          <Since ms={view.sinceMs} />
          {limit !== null && <small>{t('supervision.ofLimit', { time: formatClock(limit) })}</small>}
        </span>
      </div>
      <div className={classes.choices}>
        {canBeAvailable && (
          <Button
            className={classes.go}
            leftSection={<IconCircleCheck size={17} />}
            rightSection={<Cap action="available" />}
            onClick={available.send}
            loading={available.pending}
          >
            {t(busy ? 'agent.stayAvailable' : 'agent.goAvailable')}
          </Button>
        )}
        <Menu
          opened={choosing}
          onChange={setChoosing}
          position="bottom-start"
          shadow="md"
          width={220}
          withinPortal={false}
          withInitialFocusPlaceholder={false}
        >
          <Menu.Target>
            <Button
              variant="default"
              leftSection={<IconCoffee size={17} />}
              rightSection={
                <>
                  <Cap action="notReady" />
                  <IconChevronDown size={14} />
                </>
              }
              loading={notReady.pending}
            >
              {t(busy ? 'agent.notReadyAfter' : 'agent.goNotReady')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t(busy ? 'agent.reasonAfter' : 'agent.reason')}</Menu.Label>
            {reasons.data?.map(({ code, label }) => (
              <Menu.Item key={code} onClick={() => notReady.send(code)}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <CallButton disabled={!mayCall || !view.deviceReady} />
        <Button
          variant="default"
          leftSection={<IconUsers size={17} />}
          rightSection={<Cap action="colleagues" />}
          aria-pressed={colleagues.open}
          onClick={colleagues.toggle}
        >
          {t('colleagues.title')}
        </Button>
        <QueuesMenu view={view} />
        {view.pendingReason && (
          <span className={classes.pending} role="status">
            {t('agent.pending', { reason: reasonLabel(view.pendingReason) })}
          </span>
        )}
      </div>
      <DeviceChip view={view} />
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconPower size={16} />}
        onClick={() => signOut.send()}
        disabled={busy}
      >
        {t('agent.signOut')}
      </Button>
    </header>
  );
}
