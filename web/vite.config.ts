import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env['SWITCHROOM'] ?? '127.0.0.1:8080';

/**
 * `vite` proxies to a running server, on port 8080 or where SWITCHROOM=host:port says; `vite --mode mock` answers by
 * itself with believable data.
 */
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
            '/api': { target: `http://${server}`, ws: true },
            '/sip': { target: `ws://${server}`, ws: true },
          },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts', 'dev/**/*.test.ts'] },
}));
