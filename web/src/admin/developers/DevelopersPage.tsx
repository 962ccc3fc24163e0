import { Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { go, useRoute } from '../../shell/route';
import { ResourcePage } from '../ResourcePage';
import { Deliveries } from './Deliveries';
import classes from './developers.module.css';
import { Guide } from './Guide';
import { SecretShown } from './Secret';
import { tokens } from './tokens';
import { webhooks } from './webhooks';

const TABS = ['tokens', 'webhooks', 'deliveries', 'guide'];

/** What the company's own programs may do here, and where they are told what happens. */
export function DevelopersPage() {
  const { t } = useTranslation();
  const [, , tab = ''] = useRoute();
  const [secret, setSecret] = useState<string | null>(null);
  const kinds = useMemo(() => ({ tokens: tokens(setSecret), webhooks: webhooks(setSecret) }), []);
  return (
    <>
      <Tabs
        value={TABS.includes(tab) ? tab : 'tokens'}
        onChange={(to) => to && go('admin', 'developers', to)}
        keepMounted={false}
        className={classes.tabs}
      >
        <Tabs.List aria-label={t('admin.developers.title')}>
          <Tabs.Tab value="tokens">{t('admin.api-tokens.title')}</Tabs.Tab>
          <Tabs.Tab value="webhooks">{t('admin.webhooks.title')}</Tabs.Tab>
          <Tabs.Tab value="deliveries">{t('developers.deliveries')}</Tabs.Tab>
          <Tabs.Tab value="guide">{t('developers.guide')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="tokens">
          <ResourcePage kind={kinds.tokens} />
        </Tabs.Panel>
        <Tabs.Panel value="webhooks">
          <ResourcePage kind={kinds.webhooks} />
        </Tabs.Panel>
        <Tabs.Panel value="deliveries">
          <Deliveries />
        </Tabs.Panel>
        <Tabs.Panel value="guide">
          <Guide />
        </Tabs.Panel>
      </Tabs>
      <SecretShown secret={secret} close={() => setSecret(null)} />
    </>
  );
}
