import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { go, useRoute } from '../../shell/route';
import { ResourcePage } from '../ResourcePage';
import { connectors } from './connectors';
import classes from './connectors.module.css';
import { WriteBacks } from './WriteBacks';

const TABS = ['connectors', 'write-backs'];

/** The company's own systems: who is asked and written to, and what has become of what was to be written. */
export function ConnectorsPage() {
  const { t } = useTranslation();
  const [, , tab = ''] = useRoute();
  return (
    <Tabs
      value={TABS.includes(tab) ? tab : 'connectors'}
      onChange={(to) => to && go('admin', 'connectors', to)}
      keepMounted={false}
      className={classes.tabs}
    >
      <Tabs.List aria-label={t('admin.connectors.title')}>
        <Tabs.Tab value="connectors">{t('admin.connectors.title')}</Tabs.Tab>
        <Tabs.Tab value="write-backs">{t('connector.write.list')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="connectors">
        <ResourcePage kind={connectors} />
      </Tabs.Panel>
      <Tabs.Panel value="write-backs">
        <WriteBacks />
      </Tabs.Panel>
    </Tabs>
  );
}
