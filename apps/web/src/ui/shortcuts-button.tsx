import { ActionIcon } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './shortcuts-button.module.css';

/** Opens the list of keys; not shown where nothing can hover, because there are hardly keys. */
export function ShortcutsButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <ActionIcon
      variant="subtle"
      size={44}
      className={classes['keys']}
      aria-label={t('shell.shortcuts.title')}
      onClick={onClick}
    >
      <IconKeyboard aria-hidden />
    </ActionIcon>
  );
}
