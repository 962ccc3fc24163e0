import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rules as api } from '../../api/endpoints';
import type { First, RuleRow } from '../../api/types';
import { FormFrame } from '../../form/FormFrame';
import { problemsAt, showRefusal } from '../../form/refused';
import { Problems, Unfold } from '../Adder';
import adminClasses from '../admin.module.css';
import { AskedSkills } from '../AskedSkills';
import { asksSomething, written } from '../distribution';
import { Seconds } from '../fields';
import { ofDraft, withDraft } from '../inTurn/inTurn';
import frame from '../inTurn/inTurn.module.css';
import type { EditorProps } from '../inTurn/InTurnPage';
import { useAll } from '../resource';
import { ConditionList } from './ConditionList';
import { freshRule, valuesOf, type RuleValues } from './language';
import classes from './rules.module.css';
import { Trial } from './Trial';

export type RuleFormOf = UseFormReturnType<RuleValues>;

/** A rule written as a sentence, and beside it what it does to a caller, before it is kept. */
export function RuleEditor({ row, all, close, leave }: EditorProps<RuleRow>) {
  const { t } = useTranslation();
  const form = useForm<RuleValues>({
    initialValues: row ? valuesOf(row) : freshRule,
    validate: {
      name: (name) => (name.trim() ? null : t('admin.needed')),
      conditions: (conditions) => (conditions.length > 0 ? null : t('rule.conditionNeeded')),
    },
  });
  const draft = { ...form.values, route: { ...form.values.route, skills: written(form.values.route.skills) } };
  const save = () => (row ? api.change(row.id, draft) : api.create(draft));
  const existing = row && { name: row.name, remove: () => api.remove(row.id) };
  const tried = withDraft(
    all.map((kept) => ({ id: kept.id, ...valuesOf(kept) })),
    { id: row?.id ?? 0, ...draft },
  );
  return (
    <div className={frame.editor}>
      <FormFrame form={form} save={save} existing={existing} close={close} leave={leave}>
        <TextInput label={t('admin.name')} maxLength={100} {...form.getInputProps('name')} data-autofocus />
        <ConditionList form={form} />
        <Then form={form} />
        <Checkbox label={t('admin.enabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
      </FormFrame>
      <Trial
        rules={tried.all}
        kept={all}
        refused={(error) => showRefusal(form, ofDraft(error, `rules.${tried.place}`))}
      />
    </div>
  );
}

const AS_THE_MENU_SAID = '0';
const NOBODY = 'NOBODY';
const USUAL_ALONE_MS = 20_000;

/** Where the call goes and who takes it. */
function Then({ form }: { form: RuleFormOf }) {
  const { t } = useTranslation();
  const queues = useAll('queues');
  const { route } = form.values;
  const [skills, setSkills] = useState(asksSomething(route.skills));
  const change = (part: Partial<RuleValues['route']>) => form.setFieldValue('route', { ...route, ...part });
  const waitFor = (person: string | null) =>
    change({
      first:
        person === null || person === NOBODY
          ? null
          : { person: person as First['person'], forMs: route.first?.forMs ?? USUAL_ALONE_MS },
    });
  return (
    <fieldset className={adminClasses.group}>
      <legend>{t('rule.then')}</legend>
      <div className={classes.then}>
        <Select
          label={t('rule.toQueue')}
          data={[
            { value: AS_THE_MENU_SAID, label: t('rule.asTheMenuSaid') },
            ...queues.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          value={String(route.queueId)}
          onChange={(id) => change({ queueId: Number(id ?? 0) })}
          error={form.errors['route.queueId']}
          allowDeselect={false}
          searchable
        />
        <NumberInput
          label={t('rule.priority')}
          description={t('rule.priorityText')}
          min={-1000}
          max={1000}
          value={route.priority}
          onChange={(points) => change({ priority: Number(points) || 0 })}
          error={form.errors['route.priority']}
        />
        <Select
          label={t('rule.waitFirst')}
          data={[
            { value: NOBODY, label: t('rule.nobody') },
            ...(['PERSONAL_MANAGER', 'LAST_AGENT'] as const).map((person) => ({
              value: person as string,
              label: t(`rule.person.${person}`),
            })),
          ]}
          value={route.first?.person ?? NOBODY}
          onChange={waitFor}
          allowDeselect={false}
        />
        {route.first && (
          <Seconds label={t('rule.atMost')} min={1} max={600} {...form.getInputProps('route.first.forMs')} />
        )}
        <Seconds
          label={t('rule.anybodyAfter')}
          description={t('rule.anybodyText')}
          min={0}
          max={3600}
          {...form.getInputProps('route.anybodyAfterMs')}
        />
      </div>
      {skills ? (
        <AskedSkills
          form={form}
          path="route.skills"
          asked={route.skills}
          change={(asked) => change({ skills: asked })}
        />
      ) : (
        <>
          <Unfold name={t('rule.askSkills')} unfold={() => setSkills(true)} />
          <Problems texts={problemsAt(form.errors, 'route.skills')} />
        </>
      )}
    </fieldset>
  );
}
