/**
 * `npm run api` writes src/api/generated/ from openapi.json (the server's /v3/api-docs).
 * Then src/api/types.ts becomes `export * from './generated/model'`: nothing else imports a type from elsewhere.
 */
export default {
  switchroom: {
    input: './openapi.json',
    output: {
      mode: 'tags-split',
      target: './src/api/generated/endpoints.ts',
      schemas: './src/api/generated/model',
      client: 'fetch',
      clean: true,
      override: {
        mutator: { path: './src/api/client.ts', name: 'send' },
        fetch: { includeHttpResponseReturnType: false },
      },
    },
  },
};
