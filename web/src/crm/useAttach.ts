import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { files } from '../api/endpoints';
import { problemText } from '../shell/problems';
import { useStay } from '../shell/useStay';
import { aboutOf, changed, refusedHere, withNew, type About, type Arriving } from './files';

let lastKey = 0;

/** Sends files one after the other; while one is on its way the browser asks before the page is left. */
export function useAttach(customerId: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [arriving, setArriving] = useState<Arriving[]>([]);
  useStay(arriving.some(({ problem }) => problem === null));

  const send = async (file: File, key: number, about: About) => {
    try {
      await files.attach(customerId, file, aboutOf(about), (share) =>
        setArriving((all) => changed(all, key, { share })),
      );
      setArriving((all) => all.filter((one) => one.key !== key));
      await queries.invalidateQueries({ queryKey: ['customers', customerId, 'files'] });
    } catch (error) {
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
