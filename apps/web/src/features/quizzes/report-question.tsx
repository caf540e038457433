import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type QuestionReportReason, questionReportReasons } from '@studyhall/domain/quizzes/question-reports';
import { IconMessageReport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, Submit } from '../../ui/form/form.tsx';

interface ReportQuestionProps {
  readonly attemptId: string;
  readonly position: number;
}

/** A way to tell the authors of a question what is wrong with it, before it is answered or after. */
export function ReportQuestion({ attemptId, position }: ReportQuestionProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-md"
        leftSection={<IconMessageReport size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('quizzes.report.open')}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={t('quizzes.report.title', { number: position + 1 })}>
        {isOpen && (
          <Stack gap="md">
            <p>{t('quizzes.report.lead')}</p>
            <ReportForm attemptId={attemptId} position={position} onClose={close} />
          </Stack>
        )}
      </Dialog>
    </>
  );
}

const COMMENT_MAX = 1_000;

function ReportForm({
  attemptId,
  position,
  onClose,
}: ReportQuestionProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<QuestionReportReason>('wrong-key');
  const [comment, setComment] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { mutate, error, isPending } = useMutation(
    trpc.quizzes.reportQuestion.mutationOptions({
      onSuccess: () => {
        notifications.show({ message: t('quizzes.report.sent'), color: 'brand' });
        onClose();
      },
    }),
  );
  const send = () => {
    const said = comment.trim();
    if (reason === 'other' && said === '') setMissing(true);
    else mutate({ attemptId, position, reason, comment: said === '' ? null : said });
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      error={error}
    >
      <NativeSelect
        data-autofocus
        size="md"
        label={t('quizzes.report.reason')}
        value={reason}
        data={questionReportReasons.map((value) => ({ value, label: t(`quizzes.report.reasons.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          setReason(questionReportReasons.find((one) => one === value) ?? reason)
        }
      />
      <Textarea
        size="md"
        autosize
        minRows={3}
        maxRows={8}
        maxLength={COMMENT_MAX}
        label={t('quizzes.report.comment')}
        error={isMissing && comment.trim() === '' ? t('quizzes.report.commentMissing') : undefined}
        value={comment}
        onChange={({ currentTarget: { value } }) => setComment(value)}
      />
      <Group gap="sm" justify="flex-end">
        <Button variant="default" size="md" onClick={onClose}>
          {t('quizzes.report.cancel')}
        </Button>
        <Submit isPending={isPending}>{t('quizzes.report.send')}</Submit>
      </Group>
    </Form>
  );
}
