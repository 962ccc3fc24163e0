import { ActionIcon, Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { admin } from '../api/endpoints';
import type { Choice, MenuForm, MenuRow } from '../api/types';
import { languageName } from '../i18n/format';
import classes from './admin.module.css';
import { AskedNumber } from './AskedNumber';
import { LanguageSelect, Reference, Seconds } from './fields';
import { NameOf } from './NameOf';
import { between, needed, useAll, type FieldsProps, type ResourceKind } from './resource';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'];

const fresh = {
  name: '',
  language: 'en',
  greeting: '',
  question: '',
  closedMessage: '',
  choices: [] as Choice[],
  defaultQueueId: 0,
  maxTries: 3,
  answerTimeoutMs: 5_000,
  closedQueueId: 0,
  closedVoicemail: false,
};
type MenuValues = typeof fresh;

export const menus: ResourceKind<MenuRow, MenuValues, MenuForm> = {
  resource: 'menus',
  on: admin.menus,
  size: 'xl',
  nameOf: (row) => row.name,
  columns: (t) => [
    { id: 'name', header: t('admin.name'), cell: (row) => <strong>{row.name}</strong> },
    { id: 'language', header: t('customer.language'), cell: (row) => languageName(row.language) },
    { id: 'choices', header: t('admin.choices'), cell: (row) => row.choices.map((choice) => choice.key).join(' ') },
    {
      id: 'default',
      header: t('admin.defaultQueue'),
      cell: (row) => <NameOf resource="queues" id={row.defaultQueueId} />,
    },
  ],
  fresh,
  valuesOf: ({ id: _id, ...values }) => values,
  bodyOf: (values) => values,
  check: (values, t) => ({
    name: needed(values.name, t),
    greeting: needed(values.greeting, t),
    question: needed(values.question, t),
    closedMessage: needed(values.closedMessage, t),
    maxTries: between(values.maxTries, 1, 5, t),
    answerTimeoutMs: between(values.answerTimeoutMs, 1, 30, t, 1000),
    defaultQueueId: values.defaultQueueId ? null : t('admin.needed'),
    ...Object.fromEntries(
      values.choices.map((choice, index) => [`choices.${index}.queueId`, choice.queueId ? null : t('admin.needed')]),
    ),
  }),
  Fields: MenuFields,
  Beside: AskedNumber,
};

function MenuFields({ form }: FieldsProps<MenuValues>) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.pair}>
        <TextInput label={t('admin.name')} {...form.getInputProps('name')} data-autofocus />
        <LanguageSelect {...form.getInputProps('language')} />
      </div>
      <Textarea label={t('admin.greeting')} autosize minRows={2} maxLength={2000} {...form.getInputProps('greeting')} />
      <Textarea label={t('admin.question')} autosize minRows={2} maxLength={2000} {...form.getInputProps('question')} />
      <Choices form={form} />
      <Reference resource="queues" label={t('admin.defaultQueue')} {...form.getInputProps('defaultQueueId')} />
      <div className={classes.pair}>
        <NumberInput label={t('admin.maxTries')} min={1} max={5} {...form.getInputProps('maxTries')} />
        <Seconds label={t('admin.answerTimeout')} min={1} max={30} {...form.getInputProps('answerTimeoutMs')} />
      </div>
      <Textarea
        label={t('admin.closedMessage')}
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('closedMessage')}
      />
      <WhenClosed form={form} />
    </>
  );
}

/** Where the caller goes after the closed message. */
function WhenClosed({ form }: { form: FieldsProps<MenuValues>['form'] }) {
  const { t } = useTranslation();
  const queues = useAll('queues');
  const queue = form.getInputProps('closedQueueId');
  return (
    <NativeSelect
      label={t('overflow.closed')}
      data={[
        { value: '0', label: t('overflow.hangUp') },
        ...queues.map(({ id, name }) => ({ value: String(id), label: `${t('admin.toQueue')}: ${name}` })),
        ...queues.map(({ id, name }) => ({ value: `${id}!`, label: t('voicemail.forQueue', { name }) })),
      ]}
      value={`${form.values.closedQueueId}${form.values.closedVoicemail ? '!' : ''}`}
      onChange={({ currentTarget: { value } }) => {
        form.setFieldValue('closedQueueId', parseInt(value, 10));
        form.setFieldValue('closedVoicemail', value.endsWith('!'));
      }}
      error={queue.error}
    />
  );
}

function Choices({ form }: { form: FieldsProps<MenuValues>['form'] }) {
  const { t } = useTranslation();
  const { choices } = form.values;
  const free = KEYS.filter((key) => !choices.some((choice) => choice.key === key));
  const [next] = free;
  return (
    <fieldset className={classes.group}>
      <legend>{t('admin.choices')}</legend>
      {choices.map((choice, index) => (
        <div key={choice.key} className={classes.choice}>
          <NativeSelect
            label={index === 0 ? t('admin.key') : undefined}
            aria-label={t('admin.key')}
            data={KEYS.filter((key) => key === choice.key || free.includes(key))}
            {...form.getInputProps(`choices.${index}.key`)}
          />
          <Reference
            resource="queues"
            label={t('admin.toQueue')}
            named={index === 0}
            {...form.getInputProps(`choices.${index}.queueId`)}
          />
          <NativeSelect
            label={index === 0 ? t('voicemail.there') : undefined}
            aria-label={t('voicemail.there')}
            data={[
              { value: '', label: t('voicemail.waits') },
              { value: 'voicemail', label: t('voicemail.leaves') },
            ]}
            value={choice.voicemail ? 'voicemail' : ''}
            onChange={(event) => form.setFieldValue(`choices.${index}.voicemail`, event.currentTarget.value !== '')}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            aria-label={t('admin.removeChoice', { key: choice.key })}
            onClick={() => form.removeListItem('choices', index)}
          >
            <IconTrash size={17} />
          </ActionIcon>
        </div>
      ))}
      {form.errors['choices'] && (
        <p role="alert" className={classes.error}>
          {form.errors['choices']}
        </p>
      )}
      {next && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => form.insertListItem('choices', { key: next, queueId: 0, voicemail: false })}
        >
          {t('admin.addChoice')}
        </Button>
      )}
    </fieldset>
  );
}
