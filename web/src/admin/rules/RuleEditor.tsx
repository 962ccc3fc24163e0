import { Alert, Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rules as api } from '../../api/endpoints';
import type { First, RuleRow } from '../../api/types';
import { useUnsaved } from '../../form/EditDrawer';
import { focusFirstWrong, problemsAt, refusalText, showRefusal } from '../../form/refused';
import { showDone, showProblem } from '../../shell/problems';
import { DangerButton } from '../../theme/DangerButton';
import { Problems, Unfold } from '../Adder';
import adminClasses from '../admin.module.css';
import { AskedSkills } from '../AskedSkills';
import { asksSomething, written } from '../distribution';
import { Seconds } from '../fields';
import { useAll } from '../resource';
import { ConditionList } from './ConditionList';
import { freshRule, valuesOf, withDraft, type RuleValues } from './language';
import classes from './rules.module.css';
import { Trial } from './Trial';

export type RuleFormOf = UseFormReturnType<RuleValues>;

interface RuleEditorProps {
  row: RuleRow | null;
  all: RuleRow[];
  close: () => void;
  leave: () => void;
}

/** A rule written as a sentence, and beside it what it does to a caller, before it is kept. */
export function RuleEditor({ row, all, close, leave }: RuleEditorProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<RuleValues>({
    initialValues: row ? valuesOf(row) : freshRule,
    validate: {
      name: (name) => (name.trim() ? null : t('admin.needed')),
      conditions: (conditions) => (conditions.length > 0 ? null : t('rule.conditionNeeded')),
    },
  });
  const changed = (message: string) => {
    void queries.invalidateQueries({ queryKey: ['admin'] });
    showDone(message);
    close();
  };
  const draft = { ...form.values, route: { ...form.values.route, skills: written(form.values.route.skills) } };
  const save = useMutation({
    mutationFn: () => (row ? api.change(row.id, draft) : api.create(draft)),
    onSuccess: () => changed(t('admin.saved')),
    onError: (error) => {
      showRefusal(form, error);
      focusFirstWrong(element.current);
    },
  });
  const refusal = refusalText(save.error, form.values);
  useUnsaved(form.isDirty() && !save.isSuccess);
  const tried = withDraft(all, row?.id ?? 0, draft);
  return (
    <div className={classes.editor}>
      <form
        ref={element}
        onSubmit={form.onSubmit(
          () => save.mutate(),
          () => focusFirstWrong(element.current),
        )}
        className={adminClasses.form}
        noValidate
      >
        <TextInput label={t('admin.name')} maxLength={100} {...form.getInputProps('name')} data-autofocus />
        <ConditionList form={form} />
        <Then form={form} />
        <Checkbox label={t('admin.enabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
        {refusal && (
          <Alert color="red" variant="light" icon={<IconAlertTriangle />} role="alert">
            {refusal}
          </Alert>
        )}
        <div className={adminClasses.formButtons}>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={leave}>
            {t('cancel')}
          </Button>
          {row && <Deletion row={row} done={() => changed(t('admin.deleted'))} />}
        </div>
      </form>
      <Trial
        rules={tried.rules}
        draft={tried.place}
        names={tried.rules.map(({ name }) => name || t('rule.new'))}
        kept={all}
        refused={(error) => showRefusal(form, error)}
      />
    </div>
  );
}

function Deletion({ row, done }: { row: RuleRow; done: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const deletion = useMutation({ mutationFn: () => api.remove(row.id), onSuccess: done, onError: showProblem });
  if (!asked) {
    return (
      <DangerButton quiet ml="auto" leftSection={<IconTrash size={16} />} onClick={() => setAsked(true)}>
        {t('delete')}
      </DangerButton>
    );
  }
  return (
    <div className={adminClasses.deletion} role="alert">
      <span>{t('admin.askDelete', { name: row.name })}</span>
      <DangerButton loading={deletion.isPending} onClick={() => deletion.mutate()} autoFocus>
        {t('admin.yesDelete')}
      </DangerButton>
      <Button variant="default" onClick={() => setAsked(false)}>
        {t('admin.keep')}
      </Button>
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
