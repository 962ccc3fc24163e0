import { Loader, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { recordSettings } from '../api/endpoints';
import type { RecordSettings } from '../api/types';
import { FormFrame } from '../form/FormFrame';
import { Failed } from '../list/DataList';
import { problemText } from '../shell/problems';
import classes from './admin.module.css';
import panels from './panels.module.css';
import { between } from './resource';

const FEWEST_DAYS = 30;
const MOST_DAYS = 3650;

/** How the records are kept. */
export function RecordSettingsPage() {
  const { t } = useTranslation();
  const settings = useQuery({ queryKey: ['admin', 'record-settings'], queryFn: recordSettings.show });
  return (
    <div className={classes.single}>
      <h1>{t('admin.record-settings.title')}</h1>
      {settings.isPending && <Loader aria-label={t('loading')} />}
      {settings.error && <Failed text={problemText(settings.error)} again={() => void settings.refetch()} />}
      {settings.data && (
        <section className={`panel ${panels.panel}`} aria-label={t('admin.record-settings.title')}>
          <SettingsForm key={settings.data.trailDays} settings={settings.data} />
        </section>
      )}
    </div>
  );
}

function SettingsForm({ settings }: { settings: RecordSettings }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { trailDays: settings.trailDays as number | '' },
    validate: { trailDays: (days) => between(days, FEWEST_DAYS, MOST_DAYS, t) },
  });
  const reset = () => form.reset();
  return (
    <FormFrame
      form={form}
      save={({ trailDays }) => recordSettings.replace({ trailDays: Number(trailDays) })}
      existing={null}
      close={() => form.resetDirty()}
      leave={reset}
      said={t('form.saved')}
    >
      <NumberInput
        label={t('trail.days')}
        description={t('trail.daysText')}
        min={FEWEST_DAYS}
        max={MOST_DAYS}
        allowDecimal={false}
        clampBehavior="none"
        {...form.getInputProps('trailDays')}
      />
    </FormFrame>
  );
}
