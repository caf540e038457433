import { ActionIcon } from '@mantine/core';
import { IconCheck, IconKeyboard, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '../../ui/page.tsx';
import classes from './level-bar.module.css';
import { Stars } from './stars.tsx';
import type { Level } from './types.ts';

interface LevelBarProps {
  readonly level: Level;
  readonly onShortcuts?: () => void;
}

/** Which level of which course this is, how it went so far, and the way out. */
export function LevelBar({ level, onShortcuts }: LevelBarProps) {
  const { t } = useTranslation();
  const { courseSlug, courseTitle, position, levelCount, title, stars, state } = level;
  useDocumentTitle(`${title} · ${courseTitle}`);
  return (
    <div className={classes['bar']}>
      <Link
        to="/courses/$slug"
        params={{ slug: courseSlug }}
        className={classes['leave']}
        aria-label={t('progress.level.leave')}
        title={t('progress.level.leave')}
      >
        <IconX size={22} aria-hidden />
      </Link>
      <div className={classes['names']}>
        <p className={classes['course']}>
          {courseTitle} · {t('progress.level.number', { position, total: levelCount })}
        </p>
        <h1 className={classes['title']} tabIndex={-1}>
          {title}
        </h1>
      </div>
      {state === 'passed' && (
        <p className={classes['state']}>
          {stars === null ? (
            <>
              <IconCheck size={18} aria-hidden /> {t('progress.level.passed')}
            </>
          ) : (
            <Stars stars={stars} size={22} />
          )}
        </p>
      )}
      {onShortcuts !== undefined && (
        <ActionIcon
          variant="subtle"
          size={44}
          className={classes['keys']}
          aria-label={t('shell.shortcuts.title')}
          onClick={onShortcuts}
        >
          <IconKeyboard aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
