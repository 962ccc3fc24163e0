import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import da from './da.json';
import de from './de.json';
import en from './en.json';
import ro from './ro.json';

/** Each language by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', da: 'Dansk', ro: 'Română' } as const;
export type Language = keyof typeof LANGUAGES;

const CHOSEN = 'switchroom.language';
const isLanguage = (code: string): code is Language => code in LANGUAGES;

/** What the person chose on this browser, else what the browser asks for, else English. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(CHOSEN) ?? '';
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

export function language(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

export async function chooseLanguage(code: Language): Promise<void> {
  localStorage.setItem(CHOSEN, code);
  await i18next.changeLanguage(code);
}

/** The user's own language, unless another was chosen on this browser. */
export async function suggestLanguage(code: string): Promise<void> {
  if (!localStorage.getItem(CHOSEN) && isLanguage(code)) await i18next.changeLanguage(code);
}

const markLanguage = (code: string) => document.documentElement.setAttribute('lang', code);

export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', markLanguage);
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: 'en',
    resources: {
      en: { translation: en },
      de: { translation: de },
      da: { translation: da },
      ro: { translation: ro },
    },
    interpolation: { escapeValue: false },
  });
  markLanguage(i18next.language);
}
