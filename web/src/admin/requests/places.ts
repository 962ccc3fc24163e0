import type { TFunction } from 'i18next';

/** A place where something of a person is kept, `contact log`, as people say it; one that is new here stays as it is. */
export const placeName = (place: string, t: TFunction): string =>
  t(`requests.place.${place.replaceAll(' ', '-')}`, { defaultValue: place });
