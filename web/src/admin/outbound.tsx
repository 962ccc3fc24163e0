import { NumberInput, SegmentedControl, Switch, TagsInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Outbound, TrunkKind } from '../api/types';
import classes from './admin.module.css';
import { HOST_PORT } from './resource';

const FORMS: Outbound['form'][] = ['PLUS', 'DIGITS', 'ZEROS', 'NATIONAL'];

export const noCallsOut: Outbound = {
  peer: '',
  prefixes: [],
  callerId: '',
  form: 'PLUS',
  mostCalls: 10,
  recorded: false,
  emergency: false,
};

export function outboundProblems({ peer, prefixes, callerId, emergency }: Outbound, kind: TrunkKind, t: TFunction) {
  const needsPeer = (prefixes.length > 0 || emergency) && kind !== 'REGISTERS';
  return {
    'outbound.prefixes': prefixes.every((prefix) => /^\+[1-9]\d{0,14}$/.test(prefix))
      ? null
      : t('outbound.prefixesWrong'),
    'outbound.peer': (peer || needsPeer) && !HOST_PORT.test(peer) ? t('outbound.peerWrong') : null,
    'outbound.callerId': !callerId || /^\+[1-9]\d{3,14}$/.test(callerId) ? null : t('outbound.callerIdWrong'),
  };
}

/** What may go out over a trunk, and how; nothing but what is named. */
export function OutboundFields<V extends { outbound: Outbound }>({ form }: { form: UseFormReturnType<V> }) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.group}>
      <legend>{t('outbound.title')}</legend>
      <p className={classes.explain}>{t('outbound.text')}</p>
      <TagsInput
        w="100%"
        label={t('outbound.prefixes')}
        placeholder="+49"
        maxTags={100}
        {...form.getInputProps('outbound.prefixes')}
      />
      <TextInput
        w="100%"
        label={t('outbound.peer')}
        description={t('outbound.peerText')}
        placeholder="sip.carrier.example:5060"
        {...form.getInputProps('outbound.peer')}
      />
      <TextInput
        w="100%"
        label={t('outbound.callerId')}
        description={t('outbound.callerIdText')}
        placeholder="+4930123456"
        {...form.getInputProps('outbound.callerId')}
      />
      <div>
        <span className={classes.groupLabel} id="outbound-form">
          {t('outbound.form')}
        </span>
        <SegmentedControl
          aria-labelledby="outbound-form"
          fullWidth
          data={FORMS.map((value) => ({ value, label: t(`outbound.${value}`) }))}
          {...form.getInputProps('outbound.form')}
        />
      </div>
      <NumberInput label={t('outbound.mostCalls')} min={1} max={1000} {...form.getInputProps('outbound.mostCalls')} />
      <Switch label={t('outbound.recorded')} {...form.getInputProps('outbound.recorded', { type: 'checkbox' })} />
      <Switch
        label={t('emergency.trunk')}
        description={t('emergency.trunkText')}
        {...form.getInputProps('outbound.emergency', { type: 'checkbox' })}
      />
    </fieldset>
  );
}
