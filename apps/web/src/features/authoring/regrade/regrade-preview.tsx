import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import classes from '../authoring.module.css';
import { useFigure } from '../use-figure.ts';
import { ChangedResults } from './changed-results.tsx';
import { FindingList } from './finding-list.tsx';
import type { Preview } from './preview.ts';

interface RegradePreviewProps {
  readonly questionId: string;
  readonly preview: Preview;
}

const figures = ['attempts', 'changed', 'higher', 'lower', 'passNow', 'failNow', 'xp'] as const;

/** What grading anew would change, in sums and one by one, and the step that does it. */
export function RegradePreview({ questionId, preview }: RegradePreviewProps) {
  const { t } = useTranslation();
  const { number } = useFigure();
  const [isAsking, setAsking] = useState(false);
  const { version, versions, otherVersions, isWhole, learners, changed } = preview;
  return (
    <Card aria-labelledby="preview">
      <CardTitle id="preview">{t('desk.regrade.preview')}</CardTitle>
      <div className={classes['stack']}>
        <dl className={classes['facts']}>
          {figures.map((name) => (
            <div key={name}>
              <dt>{t(`desk.regrade.figures.${name}`)}</dt>
              <dd>{number(preview[name])}</dd>
            </div>
          ))}
        </dl>
        <p className={classes['soft']}>
          {t('desk.regrade.byVersion', { version, versions: versions.join(', ') })}{' '}
          {otherVersions.length > 0 && t('desk.regrade.others', { versions: otherVersions.join(', ') })}
        </p>
        {!isWhole && <p>{t('desk.regrade.partly', { most: number(learners - 1) })}</p>}
        {changed === 0 ? <p>{t('desk.regrade.same')}</p> : <ChangedResults results={preview.largest} />}
        <FindingList findings={preview.findings} />
        <div className={classes['actions']}>
          <Button size="md" onClick={() => setAsking(true)}>
            {t('desk.regrade.go')}
          </Button>
        </div>
      </div>
      <Confirm questionId={questionId} preview={preview} isOpen={isAsking} onClose={() => setAsking(false)} />
    </Card>
  );
}

interface ConfirmProps extends RegradePreviewProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What was looked at is what is done: where the question was changed since, it is refused. */
function Confirm({ questionId, preview: { version, changed }, isOpen, onClose }: ConfirmProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate, error, isPending } = useMutationOnce(
    trpc.quizzes.regradeQuestion.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('desk.regrade.began'), color: 'brand' });
        onClose();
        await queryClient.invalidateQueries({ queryKey: trpc.quizzes.listRegrades.pathKey() });
        await queryClient.invalidateQueries({ queryKey: trpc.quizzes.listQuestionReports.pathKey() });
      },
    }),
  );
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('desk.regrade.askTitle')}>
      <div className={classes['stack']}>
        <p>{t('desk.regrade.ask', { count: changed })}</p>
        <p>{t('desk.regrade.askStays')}</p>
        <FailureNote error={error} />
        <div className={classes['actions']}>
          <Button size="md" loading={isPending} onClick={() => mutate({ questionId, version })}>
            {t('desk.regrade.go')}
          </Button>
          <Button size="md" variant="default" onClick={onClose}>
            {t('desk.regrade.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
