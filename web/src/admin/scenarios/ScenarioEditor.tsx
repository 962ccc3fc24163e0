import { Button, Checkbox, MultiSelect, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { scenarios as api } from '../../api/endpoints';
import type { Scenario, ScenarioCondition } from '../../api/types';
import { SECTIONS } from '../../crm/sections';
import { FormFrame } from '../../form/FormFrame';
import { problemsAt, showRefusal } from '../../form/refused';
import { Problems } from '../Adder';
import adminClasses from '../admin.module.css';
import { ConditionLines } from '../inTurn/ConditionLines';
import { ofDraft, withDraft } from '../inTurn/inTurn';
import frame from '../inTurn/inTurn.module.css';
import type { EditorProps } from '../inTurn/InTurnPage';
import { useAll } from '../resource';
import { InOrder } from './InOrder';
import { BLANKS, fresh, SUBJECTS, valuesOf, withBlank, type ScenarioValues, type Subject } from './language';
import classes from './scenarios.module.css';
import { Trial } from './Trial';
import { useChoices } from './words';

type ScenarioFormOf = UseFormReturnType<ScenarioValues>;

/** A scenario, and beside it the card it makes of a caller, before it is kept. */
export function ScenarioEditor({ row, all, close, leave }: EditorProps<Scenario>) {
  const { t } = useTranslation();
  const form = useForm<ScenarioValues>({
    initialValues: row ? valuesOf(row) : fresh,
    validate: {
      name: (name) => (name.trim() ? null : t('admin.needed')),
      sections: (sections) => (sections.length > 0 ? null : t('pop.sectionNeeded')),
    },
  });
  const draft = form.values;
  const save = () => (row ? api.change(row.id, draft) : api.create(draft));
  const existing = row && { name: row.name, remove: () => api.remove(row.id) };
  const tried = withDraft(all, { id: row?.id ?? 0, ...draft });
  return (
    <div className={frame.editor}>
      <FormFrame form={form} save={save} existing={existing} close={close} leave={leave}>
        <TextInput label={t('admin.name')} maxLength={80} {...form.getInputProps('name')} data-autofocus />
        <Conditions form={form} />
        <Asked form={form} />
        <fieldset className={adminClasses.group}>
          <legend>{t('pop.shows')}</legend>
          <InOrder
            add={t('pop.addSection')}
            all={SECTIONS.map((value) => ({ value, label: t(`pop.section.${value}`) }))}
            chosen={draft.sections}
            change={(to) => form.setFieldValue('sections', to as ScenarioValues['sections'])}
          />
          <Problems texts={problemsAt(form.errors, 'sections')} />
        </fieldset>
        <ScriptField form={form} />
        <Checkbox label={t('admin.enabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
      </FormFrame>
      <Trial
        scenarios={tried.all}
        kept={all}
        label={t('pop.tryDraft')}
        refused={(error) => showRefusal(form, ofDraft(error, `scenarios.${tried.place}`))}
      />
    </div>
  );
}

const CONDITIONS_AT_MOST = 10;

function Conditions({ form }: { form: ScenarioFormOf }) {
  const { t } = useTranslation();
  const { conditions } = form.values;
  const change = (to: ScenarioCondition[]) => form.setFieldValue('conditions', to);
  return (
    <ConditionLines
      conditions={conditions}
      change={change}
      errors={form.errors}
      always={t('pop.alwaysText')}
      line={(condition, number, to) => <ConditionFields condition={condition} number={number} change={to} />}
      adder={
        <Button
          size="xs"
          variant="default"
          disabled={conditions.length >= CONDITIONS_AT_MOST}
          onClick={() => change([...conditions, { subject: 'QUEUE', not: false, values: [] }])}
        >
          {t('rule.addCondition')}
        </Button>
      }
    />
  );
}

interface ConditionFieldsProps {
  condition: ScenarioCondition;
  number: number;
  change: (to: ScenarioCondition) => void;
}

function ConditionFields({ condition, number, change }: ConditionFieldsProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const { subject, not, values } = condition;
  const value = {
    className: frame.value,
    'aria-label': t('rule.values', { number }),
    value: values,
    onChange: (to: string[]) => change({ ...condition, values: to }),
  };
  return (
    <>
      <Select
        className={frame.attribute}
        aria-label={t('rule.what', { number })}
        data={SUBJECTS.map((one) => ({ value: one as string, label: t(`pop.subject.${one}`) }))}
        value={subject}
        onChange={(one) => one && change({ subject: one as Subject, not, values: [] })}
        allowDeselect={false}
      />
      <Select
        className={frame.operator}
        aria-label={t('rule.how', { number })}
        data={[
          { value: 'IS', label: t('rule.operator.IS') },
          { value: 'IS_NOT', label: t('rule.operator.IS_NOT') },
        ]}
        value={not ? 'IS_NOT' : 'IS'}
        onChange={(one) => change({ ...condition, not: one === 'IS_NOT' })}
        allowDeselect={false}
      />
      {subject === 'TAG' ? (
        <TagsInput
          {...value}
          placeholder={values.length === 0 ? t('rule.typeAndEnter') : ''}
          maxTags={50}
          acceptValueOnBlur
        />
      ) : (
        <MultiSelect
          {...value}
          placeholder={values.length === 0 ? t('rule.choose') : ''}
          data={choices(subject)}
          searchable
          hidePickedOptions
        />
      )}
    </>
  );
}

/** Which of the company's databases are asked. */
function Asked({ form }: { form: ScenarioFormOf }) {
  const { t } = useTranslation();
  const connectors = useAll('connectors');
  const { everyConnector, connectorIds } = form.values;
  return (
    <fieldset className={adminClasses.group}>
      <legend>{t('pop.asks')}</legend>
      <Switch label={t('pop.everyConnectorText')} {...form.getInputProps('everyConnector', { type: 'checkbox' })} />
      {!everyConnector && (
        <InOrder
          add={t('pop.addConnector')}
          all={connectors.map(({ id, name }) => ({ value: String(id), label: name }))}
          chosen={connectorIds.map(String)}
          change={(to) => form.setFieldValue('connectorIds', to.map(Number))}
        />
      )}
      <Problems texts={problemsAt(form.errors, 'connectorIds')} />
    </fieldset>
  );
}

function ScriptField({ form }: { form: ScenarioFormOf }) {
  const { t } = useTranslation();
  const { script } = form.values;
  return (
    <div>
      <Textarea
        label={t('pop.script')}
        description={t('pop.scriptText')}
        maxLength={4_000}
        autosize
        minRows={3}
        maxRows={10}
        {...form.getInputProps('script')}
      />
      <div className={classes.blanks} role="group" aria-label={t('pop.blanks')}>
        {BLANKS.map((blank) => (
          <Button
            key={blank}
            size="compact-xs"
            variant="default"
            onClick={() => form.setFieldValue('script', withBlank(script, blank))}
          >
            {t(`pop.blank.${blank}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
