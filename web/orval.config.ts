/** `npm run api` writes src/api/generated/ from openapi.json, which is the server's /v3/api-docs. */
export default {
  switchroom: {
    input: './openapi.json',
    output: {
      mode: 'single',
      target: './src/api/generated/switchroom.ts',
      client: 'fetch',
      override: {
        mutator: { path: './src/api/client.ts', name: 'send' },
        fetch: { includeHttpResponseReturnType: false },
      },
    },
  },
};
