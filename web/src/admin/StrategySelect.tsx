import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Strategy } from '../api/types';
import { STRATEGIES } from './distribution';

interface StrategySelectProps {
  value?: Strategy;
  onChange: (strategy: Strategy) => void;
  error?: React.ReactNode;
}

/** How a queue picks among the free agents, with what that means. */
export function StrategySelect({ value = 'LONGEST_IDLE', onChange, error }: StrategySelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('admin.strategy')}
      description={t(`strategy.${value}_text`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={STRATEGIES.map((strategy) => ({ value: strategy, label: t(`strategy.${strategy}`) }))}
      value={value}
      onChange={(strategy) => onChange((strategy ?? value) as Strategy)}
      error={error}
      maxDropdownHeight={360}
      allowDeselect={false}
    />
  );
}
