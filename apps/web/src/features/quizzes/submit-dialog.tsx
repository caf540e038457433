import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { isUnanswered } from '@studyhall/domain/quizzes/question-types/answer';
import { useTranslation } from 'react-i18next';
import { listText } from './format.ts';
import { type RunnerQuestion, refusedNumbers } from './use-runner.ts';

interface SubmitDialogProps {
  readonly isOpen: boolean;
  readonly questions: readonly RunnerQuestion[];
  readonly hasUnsent: boolean;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
}

/** Says what is still open before an attempt ends: that cannot be taken back. */
export function SubmitDialog({ isOpen, questions, hasUnsent, isBusy, onClose, onSubmit }: SubmitDialogProps) {
  const { t, i18n } = useTranslation();
  const refused = refusedNumbers(questions);
  const open = questions.filter(({ answer }) => isUnanswered(answer)).length;
  const marked = questions.filter(({ isFlagged }) => isFlagged).length;
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('quizzes.runner.submitTitle')} centered radius="lg">
      <Stack gap="md">
        <Text>
          {open === 0 ? t('quizzes.runner.submitAll') : t('quizzes.runner.submitOpen', { count: open })}
        </Text>
        {marked > 0 && <Text>{t('quizzes.runner.submitMarked', { count: marked })}</Text>}
        {refused.length > 0 && (
          <Alert color="red">
            {t('quizzes.runner.submitRefused', {
              count: refused.length,
              numbers: listText(refused, i18n.language),
            })}
          </Alert>
        )}
        {hasUnsent && <Alert color="lamp">{t('quizzes.runner.unsent')}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" size="md" onClick={onClose}>
            {t('quizzes.runner.keepGoing')}
          </Button>
          <Button size="md" loading={isBusy} onClick={onSubmit} data-autofocus>
            {t('quizzes.runner.submit')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
