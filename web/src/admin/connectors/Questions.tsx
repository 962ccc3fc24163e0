import { Button, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Remove } from '../Adder';
import classes from './connectors.module.css';
import { KEYS } from './values';

const MOST = 5;

interface QuestionsProps {
  label: string;
  /** How a key is written in it. */
  keyAs: (key: string) => string;
  texts: string[];
  change: (texts: string[]) => void;
}

/** Ways to ask, the most precise first. */
export function Questions({ label, keyAs, texts, change }: QuestionsProps) {
  const { t } = useTranslation();
  const replace = (index: number, text: string) => change(texts.map((old, at) => (at === index ? text : old)));
  return (
    <fieldset className={classes.questions}>
      <legend>{label}</legend>
      <p className={classes.explain}>
        {t('connector.questionsText')}{' '}
        {KEYS.map((key) => (
          <span key={key} className={classes.key}>
            <code>{keyAs(key)}</code> {t(`connector.key.${key}`)}
          </span>
        ))}
      </p>
      {texts.map((text, index) => (
        <div key={index} className={classes.question}>
          <Textarea
            aria-label={`${label} ${index + 1}`}
            value={text}
            onChange={(event) => replace(index, event.currentTarget.value)}
            autosize
            minRows={1}
            maxRows={8}
            spellCheck={false}
            classNames={{ input: classes.code }}
          />
          {texts.length > 1 && (
            <Remove
              label={t('connector.removeQuestion', { place: index + 1 })}
              remove={() => change(texts.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      {texts.length < MOST && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => change([...texts, ''])}
        >
          {t('connector.addQuestion')}
        </Button>
      )}
    </fieldset>
  );
}
