import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** `vite` proxies to a running server; `vite --mode mock` answers by itself with believable data. */
export default defineConfig(async ({ mode }) => ({
  base: './',
  plugins: [react(), ...(mode === 'mock' ? [(await import('./dev/fakeServer.ts')).fakeServer()] : [])],
  build: { target: 'es2023', chunkSizeWarningLimit: 700 },
  server: {
    host: '127.0.0.1',
    proxy:
      mode === 'mock'
        ? undefined
        : {
            '/api': { target: 'http://127.0.0.1:8080', ws: true },
            '/sip': { target: 'ws://127.0.0.1:8080', ws: true },
          },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts', 'dev/**/*.test.ts'] },
}));
