import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconCommand } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/types';
import { pressesFor, useShortcut } from '../shell/shortcuts';

const Palette = lazy(() => import('./Palette'));

/** Opens the palette, as its key does; loaded when first opened. */
export function PaletteButton({ me, className }: { me: Me; className: string | undefined }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useShortcut('palette', () => setOpen((is) => !is));
  return (
    <>
      <Tooltip label={`${t('palette.title')} · ${pressesFor('palette', true).flat().join(' ')}`} position="right">
        <UnstyledButton {...(className && { className })} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <IconCommand size={21} stroke={1.7} aria-hidden />
          <span>{t('palette.open')}</span>
        </UnstyledButton>
      </Tooltip>
      {open && (
        <Suspense>
          <Palette me={me} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
