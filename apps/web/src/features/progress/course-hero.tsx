import { Button } from '@mantine/core';
import {
  IconCertificate,
  IconClock,
  IconPlayerPlayFilled,
  IconRotate,
  IconStairs,
  IconStarFilled,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { PremiumBadge } from '../billing/premium/premium-badge.tsx';
import { PremiumGate, PremiumRefusal } from '../billing/premium/premium-gate.tsx';
import { useOffers } from '../billing/premium/use-offers.ts';
import { ClaimCertificate } from '../certificates/claim-certificate.tsx';
import classes from './course-hero.module.css';
import { CourseRing } from './course-ring.tsx';
import type { Course, Enrolment } from './types.ts';
import { useEnrol } from './use-enrol.ts';

/** The picture, what the course costs in time, how far the learner is, and the one thing to do next. */
export function CourseHero({ course }: { readonly course: Course }) {
  const { t } = useTranslation();
  const { pictureUrl, levelCount, minutes, enrolment } = course;
  return (
    <section className={classes['hero']} aria-label={course.title}>
      <img className={classes['picture']} src={pictureUrl} alt="" width={640} height={320} />
      <div className={classes['words']}>
        <div className={classes['state']}>
          {enrolment !== null && <CourseRing passed={enrolment.passedLevels} total={levelCount} size={76} />}
          <ul className={classes['facts']}>
            <li>
              <IconStairs size={20} aria-hidden /> {t('progress.courses.levels', { count: levelCount })}
            </li>
            <li>
              <IconClock size={20} aria-hidden /> {t('progress.courses.minutes', { count: minutes })}
            </li>
            {enrolment !== null && enrolment.maxStars > 0 && (
              <li>
                <IconStarFilled size={20} className={classes['star']} aria-hidden />
                {t('progress.courses.stars', { stars: enrolment.stars, max: enrolment.maxStars })}
              </li>
            )}
          </ul>
        </div>
        {enrolment?.completedAt == null ? <Go course={course} /> : <Done course={course} run={enrolment} />}
      </div>
    </section>
  );
}

function Go({ course: { slug, enrolment } }: { readonly course: Course }) {
  const { t } = useTranslation();
  const enrol = useEnrol(slug);
  const offer = useOffers()(`course:${slug}`);
  if (enrolment === null) {
    return (
      <PremiumGate offer={offer}>
        <PremiumBadge offer={offer} />
        <PremiumRefusal error={enrol.error} />
        <Button size="lg" loading={enrol.isPending} onClick={() => enrol.mutate({ slug })}>
          {t('progress.course.start')}
        </Button>
      </PremiumGate>
    );
  }
  const position = String(enrolment.passedLevels + 1);
  return (
    <LinkButton
      to="/courses/$slug/$position"
      params={{ slug, position }}
      size="lg"
      leftSection={<IconPlayerPlayFilled size={18} aria-hidden />}
    >
      {t('progress.course.continue', { position })}
    </LinkButton>
  );
}

interface DoneProps {
  readonly course: Course;
  readonly run: Enrolment;
}

/** A completed run has its certificate, or waits for it; another run can be begun. */
function Done({ course: { slug, title }, run }: DoneProps) {
  const { t } = useTranslation();
  const enrol = useEnrol(slug);
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <div>
        <p className={classes['doneTitle']}>{t('progress.course.doneTitle')}</p>
        <p className={classes['doneText']}>{t('progress.course.doneText')}</p>
      </div>
      {run.certificateSerial === null ? (
        <ClaimCertificate enrolmentId={run.enrolmentId} courseTitle={title} />
      ) : (
        <LinkButton
          to="/verify/$serial"
          params={{ serial: run.certificateSerial }}
          size="lg"
          leftSection={<IconCertificate size={22} aria-hidden />}
        >
          {t('progress.course.certificate')}
        </LinkButton>
      )}
      <Button
        variant="subtle"
        leftSection={<IconRotate size={18} aria-hidden />}
        onClick={() => setIsAsking(true)}
      >
        {t('progress.course.again')}
      </Button>
      <Dialog isOpen={isAsking} onClose={() => setIsAsking(false)} title={t('progress.course.againTitle')}>
        <p className={classes['doneText']}>{t('progress.course.againText')}</p>
        <PremiumRefusal error={enrol.error} />
        <div className={classes['answers']}>
          <Button variant="default" onClick={() => setIsAsking(false)}>
            {t('shell.actions.cancel')}
          </Button>
          <Button loading={enrol.isPending} onClick={() => enrol.mutate({ slug })}>
            {t('progress.course.again')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
