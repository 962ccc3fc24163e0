import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme/fonts.css';
import './theme/global.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError } from './api/client';
import { startI18n } from './i18n/i18n';
import { App } from './shell/App';
import { Fence } from './shell/Fence';
import { theme, variables } from './theme/theme';

/** A request refused for want of a session means that it is over: ask who is logged in, which leads to the login. */
const onError = (error: unknown) => {
  if (error instanceof ProblemError && error.problem.status === 401) {
    void queries.invalidateQueries({ queryKey: ['session'] });
  }
};

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    // What the browser believes of the network is often wrong; and no order is to be carried out minutes later.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && !(error instanceof ProblemError && error.problem.status >= 400),
    },
  },
});

const root = document.getElementById('root');
if (root) {
  await startI18n();
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <Notifications position="bottom-right" />
        <QueryClientProvider client={queries}>
          <Fence>
            <App />
          </Fence>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
