import { Popover, UnstyledButton } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping } from '../shell/shortcuts';
import classes from './agent.module.css';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

interface KeypadProps {
  open: boolean;
  setOpen: (open: boolean) => void;
  send: (digit: string) => void;
  children: ReactNode;
}

/** Keys for the far end's menu; while open, digits of the keyboard go there too. */
export function Keypad({ open, setOpen, send, children }: KeypadProps) {
  const { t } = useTranslation();
  const [sent, setSent] = useState('');
  const press = (digit: string) => {
    send(digit);
    setSent((before) => (before + digit).slice(-16));
  };
  useEffect(() => {
    if (!open) return setSent('');
    const pressed = (event: KeyboardEvent) => {
      if (!KEYS.includes(event.key) || isTyping(event.target) || event.altKey || event.ctrlKey) return;
      event.preventDefault();
      event.stopPropagation();
      press(event.key);
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, [open]);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom" shadow="md" withArrow trapFocus>
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown aria-label={t('call.keypad')}>
        <output className={classes.keypadSent} aria-label={t('call.sent')}>
          {sent || ' '}
        </output>
        <div className={classes.keypad}>
          {KEYS.map((key) => (
            <UnstyledButton key={key} className={classes.keypadKey} onClick={() => press(key)}>
              {key}
            </UnstyledButton>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
