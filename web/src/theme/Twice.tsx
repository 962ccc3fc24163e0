import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DangerButton } from './DangerButton';
import classes from './Twice.module.css';

interface TwiceProps {
  label: string;
  question: string;
  act: () => void;
  sign?: ReactNode;
}

/** Does what it says after a second question, in the place of the first. */
export function Twice({ label, question, act, sign }: TwiceProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <DangerButton quiet leftSection={sign} onClick={() => setAsked(true)}>
        {label}
      </DangerButton>
    );
  return (
    <span role="alert" className={classes.line}>
      {question}
      <DangerButton
        autoFocus
        onClick={() => {
          setAsked(false);
          act();
        }}
      >
        {t('yes')}
      </DangerButton>
      <Button variant="default" onClick={() => setAsked(false)}>
        {t('cancel')}
      </Button>
    </span>
  );
}
