import { RingProgress } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './course-ring.module.css';

interface CourseRingProps {
  readonly passed: number;
  readonly total: number;
  readonly size: number;
}

/** How many levels are passed, as a ring that says so. */
export function CourseRing({ passed, total, size }: CourseRingProps) {
  const { t } = useTranslation();
  const isComplete = passed >= total;
  return (
    <RingProgress
      size={size}
      thickness={Math.round(size / 9)}
      roundCaps
      rootColor="var(--surface-sunken)"
      sections={[
        { value: (passed / Math.max(1, total)) * 100, color: isComplete ? 'var(--good)' : 'var(--brand)' },
      ]}
      role="img"
      aria-label={t('progress.courses.passed', { passed, count: total })}
      label={
        <span className={classes['label']} data-complete={isComplete}>
          {isComplete ? <IconCheck size={size * 0.36} stroke={2.6} /> : `${passed}/${total}`}
        </span>
      }
    />
  );
}
