import { Modal, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping, keyCap, SHORTCUTS, singleKeysOn, switchSingleKeys, type Action } from './shortcuts';
import classes from './shell.module.css';

const FOR_AGENTS: Action[] = [
  'answer',
  'decline',
  'mute',
  'hold',
  'keypad',
  'hangUp',
  'transfer',
  'call',
  'complete',
  'join',
  'takeBack',
  'available',
  'notReady',
  'disposition',
  'note',
  'finish',
  'extend',
];
const FOR_ALL: Action[] = ['search', 'play', 'page1', 'page2', 'page3', 'page4', 'page5'];

const OPEN = 'switchroom:shortcuts';

export const openShortcutSheet = () => window.dispatchEvent(new Event(OPEN));

/** The list of all keys, opened by `?`. */
export function ShortcutSheet({ agent }: { agent: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [single, setSingle] = useState(singleKeysOn);
  useEffect(() => {
    const show = () => setOpen(true);
    const pressed = (event: KeyboardEvent) => {
      if (event.key === '?' && !isTyping(event.target) && !event.altKey && !event.ctrlKey) show();
    };
    window.addEventListener(OPEN, show);
    window.addEventListener('keydown', pressed);
    return () => {
      window.removeEventListener(OPEN, show);
      window.removeEventListener('keydown', pressed);
    };
  }, []);
  const actions = agent ? [...FOR_AGENTS, ...FOR_ALL] : FOR_ALL;
  return (
    <Modal
      opened={open}
      onClose={() => setOpen(false)}
      title={t('shortcut.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <dl className={classes.sheet}>
        {actions.map((action) => (
          <div key={action}>
            <dt>{t(`shortcut.${action}`)}</dt>
            <dd>
              {single && !('altOnly' in SHORTCUTS[action]) && (
                <>
                  <kbd className="key">{keyCap(action)}</kbd>
                  <span className="quiet">{t('shortcut.or')}</span>
                </>
              )}
              <kbd className="key">Alt</kbd>
              {action.startsWith('page') && <kbd className="key">Shift</kbd>}
              <kbd className="key">{keyCap(action)}</kbd>
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
    </Modal>
  );
}
