import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Copies a text; where the browser lets nobody, the text stands beside it to be marked. */
export function CopyButton({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    notifications.show({ message: t('shell.actions.copied'), color: 'brand' });
  };
  if (navigator.clipboard === undefined) return null;
  return (
    <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={() => void copy()}>
      {t('shell.actions.copy')}
    </Button>
  );
}
