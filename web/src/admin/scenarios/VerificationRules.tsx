import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { verification as api } from '../../api/endpoints';
import type { VerificationRule } from '../../api/types';
import { Failed } from '../../list/DataList';
import { problemText, showDone, showProblem } from '../../shell/problems';
import adminClasses from '../admin.module.css';
import classes from './scenarios.module.css';
import { InOrder } from './InOrder';

const KEY = ['admin', 'verification'];
const FIELDS: VerificationRule['fields'] = [
  'CUSTOMER_NUMBER',
  'LAST_NAME',
  'COMPANY',
  'EMAIL',
  'STREET',
  'POSTCODE',
  'CITY',
  'LAST_ORDER',
  'LAST_ITEMS',
];

/** What agents ask to be sure who calls. */
export function VerificationRules() {
  const { t } = useTranslation();
  const rule = useQuery({ queryKey: KEY, queryFn: api.rule });
  return (
    <section className={classes.verification} aria-labelledby="verification">
      <h2 id="verification">{t('pop.verification')}</h2>
      <p className="quiet">{t('pop.verificationText')}</p>
      {rule.error && <Failed text={problemText(rule.error)} again={() => void rule.refetch()} />}
      {rule.data && <RuleForm key={JSON.stringify(rule.data)} kept={rule.data} />}
    </section>
  );
}

function RuleForm({ kept }: { kept: VerificationRule }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [{ fields, needed }, setRule] = useState(kept);
  const save = useMutation({
    mutationFn: api.replace,
    onError: showProblem,
    onSuccess: () => {
      showDone(t('pop.saved'));
      void queries.invalidateQueries({ queryKey: KEY });
    },
  });
  return (
    <fieldset className={adminClasses.group}>
      <legend>{t('pop.questions')}</legend>
      <InOrder
        add={t('pop.addQuestion')}
        all={FIELDS.map((value) => ({ value, label: t(`pop.question.${value}`) }))}
        chosen={fields}
        change={(to) => setRule({ fields: to as VerificationRule['fields'], needed: Math.min(needed, to.length) })}
      />
      <NumberInput
        label={t('pop.needed')}
        description={t('pop.neededText')}
        min={0}
        max={fields.length}
        allowDecimal={false}
        value={needed}
        onChange={(to) => setRule({ fields, needed: Number(to) || 0 })}
      />
      <Button
        variant="default"
        disabled={JSON.stringify({ fields, needed }) === JSON.stringify({ fields: kept.fields, needed: kept.needed })}
        loading={save.isPending}
        onClick={() => save.mutate({ fields, needed })}
      >
        {t('save')}
      </Button>
    </fieldset>
  );
}
