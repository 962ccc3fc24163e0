import { Button, CloseButton, MultiSelect, NumberInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FormErrors, GetInputPropsReturnType } from '@mantine/form';
import type { Asked, AskedStep } from '../api/types';
import { problemsAt } from '../form/refused';
import { Adder, Problems, Remove } from './Adder';
import classes from './admin.module.css';
import { MAX_LEVEL, MAX_NEEDS, MAX_STEP, MAX_STEPS, nextStep } from './distribution';
import { Seconds } from './fields';
import { useAll } from './resource';

/** Problems said next to the field. */
const SAID = /\.steps\.([1-9]\.afterMs|\d\.needs\.\d\.atLeast)$/;

/** The form around, whatever else it holds. */
interface Around {
  errors: FormErrors;
  getInputProps: (path: string) => GetInputPropsReturnType;
}

interface AskedSkillsProps {
  form: Around;
  /** Where in the form. */
  path: string;
  asked: Asked;
  change: (asked: Asked) => void;
}

/** What callers ask of an agent, and what instead when nobody was found for some time. */
export function AskedSkills({ form, path, asked, change: changeTo }: AskedSkillsProps) {
  const { t } = useTranslation();
  const skills = useAll('skills');
  const { steps, preferred } = asked;
  const shown = steps.length > 0 ? steps : [nextStep([])];
  const change = (part: Partial<Asked>) => changeTo({ steps, preferred, ...part });
  return (
    <fieldset className={classes.group}>
      <legend>{t('admin.asked')}</legend>
      {skills.length === 0 && <p className={classes.explain}>{t('admin.skillsFirst')}</p>}
      {shown.map((step, index) => (
        <Step
          key={index}
          form={form}
          path={`${path}.steps.${index}`}
          step={step}
          index={index}
          change={(to) => change({ steps: shown.with(index, to) })}
          remove={() => change({ steps: shown.toSpliced(index, 1) })}
        />
      ))}
      {shown.length < MAX_STEPS && shown.some(({ needs }) => needs.length > 0) && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => change({ steps: [...shown, nextStep(shown)] })}
        >
          {t('admin.addStep')}
        </Button>
      )}
      <Problems texts={problemsAt(form.errors, path, SAID)} />
      <MultiSelect
        className={classes.preferred}
        label={t('admin.preferred')}
        description={t('admin.preferredText')}
        data={skills.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={preferred.map(String)}
        onChange={(ids) => change({ preferred: ids.map(Number) })}
        placeholder={preferred.length < MAX_NEEDS ? t('admin.addSkill') : undefined}
        nothingFoundMessage={t('form.nothingFits')}
        maxValues={MAX_NEEDS}
        hidePickedOptions
        searchable
      />
    </fieldset>
  );
}

interface StepProps {
  form: Around;
  path: string;
  step: AskedStep;
  index: number;
  change: (step: AskedStep) => void;
  remove: () => void;
}

function Step({ form, path, step, index, change, remove }: StepProps) {
  const { t } = useTranslation();
  const skills = useAll('skills');
  const { needs } = step;
  return (
    <div className={classes.step}>
      {index === 0 ? (
        <span className={classes.stepTime}>{t('admin.atOnce')}</span>
      ) : (
        <div className={classes.stepTime}>
          <span aria-hidden>{t('admin.after')}</span>
          <Seconds
            size="xs"
            label={t('admin.after')}
            named={false}
            min={1}
            max={MAX_STEP}
            {...form.getInputProps(`${path}.afterMs`)}
          />
        </div>
      )}
      <div className={classes.needs}>
        {needs.length === 0 && <span className={classes.anybody}>{t('admin.anybody')}</span>}
        {needs.map(({ skillId }, at) => {
          const name = skills.find(({ id }) => id === skillId)?.name ?? '';
          return (
            <div key={skillId} className={classes.need}>
              <span>{name}</span>
              <NumberInput
                size="xs"
                aria-label={t('admin.levelOf', { name })}
                min={1}
                max={MAX_LEVEL}
                {...form.getInputProps(`${path}.needs.${at}.atLeast`)}
              />
              <span>{t('admin.orBetter')}</span>
              <CloseButton
                size="sm"
                aria-label={t('admin.remove', { name })}
                onClick={() => change({ ...step, needs: needs.toSpliced(at, 1) })}
              />
            </div>
          );
        })}
        {needs.length < Math.min(MAX_NEEDS, skills.length) && (
          <Adder
            label={t('admin.addSkill')}
            all={skills}
            taken={needs.map(({ skillId }) => skillId)}
            add={(skillId) => change({ ...step, needs: [...needs, { skillId, atLeast: 5 }] })}
          />
        )}
      </div>
      {index > 0 && <Remove label={t('admin.removeStep', { number: index + 1 })} remove={remove} />}
    </div>
  );
}
