import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LeaveLink } from '../../ui/leave-link.tsx';
import { useDocumentTitle } from '../../ui/page.tsx';
import { ShortcutsButton } from '../../ui/shortcuts-button.tsx';
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
  const { courseSlug, courseTitle, courseLang, lang, position, levelCount, title, stars, state } = level;
  useDocumentTitle(`${title} · ${courseTitle}`);
  return (
    <div className={classes['bar']}>
      <LeaveLink to="/courses/$slug" params={{ slug: courseSlug }} label={t('progress.level.leave')} />
      <div className={classes['names']}>
        <p className={classes['course']}>
          <span lang={courseLang ?? undefined}>{courseTitle}</span> ·{' '}
          {t('progress.level.number', { position, total: levelCount })}
        </p>
        <h1 className={classes['title']} tabIndex={-1} lang={lang ?? undefined}>
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
      {onShortcuts !== undefined && <ShortcutsButton onClick={onShortcuts} />}
    </div>
  );
}
