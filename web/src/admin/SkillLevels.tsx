import { Slider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SkillOfUser } from '../api/types';
import { Adder, Problems, Remove } from './Adder';
import classes from './admin.module.css';
import { MAX_LEVEL } from './distribution';
import { useAll } from './resource';

interface SkillLevelsProps {
  levels: SkillOfUser[];
  change: (levels: SkillOfUser[]) => void;
  problems: string[];
}

/** What somebody is good at, and how good. */
export function SkillLevels({ levels, change, problems }: SkillLevelsProps) {
  const { t } = useTranslation();
  const skills = useAll('skills');
  const nameOf = (skillId: number) => skills.find(({ id }) => id === skillId)?.name ?? '';
  return (
    <fieldset className={classes.group}>
      <legend>{t('admin.skills.title')}</legend>
      <p className={classes.explain}>{t(skills.length ? 'admin.skillLevelText' : 'admin.skillsFirst')}</p>
      {levels.map(({ skillId, level }, index) => (
        <div key={skillId} className={classes.skillLevel}>
          <span>{nameOf(skillId)}</span>
          <Slider
            min={0}
            max={MAX_LEVEL}
            value={level}
            onChange={(to) => change(levels.with(index, { skillId, level: to }))}
            label={null}
            thumbLabel={t('admin.levelOf', { name: nameOf(skillId) })}
          />
          <output className="figures">{level}</output>
          <Remove
            label={t('admin.remove', { name: nameOf(skillId) })}
            remove={() => change(levels.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Problems texts={problems} />
      {skills.length > levels.length && levels.length < 100 && (
        <Adder
          label={t('admin.addSkill')}
          all={skills}
          taken={levels.map(({ skillId }) => skillId)}
          add={(skillId) => change([...levels, { skillId, level: 5 }])}
        />
      )}
    </fieldset>
  );
}
