import type { Step } from '@studyhall/domain/progress/turtle/run-program';
import type { TFunction } from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from './disclosure.tsx';
import classes from './step-log.module.css';

/** So many lines are kept in the page; a run can have thousands. */
const LINES_MAX = 200;

interface StepLogProps {
  readonly steps: readonly Step[];
  readonly shown: number;
}

/** Every step in words, to be read at leisure: nothing here is announced by itself. */
export function StepLog({ steps, shown }: StepLogProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest line is what the scroller follows
  useEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [shown]);
  const first = Math.max(0, shown - LINES_MAX);
  return (
    <Disclosure title={t('turtle.log.title')} isOpen>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to reach what scrolls */}
      <section ref={scroller} className={classes['scroller']} tabIndex={0} aria-label={t('turtle.log.title')}>
        {shown === 0 && <p className={classes['soft']}>{t('turtle.log.empty')}</p>}
        {first > 0 && <p className={classes['soft']}>{t('turtle.log.shortened', { count: LINES_MAX })}</p>}
        <ol className={classes['list']} start={first + 1}>
          {steps.slice(first, shown).map((step, index) => (
            <li key={first + index} value={first + index + 1}>
              <span className={classes['line']}>{t('turtle.log.line', { line: step.at.line })}</span>{' '}
              {stepInWords(step, t)}
            </li>
          ))}
        </ol>
      </section>
    </Disclosure>
  );
}

/** "forward to column 3, row 2, takes a key" */
function stepInWords({ action, from, to, look, event }: Step, t: TFunction): string {
  if (look !== null) {
    return look.condition === 'blocked'
      ? t(look.isTrue ? 'turtle.log.blockedYes' : 'turtle.log.blockedNo')
      : t(look.isTrue ? 'turtle.log.toxicYes' : 'turtle.log.toxicNo');
  }
  if (action === 'left' || action === 'right')
    return t(`turtle.log.${action}`, { heading: t(`turtle.heading.${to.heading}`) });
  const way = action === 'back' ? 'back' : 'forward';
  const hasMoved = from.x !== to.x || from.y !== to.y;
  const words = hasMoved
    ? t(`turtle.log.${way}`, { column: to.x + 1, row: to.y + 1 })
    : t(`turtle.log.${way}Not`);
  return event === null ? words : `${words}, ${t(`turtle.log.event.${event}`)}`;
}
