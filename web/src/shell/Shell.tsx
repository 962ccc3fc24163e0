import { Button, Loader, Popover, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconLogout, IconPlugConnectedX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/types';
import { DialLink } from '../dial/DialLink';
import { draftBook, useDraftBook } from '../drafts/drafts';
import { showTimesIn } from '../clock/zone';
import { suggestLanguage } from '../i18n/i18n';
import { live } from '../live/LiveSocket';
import { useLive } from '../live/useLive';
import { PaletteButton } from '../palette/PaletteButton';
import { useSession } from '../session/useMe';
import { Mark } from '../theme/Mark';
import { Fence } from './Fence';
import { pagesFor } from './pages';
import { ColourChoice, LanguageChoice } from './Preferences';
import { showProblem } from './problems';
import { go, link, useRoute } from './route';
import { openShortcutSheet, ShortcutSheet } from './ShortcutSheet';
import { useShortcut, useShortcuts, type Action } from './shortcuts';
import classes from './shell.module.css';

const Duty = lazy(() => import('../agent/Duty'));

export function Shell({ me }: { me: Me }) {
  const { t } = useTranslation();
  showTimesIn(me.zone);
  const pages = pagesFor(me);
  const [name, ...path] = useRoute();
  const current = pages.find((page) => page.name === name) ?? pages[0];
  const wall = current?.name === 'board' && path[0] === 'wall';
  useLiveConnection();
  useDraftBook(me.userId);
  useShortcuts();
  useEffect(() => void suggestLanguage(me.language), [me.language]);
  const title = current ? `${t(`nav.${current.name}`)} · Switchroom` : 'Switchroom';
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (!current) return <div className={classes.empty}>{t('problem.forbidden')}</div>;
  const Page = current.page;
  return (
    <div className={wall ? classes.wall : classes.shell}>
      <a className={classes.skip} href="#main" onClick={(event) => skipTo(event)}>
        {t('skip')}
      </a>
      {!wall && <Rail me={me} pages={pages} current={current.name} />}
      <div className={classes.room}>
        <LostStrip />
        {name === 'dial' && <DialLink link={path.join('/')} />}
        {me.roles.includes('AGENT') && (
          <Suspense>
            <Duty me={me} onAgentPage={current.name === 'agent'} />
          </Suspense>
        )}
        <main id="main" tabIndex={-1} className={classes.main}>
          <Fence key={current.name}>
            <Suspense fallback={<Loader m="xl" aria-label={t('loading')} />}>
              <Page me={me} path={path} />
            </Suspense>
          </Fence>
        </main>
      </div>
      <ShortcutSheet agent={me.roles.includes('AGENT')} />
    </div>
  );
}

function skipTo(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function useLiveConnection() {
  const queries = useQueryClient();
  const { ask } = useSession();
  useEffect(() => {
    live.onConfigChanged = () =>
      void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    live.onDraftsChanged = () => {
      void draftBook.sync();
      void queries.invalidateQueries({ queryKey: ['typed'] });
    };
    live.onCardChanged = (id) => void queries.invalidateQueries({ queryKey: ['customers', id] });
    live.onLost = () => void ask();
    live.open();
    return () => live.close();
    // The connection lives as long as the shell.
  }, []);
}

function LostStrip() {
  const { t } = useTranslation();
  const connection = useLive((state) => state.connection);
  return (
    <div role="status">
      {connection === 'lost' && (
        <div className={classes.lost}>
          <IconPlugConnectedX size={16} aria-hidden />
          {t('live.lost')}
        </div>
      )}
    </div>
  );
}

function Rail({ me, pages, current }: { me: Me; pages: ReturnType<typeof pagesFor>; current: string }) {
  const { t } = useTranslation();
  const { end } = useSession();
  return (
    <nav className={classes.rail} aria-label={t('nav.label')}>
      <Mark size={34} />
      <PaletteButton me={me} className={classes.railLink} />
      <div className={classes.railPages}>
        {pages.map(({ name, icon: Sign }, index) => (
          <a
            key={name}
            href={link(name)}
            className={classes.railLink}
            aria-current={name === current ? 'page' : undefined}
          >
            <PageShortcut number={index + 1} page={name} />
            <Sign size={21} stroke={1.7} />
            <span>{t(`nav.${name}`)}</span>
          </a>
        ))}
      </div>
      <Popover position="right-end" width={250} shadow="md" withinPortal={false} trapFocus>
        <Popover.Target>
          <UnstyledButton
            className={classes.person}
            aria-label={`${initials(me.displayName)} · ${t('nav.person', { name: me.displayName })}`}
          >
            {initials(me.displayName)}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={classes.personal} aria-label={t('nav.person', { name: me.displayName })}>
          <strong>{me.displayName}</strong>
          <span className="quiet">{me.firmName}</span>
          <div className={classes.menuChoices}>
            <LanguageChoice />
            <ColourChoice />
          </div>
          <Button
            variant="subtle"
            color="gray"
            justify="flex-start"
            leftSection={<IconKeyboard size={16} />}
            rightSection={<kbd className="key">?</kbd>}
            onClick={openShortcutSheet}
          >
            {t('shortcut.title')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            justify="flex-start"
            leftSection={<IconLogout size={16} />}
            onClick={() => void end().catch(showProblem)}
          >
            {t('nav.logout')}
          </Button>
        </Popover.Dropdown>
      </Popover>
    </nav>
  );
}

function PageShortcut({ number, page }: { number: number; page: string }) {
  useShortcut(`page${number}` as Action, () => go(page));
  return null;
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('');
