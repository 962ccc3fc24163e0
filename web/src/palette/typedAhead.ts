/** Signs and the keys that a field would take; in the hands of what had the focus before they would do something else. */
const TAKEN = ['Backspace', 'Delete', 'Enter', 'Escape', 'Tab', 'Dead'];

/**
 * Keeps what is typed from now on, before anybody else hears of it, for a field that is still to come.
 *
 * @param leave what Escape does
 * @returns ends it and gives what was typed; nothing when it has ended
 */
export function typedAhead(leave: () => void, page: EventTarget = window): () => string {
  let typed: string[] = [];
  const pressed = (event: Event) => {
    const key = event as KeyboardEvent;
    const sign = [...key.key].length === 1;
    if ((key.ctrlKey || key.altKey || key.metaKey) && !key.getModifierState('AltGraph')) return;
    if (!sign && !TAKEN.includes(key.key)) return;
    key.preventDefault();
    key.stopImmediatePropagation();
    if (sign) typed.push(key.key);
    else if (key.key === 'Backspace') typed.pop();
    else if (key.key === 'Escape') leave();
  };
  page.addEventListener('keydown', pressed, { capture: true });
  return () => {
    page.removeEventListener('keydown', pressed, { capture: true });
    const text = typed.join('');
    typed = [];
    return text;
  };
}
