import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconCommand } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/types';
import { pressesFor, useShortcut } from '../shell/shortcuts';
import { typedAhead } from './typedAhead';

const load = () => import('./Palette');
const Palette = lazy(load);

/** Opens the palette, as its key does. */
export function PaletteButton({ me, className }: { me: Me; className: string | undefined }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  /** Where somebody was typing. */
  const before = useRef<Element | null>(null);
  /** Gives what was typed before the palette's field has the focus. */
  const ahead = useRef<() => string>(() => '');
  const show = () => {
    ahead.current();
    ahead.current = typedAhead(leave);
    before.current = document.activeElement;
    setOpen(true);
  };
  const leave = () => {
    ahead.current();
    setOpen(false);
    setTimeout(() => before.current instanceof HTMLElement && before.current.focus());
  };
  useShortcut('palette', open ? leave : show);
  useEffect(() => {
    // At once, so that it is there while the server is not.
    load().catch(() => {});
    return () => void ahead.current();
  }, []);
  return (
    <>
      <Tooltip label={`${t('palette.title')} · ${pressesFor('palette', true).flat().join(' ')}`} position="right">
        <UnstyledButton {...(className && { className })} aria-haspopup="dialog" onClick={show}>
          <IconCommand size={21} stroke={1.7} aria-hidden />
          <span>{t('palette.open')}</span>
        </UnstyledButton>
      </Tooltip>
      {open && (
        <Suspense>
          <Palette me={me} close={leave} begun={() => ahead.current()} />
        </Suspense>
      )}
    </>
  );
}
