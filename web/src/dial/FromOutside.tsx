import { Button } from '@mantine/core';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showDone } from '../shell/problems';
import { bookmarklet, handlerAddress } from './bookmarklet';
import classes from './dial.module.css';

/** How numbers on other pages and in other programs are called from here. */
export function FromOutside() {
  const { t } = useTranslation();
  const [refused, setRefused] = useState(!('registerProtocolHandler' in navigator));
  const register = () => {
    try {
      navigator.registerProtocolHandler('tel', handlerAddress(location.href));
      showDone(t('dial.registered'));
    } catch {
      setRefused(true);
    }
  };
  // React leaves no script in an address that it writes itself; this one is ours, and only to be dragged.
  const asBookmark = (element: HTMLAnchorElement | null) => element?.setAttribute('href', bookmarklet(location.href));
  return (
    <section className={classes.outside} aria-labelledby="dial-outside">
      <h3 id="dial-outside">{t('dial.outside')}</h3>
      <p>{t('dial.linksText')}</p>
      <Button size="xs" variant="default" disabled={refused} onClick={register}>
        {t('dial.links')}
      </Button>
      {refused && <p role="status">{t('dial.linksRefused')}</p>}
      <p>{t('dial.bookmarkText')}</p>
      <a ref={asBookmark} className={classes.bookmark} onClick={(event) => event.preventDefault()}>
        <IconPhoneOutgoing size={15} aria-hidden /> {t('dial.bookmark')}
      </a>
    </section>
  );
}
