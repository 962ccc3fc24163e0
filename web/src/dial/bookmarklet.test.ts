import { expect, it } from 'vitest';
import { bookmarklet, handlerAddress } from './bookmarklet';
import { numberOfLink } from './telephone';

const PAGE = 'https://acd.example/#/agent';

it('gives the browser an address of this page with a place for the link', () =>
  expect(handlerAddress(PAGE)).toBe('https://acd.example/#/dial/%s'));

/** Runs it as a browser would on some other page. */
function clicked(marked: string, answered: string | null): string | null {
  let opened: string | null = null;
  const script = decodeURIComponent(bookmarklet(PAGE).replace(/^javascript:/, ''));
  const page = new Function('getSelection', 'prompt', 'open', script) as (...parts: unknown[]) => void;
  page(
    () => marked,
    () => answered,
    (address: string) => void (opened = address),
  );
  return opened;
}

it('takes the number marked to the page that asks', () => {
  const address = clicked(' +49 30 23125401 ', null);
  expect(address).toMatch(/^https:\/\/acd\.example\/#\/dial\//);
  expect(numberOfLink(decodeURIComponent(address?.split('/dial/')[1] ?? ''))).toBe('+49 30 23125401');
});

it('asks when nothing is marked, and does nothing without an answer', () => {
  expect(clicked('', '030 1')).toContain('/dial/tel%3A030%201');
  expect(clicked('', null)).toBeNull();
});
