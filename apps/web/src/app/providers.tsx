import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { queryClient } from './api.ts';
import { router } from './router.tsx';
import { resolveVariables, theme } from './theme.ts';

/** Nobody is told anything in the first moment, so what tells comes after it. */
const Toasts = lazy(async () => ({ default: (await import('./toasts.tsx')).Toasts }));

/** public/color-scheme.js reads the same key before the first paint. */
const colorSchemes = localStorageColorSchemeManager({ key: 'studyhall.color-scheme' });

export function Providers() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemes}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Suspense>
          <Toasts position="top-center" autoClose={6000} limit={3} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
