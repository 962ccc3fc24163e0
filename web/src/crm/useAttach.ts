import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { files } from '../api/endpoints';
import { problemText, showRefused } from '../shell/problems';
import { useStay } from '../shell/useStay';
import { aboutOf, changed, refusedHere, withNew, type About, type Arriving } from './files';

let lastKey = 0;

/**
 * Sends files one after the other; while one is on its way the browser asks before the page is left. They go on when the
 * card goes, and what is not taken then is told by the file's name.
 */
export function useAttach(customerId: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [arriving, setArriving] = useState<Arriving[]>([]);
  const shown = useShown();
  useStay(arriving.some(({ problem }) => problem === null));

  const send = async (file: File, key: number, about: About) => {
    try {
      await files.attach(customerId, file, aboutOf(about), (share) =>
        setArriving((all) => changed(all, key, { share })),
      );
      setArriving((all) => all.filter((one) => one.key !== key));
      await queries.invalidateQueries({ queryKey: ['customers', customerId, 'files'] });
    } catch (error) {
      if (!shown.current) showRefused(t('files.notTaken', { name: file.name, problem: problemText(error) }));
      setArriving((all) => changed(all, key, { problem: problemText(error) }));
    }
  };

  const attach = async (chosen: File[], about: About) => {
    const coming = chosen.map((file) => {
      const refused = refusedHere(file);
      return { key: ++lastKey, name: file.name, share: 0, problem: refused && t(`files.${refused}`) };
    });
    setArriving((all) => withNew(all, coming));
    for (const [at, file] of chosen.entries()) {
      const one = coming[at];
      if (one && one.problem === null) await send(file, one.key, about);
    }
  };

  return { arriving, attach };
}

/** Whether what asks is still on the page. */
function useShown() {
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => void (shown.current = false);
  }, []);
  return shown;
}
