import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconCommand } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/types';
import { pressesFor, useShortcut } from '../shell/shortcuts';

const Palette = lazy(() => import('./Palette'));

/** Opens the palette, as its key does; loaded when first opened. */
export function PaletteButton({ me, className }: { me: Me; className: string | undefined }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  /** Where somebody was typing. */
  const before = useRef<Element | null>(null);
  const show = () => {
    before.current = document.activeElement;
    setOpen(true);
  };
  const leave = () => {
    setOpen(false);
    setTimeout(() => before.current instanceof HTMLElement && before.current.focus());
  };
  useShortcut('palette', open ? leave : show);
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
          <Palette me={me} close={leave} />
        </Suspense>
      )}
    </>
  );
}
