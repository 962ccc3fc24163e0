import { Loader, Modal, TextInput } from '@mantine/core';
import { IconCommand } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/types';
import { Lamp } from '../theme/Lamp';
import { actOf, beside, fitting, type Act, type Entry, type Group } from './entries';
import classes from './palette.module.css';
import { useCommands } from './useCommands';
import { useRecords } from './useRecords';
import { useTargets } from './useTargets';

const GROUPS: { group: Group; most: number }[] = [
  { group: 'number', most: 1 },
  { group: 'command', most: 7 },
  { group: 'colleague', most: 6 },
  { group: 'queue', most: 4 },
  { group: 'record', most: 20 },
];
const LONGEST = 100;
const HELD = ['⏎', 'Ctrl ⏎', 'Alt ⏎'];

interface PaletteProps {
  me: Me;
  close: () => void;
  /** What was typed before the field had the focus; given once. */
  begun: () => string;
}

/** Finds a customer, a colleague, a queue, a number or a command, and acts on it; all by keyboard. */
export default function Palette({ me, close, begun }: PaletteProps) {
  const { t } = useTranslation();
  const taken = useRef<Act | null>(null);
  const take = (act: Act | undefined) => {
    if (!act) return;
    taken.current = act;
    close();
  };
  // Done when the dialog is gone, so that what it opens or looks for gets the focus.
  useEffect(
    () => () => {
      const act = taken.current;
      taken.current = null;
      if (act) setTimeout(act.run);
    },
    [],
  );
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      size="lg"
      yOffset="10dvh"
      padding={0}
      aria-label={t('palette.title')}
      transitionProps={{ duration: 0 }}
    >
      <Finder me={me} take={take} begun={begun} />
    </Modal>
  );
}

interface FinderProps extends Pick<PaletteProps, 'me' | 'begun'> {
  take: (act: Act | undefined) => void;
}

function Finder({ me, take, begun }: FinderProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  /** The first one shown, until another is taken. */
  const [pinned, setPinned] = useState<string | null>(null);
  const list = useId();
  const commands = useCommands(me);
  const targets = useTargets(me.roles.includes('AGENT'), typed);
  const found = useRecords(typed);
  const groups = GROUPS.map(({ group, most }) => {
    const all = [...commands, ...targets].filter((entry) => entry.group === group);
    return { group, entries: group === 'record' ? found.entries : fitting(all, typed, most) };
  }).filter(({ entries }) => entries.length > 0);
  const entries = groups.flatMap((group) => group.entries);
  // Nothing by Enter alone, before a character is typed.
  if (pinned === null && entries[0] && typed.trim()) setPinned(entries[0].key);
  const chosen = entries.find(({ key }) => key === pinned);
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setPinned(beside(entries, pinned, event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(actOf(chosen, event));
    }
  };
  return (
    <div className={classes.palette}>
      <TextInput
        size="lg"
        variant="unstyled"
        className={classes.field}
        leftSection={<IconCommand size={20} aria-hidden />}
        rightSection={found.pending && typed.trim() ? <Loader size="xs" aria-label={t('loading')} /> : null}
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        value={typed}
        maxLength={LONGEST}
        role="combobox"
        aria-expanded={entries.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={chosen && `${list}-${chosen.key}`}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        onFocus={() => {
          const text = begun();
          if (text) setTyped(text.slice(0, LONGEST));
        }}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setPinned(null);
        }}
        onKeyDown={pressed}
      />
      <div id={list} role="listbox" aria-label={t('palette.title')} className={classes.list}>
        {groups.map(({ group, entries: rows }) => (
          <div key={group} role="group" aria-labelledby={`${list}-${group}`}>
            <h3 id={`${list}-${group}`} role="presentation">
              {t(`palette.group.${group}`)}
            </h3>
            {rows.map((entry) => (
              <Row
                key={entry.key}
                id={`${list}-${entry.key}`}
                entry={entry}
                chosen={entry === chosen}
                choose={() => setPinned(entry.key)}
                take={() => take(entry.acts[0])}
              />
            ))}
          </div>
        ))}
      </div>
      {entries.length === 0 && !found.pending && (
        <p className={classes.nothing} role="status">
          {t('palette.nothing')}
        </p>
      )}
      <Acts entry={chosen} take={take} />
    </div>
  );
}

interface RowProps {
  id: string;
  entry: Entry;
  chosen: boolean;
  choose: () => void;
  take: () => void;
}

function Row({ id, entry, chosen, choose, take }: RowProps) {
  const { t } = useTranslation();
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) here.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      ref={here}
      id={id}
      role="option"
      aria-selected={chosen}
      aria-disabled={entry.acts.length === 0}
      className={classes.row}
      onMouseMove={() => !chosen && choose()}
      onClick={take}
    >
      <strong>{entry.title}</strong>
      <span className="quiet">{entry.detail}</span>
      {entry.state && <Lamp state={entry.state}>{t(`state.${entry.state}`)}</Lamp>}
      {entry.caps && (
        <span className={classes.caps} aria-hidden>
          {entry.caps.map((cap) => (
            <kbd key={cap} className="key">
              {cap}
            </kbd>
          ))}
        </span>
      )}
    </div>
  );
}

/** What can be done with the one chosen, by pointer too. */
function Acts({ entry, take }: { entry: Entry | undefined; take: (act: Act) => void }) {
  const { t } = useTranslation();
  if (!entry) return null;
  return (
    <div className={classes.acts} role="group" aria-label={entry.title}>
      {entry.acts.length === 0 && <span className="quiet">{t('palette.notNow')}</span>}
      {entry.acts.map((act, at) => (
        <button key={act.name} type="button" className={classes.act} onClick={() => take(act)}>
          {t(act.name)} <kbd className="key">{HELD[at]}</kbd>
        </button>
      ))}
    </div>
  );
}
