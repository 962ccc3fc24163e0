import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accounts } from '../api/endpoints';
import type { Incident } from '../api/types';
import { DraftSign } from '../drafts/DraftSign';
import { useFormDraft } from '../drafts/useFormDraft';
import { refusalText, showRefusal } from '../form/refused';
import { showDone } from '../shell/problems';
import { useLive } from '../live/useLive';
import classes from './account.module.css';
import { useTheirs } from './useTheirs';

const STATES = ['Open', 'Waiting', 'Resolved', 'Closed'];
const PRIORITIES = ['Low', 'Normal', 'High'];

/** Opens an incident for a customer, or goes on with one. */
export function CustomerIncidents({ customerId, incidents }: { customerId: string; incidents: Incident[] }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Incident | 'new' | null>(null);
  if (editing)
    return (
      <IncidentForm
        customerId={customerId}
        incident={editing === 'new' ? null : (incidents.find(({ id }) => id === editing.id) ?? editing)}
        close={() => setEditing(null)}
      />
    );
  return (
    <div className={classes.incidentButtons}>
      <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setEditing('new')}>
        {t('account.newIncident')}
      </Button>
      {incidents.map((incident) => (
        <Button key={incident.id} size="xs" variant="subtle" onClick={() => setEditing(incident)}>
          {t('account.editIncident', { number: incident.incidentNumber })}
        </Button>
      ))}
    </div>
  );
}

const NEW = { summary: '', status: 'Open', priority: 'Normal' };

const saidOf = ({ summary, status, priority }: Incident) => ({ summary, status, priority });

interface IncidentFormProps {
  customerId: string;
  incident: Incident | null;
  close: () => void;
}

function IncidentForm({ customerId, incident, close }: IncidentFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({ initialValues: incident ? saidOf(incident) : NEW });
  const subject = incident ? incident.id : `new-${customerId}`;
  const draft = useFormDraft(form, 'incident', subject, incident?.incidentNumber ?? '');
  const news = useLive((state) => state.card?.news);
  const { base } = useTheirs(form, {
    now: incident ?? undefined,
    valuesOf: saidOf,
    inWords: (theirs, field) => theirs[field as keyof ReturnType<typeof saidOf>],
    byWhom: () => news?.[`incident ${incident?.incidentNumber}`]?.byName ?? '',
    rebase: draft.rebase,
  });
  const saving = useMutation({
    mutationFn: (values: typeof form.values) =>
      incident
        ? accounts.changeIncident(customerId, incident.id, { ...values, version: base.current?.version ?? null })
        : accounts.openIncident(customerId, { ...values, version: null }),
    onSuccess: () => {
      draft.drop();
      void queries.invalidateQueries({ queryKey: ['customers', customerId] });
      showDone(t('account.incidentSaved'));
      close();
    },
    onError: (error) => {
      showRefusal(form, error);
      void queries.invalidateQueries({ queryKey: ['customers', customerId] });
    },
  });
  const choices = (known: string[], now: string) => (known.includes(now) ? known : [...known, now]).filter(Boolean);
  const refusal = refusalText(saving.error, form.values);
  return (
    <form className={classes.incident} onSubmit={form.onSubmit((values) => saving.mutate(values))} noValidate>
      <TextInput label={t('account.summary')} maxLength={500} autoFocus {...form.getInputProps('summary')} />
      <Select
        label={t('account.status')}
        data={choices(STATES, incident?.status ?? '')}
        allowDeselect={false}
        {...form.getInputProps('status')}
      />
      <Select
        label={t('account.priority')}
        data={choices(PRIORITIES, incident?.priority ?? '')}
        allowDeselect={false}
        {...form.getInputProps('priority')}
      />
      <DraftSign form="incident" subject={subject} discard={draft.discard} />
      {refusal && (
        <p role="alert" className={classes.problem}>
          {refusal}
        </p>
      )}
      <div className={classes.incidentButtons}>
        <Button type="submit" size="xs" loading={saving.isPending} disabled={!form.values.summary.trim()}>
          {t('save')}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
