import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Login } from '../session/Login';
import { useMe } from '../session/useMe';
import { problemText } from './problems';
import { Shell } from './Shell';
import classes from './shell.module.css';

export function App() {
  const { t } = useTranslation();
  const me = useMe();
  if (me.isPending) {
    return (
      <div className={classes.empty}>
        <Loader aria-label={t('loading')} />
      </div>
    );
  }
  // A session that is open stays on screen while the server is away: a call may be going on.
  if (me.error && me.data === undefined) {
    return (
      <div className={classes.empty} role="alert">
        <h1>{t('problem.noServer')}</h1>
        <p className="quiet">{problemText(me.error)}</p>
        <Button onClick={() => void me.refetch()}>{t('retry')}</Button>
      </div>
    );
  }
  return me.data ? <Shell me={me.data} key={me.data.userId} /> : <Login />;
}
