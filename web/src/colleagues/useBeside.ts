import { useLocalStorage } from '@mantine/hooks';
import { useShortcut } from '../shell/shortcuts';

/** Whether the list of colleagues stands beside the work; remembered on this computer. */
export function useBeside(): { open: boolean; toggle: () => void } {
  const [open, setOpen] = useLocalStorage({
    key: 'switchroom.colleagues',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const toggle = () => setOpen((is) => !is);
  useShortcut('colleagues', toggle);
  return { open, toggle };
}
