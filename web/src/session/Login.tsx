import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { session } from '../api/endpoints';
import { problemText } from '../shell/problems';
import { ColourChoice, LanguageChoice } from '../shell/Preferences';
import { Mark } from '../theme/Mark';
import classes from './Login.module.css';
import { useSession } from './useMe';

export function Login() {
  const { t } = useTranslation();
  const { begun } = useSession();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const login = useMutation({
    mutationFn: () => session.begin(username.trim(), password),
    onSuccess: begun,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (username.trim() && password) login.mutate();
  };
  return (
    <div className={classes.page}>
      <div className={classes.board} aria-hidden>
        <Jacks />
        <p className={classes.motto}>{t('login.motto')}</p>
      </div>
      <main className={classes.side}>
        <form className={classes.form} onSubmit={submit}>
          <div className={classes.brand}>
            <Mark size={34} />
            <h1>Switchroom</h1>
          </div>
          {login.error && (
            <Alert color="red" variant="light" icon={<IconAlertTriangle />} role="alert">
              {loginProblem(login.error, t)}
            </Alert>
          )}
          <TextInput
            label={t('login.username')}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            size="md"
            required
            withAsterisk={false}
            autoFocus
          />
          <PasswordInput
            label={t('login.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
            size="md"
            required
            withAsterisk={false}
          />
          <Button type="submit" size="md" loading={login.isPending} fullWidth>
            {t('login.enter')}
          </Button>
        </form>
        <div className={classes.preferences}>
          <LanguageChoice />
          <ColourChoice />
        </div>
      </main>
    </div>
  );
}

function loginProblem(error: unknown, t: (key: string) => string): string {
  const status = error instanceof ProblemError ? error.problem.status : -1;
  if (status === 401) return t('login.wrong');
  if (status === 429) return t('login.tooOften');
  return problemText(error);
}

/** A field of jacks with a few cords: the exchange this page took over from. */
function Jacks() {
  const columns = 9;
  const rows = 8;
  const at = (column: number, row: number) => [40 + column * 52, 40 + row * 52] as const;
  const lit = new Set(['1,1', '6,5', '3,2', '7,2', '2,6', '5,3']);
  const cords: [number, number, number, number][] = [
    [1, 1, 6, 5],
    [3, 2, 7, 2],
    [2, 6, 5, 3],
  ];
  return (
    <svg viewBox="0 0 496 444" className={classes.jacks} role="presentation">
      {Array.from({ length: columns * rows }, (_, i) => {
        const [column, row] = [i % columns, Math.floor(i / columns)];
        const [x, y] = at(column, row);
        return (
          <circle
            key={i}
            cx={x}
            cy={y}
            r={8}
            className={lit.has(`${column},${row}`) ? classes.jackLit : classes.jack}
          />
        );
      })}
      {cords.map(([c1, r1, c2, r2]) => {
        const [x1, y1] = at(c1, r1);
        const [x2, y2] = at(c2, r2);
        const sag = Math.max(y1, y2) + 70;
        return <path key={x1} d={`M${x1} ${y1} C${x1} ${sag} ${x2} ${sag} ${x2} ${y2}`} className={classes.cord} />;
      })}
    </svg>
  );
}
