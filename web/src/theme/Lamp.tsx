import {
  IconAlertTriangle,
  IconBell,
  IconCircleCheck,
  IconCoffee,
  IconPencil,
  IconPhone,
  IconPlayerPause,
  IconPower,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Lamp.module.css';

export type LampState =
  'AVAILABLE' | 'OFFERED' | 'ON_CONTACT' | 'TALKING' | 'HELD' | 'WRAP_UP' | 'NOT_READY' | 'OFFLINE' | 'NONE' | 'ALARM';

const SIGNS = {
  AVAILABLE: IconCircleCheck,
  OFFERED: IconBell,
  ON_CONTACT: IconPhone,
  TALKING: IconPhone,
  HELD: IconPlayerPause,
  WRAP_UP: IconPencil,
  NOT_READY: IconCoffee,
  OFFLINE: IconPower,
  NONE: null,
  ALARM: IconAlertTriangle,
} as const;

/** A state as a lamp: colour, sign and words together, so that none of them is needed alone. */
export function Lamp({ state, children, bare }: { state: LampState; children: ReactNode; bare?: boolean }) {
  const Sign = SIGNS[state];
  return (
    <span className={bare ? classes.bare : classes.lamp} data-lamp={state}>
      {Sign && <Sign size={14} stroke={2.2} aria-hidden className={classes.sign} />}
      <span className={classes.words}>{children}</span>
    </span>
  );
}

export function LampSign({ state, size = 16 }: { state: LampState; size?: number | string }) {
  const Sign = SIGNS[state];
  return Sign ? <Sign size={size} stroke={2.1} aria-hidden /> : null;
}
