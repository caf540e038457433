import { reasonOf } from '@studyhall/client';
import { IconFileUnknown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';

/** Why a quiz cannot be shown; of one that there is not, or that is somebody else's, also where to go on. */
export function AttemptFailure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (reasonOf(error).reason !== 'not-found') return <FailureNote error={error} />;
  return (
    <EmptyState
      icon={<IconFileUnknown />}
      title={t('quizzes.unknown.title')}
      text={t('quizzes.unknown.text')}
      action={
        <>
          <LinkButton to="/history" search={{}}>
            {t('quizzes.history.title')}
          </LinkButton>
          <LinkButton to="/exams" variant="default">
            {t('quizzes.exams.title')}
          </LinkButton>
        </>
      }
    />
  );
}
