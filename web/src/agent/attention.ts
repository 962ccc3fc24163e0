/** Calls the agent back to this tab: a notification of the system and a flashing title. */
let flashing: ReturnType<typeof setInterval> | undefined;
let notification: Notification | null = null;
let title = '';

/** Asks for leave to notify; must come from a click or key. */
export function askToNotify(): void {
  if (typeof Notification !== 'undefined' && Notification.permission === 'default') {
    void Notification.requestPermission();
  }
}

export function callAttention(headline: string, text: string): void {
  stopAttention();
  title = document.title;
  let on = false;
  const flash = () => {
    on = !on;
    document.title = on ? `☎ ${headline}` : title;
  };
  flash();
  flashing = setInterval(flash, 1_000);
  if (document.visibilityState === 'visible' && document.hasFocus()) return;
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  notification = new Notification(headline, { body: text, tag: 'switchroom-call', requireInteraction: true });
  notification.onclick = () => {
    window.focus();
    notification?.close();
  };
}

export function stopAttention(): void {
  if (flashing === undefined) return;
  clearInterval(flashing);
  flashing = undefined;
  document.title = title;
  notification?.close();
  notification = null;
}
