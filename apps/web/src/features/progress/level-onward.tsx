import { IconArrowRight, IconCertificate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/links.tsx';
import { CLAIM } from '../certificates/claim-certificate.tsx';

interface LevelOnwardProps {
  readonly slug: string;
  /** The level that is open now; null behind the last one. */
  readonly nextPosition: number | null;
  readonly isCourseCompleted: boolean;
}

/** Where a passed level leads: to the next one, to the certificate, or back to the course. */
export function LevelOnward({ slug, nextPosition, isCourseCompleted }: LevelOnwardProps) {
  const { t } = useTranslation();
  if (nextPosition !== null) {
    return (
      <LinkButton
        to="/courses/$slug/$position"
        params={{ slug, position: String(nextPosition) }}
        rightSection={<IconArrowRight size={18} aria-hidden />}
      >
        {t('progress.level.next')}
      </LinkButton>
    );
  }
  return (
    <LinkButton
      to="/courses/$slug"
      params={{ slug }}
      {...(isCourseCompleted && { hash: CLAIM })}
      leftSection={isCourseCompleted ? <IconCertificate size={20} aria-hidden /> : undefined}
    >
      {t(isCourseCompleted ? 'progress.result.certificate' : 'progress.level.finish')}
    </LinkButton>
  );
}
