import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { writtenIn } from '../agent/leftNotes';
import { useAsk } from '../agent/useDesk';
import { agent as api } from '../api/endpoints';
import { draftBook, useDraft } from '../drafts/drafts';
import { showDone } from '../shell/problems';
import { TargetPicker } from './TargetPicker';
import { targetsFor, type Target } from './targets';

/** The colleague is to find what was typed; but the caller waits. */
const FLUSH_AT_MOST_MS = 1_500;

interface TransferDialogProps {
  contactId: string;
  opened: boolean;
  close: () => void;
}

/** To whom the caller goes: asked first or passed on at once. */
export function TransferDialog({ contactId, opened, close }: TransferDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('transfer.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Choice contactId={contactId} close={close} />
    </Modal>
  );
}

function Choice({ contactId, close }: { contactId: string; close: () => void }) {
  const { t } = useTranslation();
  const { draft } = useDraft('wrap-up', contactId);
  const request = ({ kind, id, number }: Target) => ({ kind, id, number, note: writtenIn(draft?.content)?.note ?? '' });
  const ask = useAsk(async (target: Target) => {
    await draftBook.flush(FLUSH_AT_MOST_MS);
    await api.consult(contactId, request(target));
    close();
  });
  const pass = useAsk(async (target: Target) => {
    await draftBook.flush(FLUSH_AT_MOST_MS);
    await api.transfer(contactId, request(target));
    close();
    showDone(t('transfer.passed'));
  });
  const pending = ask.pending || pass.pending;
  return (
    <TargetPicker
      label={t('transfer.search')}
      description={t('transfer.searchText')}
      find={targetsFor}
      none={({ outside }) => t(outside ? 'transfer.none' : 'transfer.noneOutside')}
      take={(target, atOnce) => !pending && (atOnce ? pass : ask).send(target)}
    >
      {(chosen, unfree) => (
        <>
          <p className="quiet" role="status">
            {unfree && t('transfer.busy')}
          </p>
          <Button
            variant="default"
            disabled={!chosen || ask.pending}
            loading={pass.pending}
            rightSection={<kbd className="key">Ctrl ⏎</kbd>}
            onClick={() => chosen && pass.send(chosen)}
          >
            {t('transfer.pass')}
          </Button>
          <Button
            disabled={!chosen || pass.pending}
            loading={ask.pending}
            rightSection={<kbd className="key">⏎</kbd>}
            onClick={() => chosen && ask.send(chosen)}
          >
            {t('transfer.ask')}
          </Button>
        </>
      )}
    </TargetPicker>
  );
}
