/** What the page shows without a server, by subject. */
export * from './configuration.ts';
export * from './contacts.ts';
export * from './firm.ts';
export * from './people.ts';
export * from './waiting.ts';
