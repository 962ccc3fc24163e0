import { Button, Checkbox } from '@mantine/core';
import { IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../agent/useDesk';
import { agent as api } from '../api/endpoints';
import type { VerificationView } from '../api/types';
import { formatDateTime } from '../i18n/format';
import classes from './pop.module.css';

interface VerifyProps {
  contactId: string;
  verification: VerificationView;
  /** Somebody is there to be asked. */
  talking: boolean;
}

/** Questions to be sure who calls: the right answers are ticked off, and the contact is marked. */
export function Verify({ contactId, verification: { questions, needed, done }, talking }: VerifyProps) {
  const { t } = useTranslation();
  const [right, setRight] = useState<string[]>([]);
  const verify = useAsk(() =>
    api.verify(
      contactId,
      questions.map(({ field }) => field).filter((field) => right.includes(field)),
    ),
  );
  if (done) {
    return (
      <p className={classes.verified} role="status">
        <IconShieldCheck size={18} aria-hidden />
        {t('pop.verified', { name: done.byName, time: formatDateTime(done.at) })}
      </p>
    );
  }
  return (
    <section className={classes.verify} aria-labelledby="verify">
      <div className={classes.matchesHead}>
        <IconShieldQuestion size={18} aria-hidden />
        <h2 id="verify">{t('pop.verify')}</h2>
        <span className="quiet">{t('pop.rightOf', { count: right.length, needed })}</span>
        <Button
          size="compact-sm"
          disabled={!talking || right.length < needed}
          loading={verify.pending}
          onClick={() => verify.send()}
        >
          {t('pop.confirm')}
        </Button>
      </div>
      <Checkbox.Group value={right} onChange={setRight} aria-labelledby="verify">
        <div className={classes.questions}>
          {questions.map(({ field, answer }) => (
            <Checkbox key={field} value={field} label={t(`pop.question.${field}`)} description={answer} />
          ))}
        </div>
      </Checkbox.Group>
    </section>
  );
}
