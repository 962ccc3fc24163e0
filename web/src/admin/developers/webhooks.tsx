import { Button, Checkbox, Switch, TextInput } from '@mantine/core';
import { IconKey, IconKeyOff, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Twice } from '../../theme/Twice';
import { admin, webhooks as api } from '../../api/endpoints';
import type { WebhookForm, WebhookRow } from '../../api/types';
import { formatDateTime } from '../../i18n/format';
import { showDone, showProblem } from '../../shell/problems';
import { Enabled } from '../fields';
import { needed, type FieldsProps, type ResourceKind } from '../resource';
import classes from './developers.module.css';
import { showingSecret } from './showingSecret';

type EventType = WebhookRow['types'][number];

export const EVENT_TYPES: Exclude<EventType, 'webhook.test'>[] = [
  'contact.opened',
  'contact.placed',
  'contact.queued',
  'contact.overflowed',
  'contact.offered',
  'contact.offer-ended',
  'contact.answered',
  'contact.held',
  'contact.resumed',
  'contact.consult-started',
  'contact.consult-ended',
  'contact.handed-over',
  'contact.conversation-ended',
  'contact.ended',
  'wrap-up.started',
  'wrap-up.ended',
  'agent.state',
  'agent.queue-paused',
  'agent.queue-resumed',
  'agent.reason-exceeded',
  'message.left',
  'message.discarded',
  'callback.requested',
  'callback.dialled',
  'callback.missed',
  'callback.cancelled',
  'record.changed',
  'records.changed',
];

const fresh = { id: 0, name: '', url: '', types: [] as EventType[], enabled: true };
type WebhookValues = typeof fresh;

/** @param show what is called with a new secret */
export const webhooks = (show: (secret: string) => void): ResourceKind<WebhookRow, WebhookValues, WebhookForm> => ({
  resource: 'webhooks',
  on: showingSecret(admin.webhooks, show),
  said: (t) => t('form.saved'),
  nameOf: (row) => row.name,
  columns: (t) => [
    { id: 'name', header: t('admin.name'), cell: (row) => <strong>{row.name}</strong> },
    { id: 'url', header: t('developers.url'), cell: (row) => <code className={classes.code}>{row.url}</code> },
    { id: 'types', header: t('developers.events'), cell: (row) => <span className="figures">{row.types.length}</span> },
    { id: 'enabled', header: t('admin.state'), cell: (row) => <WebhookState row={row} /> },
  ],
  fresh,
  valuesOf: ({ id, name, url, types, enabled }) => ({ id, name, url, types, enabled }),
  bodyOf: ({ name, url, types, enabled }) => ({ name, url: url.trim(), types, enabled }),
  check: (values, t) => ({
    name: needed(values.name, t),
    url: /^https?:\/\/[^\s/]+/.test(values.url.trim()) ? null : t('developers.urlWrong'),
    types: values.types.length ? null : t('developers.eventNeeded'),
  }),
  Fields: ({ form, isNew }: FieldsProps<WebhookValues>) => <WebhookFields form={form} isNew={isNew} show={show} />,
});

function WebhookState({ row }: { row: WebhookRow }) {
  const { t } = useTranslation();
  return (
    <>
      <Enabled enabled={row.enabled} />
      {row.oldSecretUntil && (
        <span className={classes.both}>{t('developers.bothUntil', { at: formatDateTime(row.oldSecretUntil) })}</span>
      )}
    </>
  );
}

function WebhookFields({
  form,
  isNew,
  show,
}: Omit<FieldsProps<WebhookValues>, 'hasPassword'> & { show: (secret: string) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('admin.name')} maxLength={100} {...form.getInputProps('name')} data-autofocus />
      <TextInput
        label={t('developers.url')}
        description={t('developers.urlText')}
        placeholder="https://example.com/switchroom"
        type="url"
        spellCheck={false}
        classNames={{ input: classes.code }}
        {...form.getInputProps('url')}
      />
      <Checkbox.Group label={t('developers.events')} {...form.getInputProps('types')}>
        <div className={classes.choices}>
          {EVENT_TYPES.map((type) => (
            <Checkbox key={type} value={type} label={<code className={classes.code}>{type}</code>} />
          ))}
        </div>
      </Checkbox.Group>
      <Switch label={t('admin.enabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
      {!isNew && <Attempts id={form.values.id} show={show} />}
    </>
  );
}

/** What can be done with one that is there. */
function Attempts({ id, show }: { id: number; show: (secret: string) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () => api.test(id),
    onSuccess: () => showDone(t('developers.testSent')),
    onError: showProblem,
  });
  const renew = useMutation({
    mutationFn: async (overlapHours: number) => show((await api.newSecret(id, overlapHours)).secret ?? ''),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['admin', 'webhooks'] }),
    onError: showProblem,
  });
  return (
    <div className={classes.buttons}>
      <Button
        variant="light"
        leftSection={<IconSend size={16} />}
        loading={test.isPending}
        onClick={() => test.mutate()}
      >
        {t('developers.sendTest')}
      </Button>
      <Twice
        label={t('developers.newSecret')}
        question={t('developers.newSecretSure')}
        sign={<IconKey size={16} />}
        act={() => renew.mutate(24)}
      />
      <Twice
        label={t('developers.newSecretAtOnce')}
        question={t('developers.newSecretAtOnceSure')}
        sign={<IconKeyOff size={16} />}
        act={() => renew.mutate(0)}
      />
    </div>
  );
}
