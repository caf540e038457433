import { reasonOf } from '@studyhall/client';
import { IconLock, IconMap2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';

interface CourseRefusedProps {
  readonly error: unknown;
  /** The course that leads to what is refused; without it, the course itself is. */
  readonly slug?: string;
}

/** Instead of a course or a level that cannot be shown: why, and the way on. */
export function CourseRefused({ error, slug }: CourseRefusedProps) {
  const { t } = useTranslation();
  const { reason } = reasonOf(error);
  if (slug !== undefined && (reason === 'level-locked' || reason === 'not-enrolled')) {
    const words = reason === 'level-locked' ? 'locked' : 'notEnrolled';
    return (
      <Page title={t(`progress.level.${words}Title`)}>
        <EmptyState
          icon={<IconLock />}
          title={t(`progress.level.${words}Title`)}
          text={t(`progress.level.${words}Text`)}
          action={
            <LinkButton to="/courses/$slug" params={{ slug }}>
              {t('progress.level.toCourse')}
            </LinkButton>
          }
        />
      </Page>
    );
  }
  if (reason === 'not-found' || reason === 'invalid-input') {
    return (
      <Page title={t('shell.notFound.title')}>
        <EmptyState
          icon={<IconMap2 />}
          title={t('progress.courses.title')}
          text={t('shell.notFound.text')}
          action={<LinkButton to="/courses">{t('progress.courses.title')}</LinkButton>}
        />
      </Page>
    );
  }
  return (
    <Page title={t('shell.failure.title')}>
      <FailureNote error={error} />
    </Page>
  );
}
