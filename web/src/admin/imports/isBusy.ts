import type { Import } from '../../api/types';

const BUSY: Import['state'][] = ['CHECKING', 'RUNNING', 'UNDOING'];

/** Somebody else than the reader is at it: it will be otherwise soon. */
export const isBusy = ({ state }: Import) => BUSY.includes(state);
