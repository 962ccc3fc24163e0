import type { ContactView } from '../api/types';
import { formatPhone } from '../i18n/phone';

/** The number on the other side: the caller's, or that of whom the agent calls. */
export const otherNumber = ({ placed, caller, dialled }: ContactView) => formatPhone(placed?.own ? dialled : caller);
