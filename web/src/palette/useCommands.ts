import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mayGoAvailable } from '../agent/hindrance';
import { useReasons } from '../agent/reasons';
import { useAgentView, useAvailability, useCall } from '../agent/useDesk';
import type { Me } from '../api/types';
import { chooseLanguage, language, LANGUAGES, type Language } from '../i18n/i18n';
import { useSession } from '../session/useMe';
import { pagesFor } from '../shell/pages';
import { showProblem } from '../shell/problems';
import { go } from '../shell/route';
import { act, isAction, liveActions, pressesFor, singleKeysOn, type Action } from '../shell/shortcuts';
import type { Entry } from './entries';

/** What can be done from wherever one is; the other shortcuts are there while something on the page answers to them. */
const EVERYWHERE: Action[] = ['answer', 'decline', 'hold', 'mute', 'hangUp', 'available', 'notReady', 'palette'];

const command = (key: string, title: string, run: () => void, more: Partial<Entry> = {}): Entry => ({
  key,
  group: 'command',
  title,
  detail: '',
  acts: [{ name: 'palette.do', run }],
  ...more,
});

/** The commands of the page that can be given now. */
export function useCommands(me: Me): Entry[] {
  const agent = useAgentCommands(me);
  const page = usePageCommands(me);
  return [...agent, ...page];
}

const capsOf = (action: string) => ({ caps: (isAction(action) && pressesFor(action, singleKeysOn())[0]) || [] });

function useAgentCommands(me: Me): Entry[] {
  const { t } = useTranslation();
  const view = useAgentView();
  const call = useCall(view);
  const { available, notReady } = useAvailability();
  const reasons = useReasons();
  if (!me.roles.includes('AGENT') || !view || view.state === 'OFFLINE') return [];
  const { contact } = call;
  const phase = contact?.phase;
  const talking = phase === 'TALKING' || phase === 'HELD';
  const own = contact?.placed?.own ?? false;
  const now = (when: boolean, action: Action, title: string, run: () => void) =>
    when ? [command(action, title, run, capsOf(action))] : [];
  return [
    ...now(phase === 'OFFERED' && call.canAnswer && !call.answering, 'answer', t('shortcut.answer'), call.answer),
    ...now(phase === 'OFFERED', 'decline', t('shortcut.decline'), () => call.decline.send()),
    ...now(talking && !own && !contact?.consult, 'hold', t(phase === 'HELD' ? 'call.resume' : 'call.hold'), () =>
      call.hold.send(),
    ),
    ...now(call.phone !== null, 'mute', t(call.phone?.muted ? 'call.unmute' : 'call.mute'), call.mute),
    ...now(talking && !contact?.consult?.asking, 'hangUp', t('call.hangUp'), () => call.hangUp.send()),
    ...now(mayGoAvailable(view), 'available', t('agent.goAvailable'), available.send),
    ...(reasons.data ?? []).map(({ code, label }) =>
      command(`reason-${code}`, t('palette.notReady', { reason: label }), () => notReady.send(code)),
    ),
  ];
}

function usePageCommands(me: Me): Entry[] {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme('light') === 'dark' ? 'light' : 'dark';
  const { end } = useSession();
  const others = Object.entries(LANGUAGES).filter(([code]) => code !== language());
  return [
    ...liveActions()
      .filter((action) => !EVERYWHERE.includes(action) && !action.startsWith('page'))
      .map((action) => command(action, t(`shortcut.${action}`), () => act(action), capsOf(action))),
    ...pagesFor(me).map(({ name }, at) =>
      command(`page-${name}`, t('palette.goTo', { page: t(`nav.${name}`) }), () => go(name), capsOf(`page${at + 1}`)),
    ),
    command('colours', t(`preferences.${other}`), () => setColorScheme(other)),
    ...others.map(([code, name]) =>
      command(`language-${code}`, t('palette.language', { name }), () => void chooseLanguage(code as Language), {
        also: code,
      }),
    ),
    command('logout', t('nav.logout'), () => void end().catch(showProblem)),
  ];
}
