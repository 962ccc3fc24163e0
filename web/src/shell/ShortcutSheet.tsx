import { Modal, Switch } from '@mantine/core';
import { Fragment, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FromOutside } from '../dial/FromOutside';
import { actionsFor, pressesFor, singleKeysOn, switchSingleKeys, useShortcut } from './shortcuts';
import classes from './shell.module.css';

const OPEN = 'switchroom:shortcuts';

export const openShortcutSheet = () => window.dispatchEvent(new Event(OPEN));

/** The list of all keys, opened by `?`. */
export function ShortcutSheet({ agent }: { agent: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [single, setSingle] = useState(singleKeysOn);
  useEffect(() => {
    const show = () => setOpen(true);
    window.addEventListener(OPEN, show);
    return () => window.removeEventListener(OPEN, show);
  }, []);
  useShortcut('help', () => setOpen(true));
  return (
    <Modal
      opened={open}
      onClose={() => setOpen(false)}
      title={t('shortcut.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <dl className={classes.sheet}>
        {actionsFor(agent).map((action) => (
          <div key={action}>
            <dt>{t(`shortcut.${action}`)}</dt>
            <dd>
              {pressesFor(action, single).map((caps, at) => (
                <Fragment key={caps.join()}>
                  {at > 0 && <span className="quiet">{t('shortcut.or')}</span>}
                  {caps.map((cap) => (
                    <kbd key={cap} className="key">
                      {cap}
                    </kbd>
                  ))}
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="lg"
        label={t('shortcut.single')}
        description={t('shortcut.singleText')}
        checked={single}
        onChange={(event) => {
          switchSingleKeys(event.currentTarget.checked);
          setSingle(event.currentTarget.checked);
        }}
      />
      {agent && <FromOutside />}
    </Modal>
  );
}
