import { localStorageColorSchemeManager, MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../kernel/api.ts';
import { router } from './router.tsx';
import { closeButtonsSaying, resolveVariables, theme } from './theme.ts';

/** public/color-scheme.js reads the same key before the first paint. */
const colorSchemes = localStorageColorSchemeManager({ key: 'studyhall.color-scheme' });

export function Providers() {
  const { t } = useTranslation();
  const close = t('shell.actions.close');
  const spokenTheme = useMemo(() => mergeThemeOverrides(theme, closeButtonsSaying(close)), [close]);
  return (
    <MantineProvider
      theme={spokenTheme}
      cssVariablesResolver={resolveVariables}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemes}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
