import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../../ui/dialog.tsx';

interface EndDialogProps {
  readonly isOpen: boolean;
  /** Whether everybody plays at their own pace: then it closes for all. */
  readonly isOpenGame: boolean;
  readonly onClose: () => void;
  readonly onEnd: () => void;
}

/** Asks before a game ends: that cannot be taken back. */
export function EndDialog({ isOpen, isOpenGame, onClose, onEnd }: EndDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('hosting.end.title')}>
      <Stack gap="md">
        <p>{t(isOpenGame ? 'hosting.end.openText' : 'hosting.end.text')}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('hosting.end.goOn')}
          </Button>
          <Button color="red" onClick={onEnd}>
            {t('hosting.end.end')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
