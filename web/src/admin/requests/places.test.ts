import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import da from '../../i18n/da.json';
import de from '../../i18n/de.json';
import { placeName } from './places';

beforeAll(() => i18next.init({ resources: { de: { translation: de }, da: { translation: da } } }));

it.each([
  ['de', 'contact log', 'Kontaktprotokoll'],
  ['da', 'webhook deliveries', 'Webhook-leveringer'],
  ['de', 'somewhere new', 'somewhere new'],
])('says in %s where %s is', (language, place, words) =>
  expect(placeName(place, i18next.getFixedT(language))).toBe(words),
);
