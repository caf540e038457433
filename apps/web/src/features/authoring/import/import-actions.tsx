import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import classes from './import.module.css';
import type { Imported } from './import-outcome.tsx';
import { UndoneList } from './undone-list.tsx';

type Step = 'publish' | 'undo';

/** Has what an import brought asked, or takes it back, each after it was said what comes of it. */
export function ImportActions({
  imported: { importId, publishedAt, counts },
}: {
  readonly imported: Imported;
}) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step | null>(null);
  const close = () => setStep(null);
  return (
    <div className={classes['actions']}>
      {publishedAt === null && counts.new > 0 && (
        <Button size="md" onClick={() => setStep('publish')}>
          {t('imports.publish.open')}
        </Button>
      )}
      <Button size="md" variant="default" onClick={() => setStep('undo')}>
        {t('imports.undo.open')}
      </Button>
      <PublishDialog importId={importId} isOpen={step === 'publish'} onClose={close} />
      <UndoDialog importId={importId} isOpen={step === 'undo'} onClose={close} />
    </div>
  );
}

interface StepProps {
  readonly importId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function PublishDialog({ importId, isOpen, onClose }: StepProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const rehearsal = useQuery({
    queryKey: [...trpc.quizzes.publishImport.mutationKey(), importId],
    queryFn: () => api.quizzes.publishImport.mutate({ importId, isDryRun: true }),
    enabled: isOpen,
    staleTime: 0,
  });
  const publish = useMutationOnce({
    mutationFn: () => api.quizzes.publishImport.mutate({ importId }),
    onSuccess: ({ questions }) => {
      notifications.show({ message: t('imports.publish.done', { count: questions }), color: 'brand' });
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() }),
  });
  const { data } = rehearsal;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('imports.publish.title')}>
      <Sure
        error={rehearsal.error ?? publish.error}
        go={
          <Button
            size="md"
            data-autofocus
            loading={publish.isPending}
            disabled={data === undefined}
            onClick={() => publish.mutate()}
          >
            {t('imports.publish.open')}
          </Button>
        }
        onClose={onClose}
      >
        {data !== undefined && (
          <p>
            {t('imports.publish.would', { count: data.questions })}{' '}
            {data.isExamPublished && t('imports.publish.wouldExam')}
          </p>
        )}
      </Sure>
    </Dialog>
  );
}

function UndoDialog({ importId, isOpen, onClose }: StepProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const rehearsal = useQuery({
    queryKey: [...trpc.quizzes.undoImport.mutationKey(), importId],
    queryFn: () => api.quizzes.undoImport.mutate({ importId, isDryRun: true }),
    enabled: isOpen,
    staleTime: 0,
  });
  const undo = useMutationOnce({
    mutationFn: () => api.quizzes.undoImport.mutate({ importId }),
    onSuccess: ({ isRepeated }) => {
      notifications.show({
        message: t(isRepeated ? 'imports.undo.before' : 'imports.undo.done'),
        color: 'brand',
      });
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() }),
  });
  const { data } = rehearsal;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('imports.undo.title')}>
      <Sure
        error={rehearsal.error ?? undo.error}
        go={
          <Button
            size="md"
            loading={undo.isPending}
            disabled={data === undefined}
            onClick={() => undo.mutate()}
          >
            {t('imports.undo.open')}
          </Button>
        }
        onClose={onClose}
      >
        {data !== undefined && (
          <>
            <UndoneList counts={data.counts} />
            {data.left.length > 0 && (
              <ul className={classes['problems']}>
                {data.left.map(({ questionId, externalId, text }) => (
                  <li key={questionId} className={classes['cells']}>
                    {externalId === null ? text : `${externalId}: ${text}`}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Sure>
    </Dialog>
  );
}

interface SureProps {
  readonly error: unknown;
  readonly go: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What would come of it, and the two ways on. */
function Sure({ error, go, onClose, children }: SureProps) {
  const { t } = useTranslation();
  return (
    <div className={classes['card']}>
      <div role="status">{children}</div>
      <FailureNote error={error} />
      <div className={classes['actions']}>
        {go}
        <Button size="md" variant="default" onClick={onClose}>
          {t('imports.past.leave')}
        </Button>
      </div>
    </div>
  );
}
