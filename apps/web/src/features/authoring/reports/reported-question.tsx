import { plainWords } from '@studyhall/domain/quizzes/plain-words';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { Card } from '../../../ui/card.tsx';
import { momentText } from '../../../ui/dates.ts';
import { LinkButton } from '../../../ui/links.tsx';
import classes from '../authoring.module.css';
import { ConcernList } from '../concern-list.tsx';
import { useFigure } from '../use-figure.ts';
import { ReportHistory } from './report-history.tsx';
import type { Reported } from './reported.ts';
import { SeenVersion } from './seen-version.tsx';
import { SettleForm } from './settle-form.tsx';

interface ReportedQuestionProps {
  readonly reported: Reported;
  /** Whether something is still to be done about it. */
  readonly isOpen: boolean;
  /** When it has left the list, by whomever. */
  readonly onGone: () => void;
}

/** Where its title is, which takes the focus when the card beside it goes. */
export const titleIdOf = ({ questionId }: Pick<Reported, 'questionId'>): string => `reported-${questionId}`;

/** All that was reported of one question, what is known of it, and what its author does about it. */
export function ReportedQuestion({ reported, isOpen, onGone }: ReportedQuestionProps) {
  const { t } = useTranslation();
  const { examCode, examTitle, externalId, domainCode, type, questionId, reports, said } = reported;
  const titleId = titleIdOf(reported);
  const more = reports - said.length;
  const facts = [
    examTitle,
    ...(externalId === null ? [] : [externalId]),
    domainCode,
    t(`bank.types.${type}`),
  ];
  const params = { code: examCode, questionId };
  return (
    <Card aria-labelledby={titleId}>
      <div className={classes['stack']}>
        <div>
          <h2 id={titleId} tabIndex={-1} className={classes['focusable']}>
            {plainWords(reported.text, reported.textFormat)}
          </h2>
          <p className={classes['soft']}>
            {t('desk.reports.count', { count: reports })} · {facts.join(' · ')} ·{' '}
            {t(`bank.status.${reported.status}`)}
          </p>
        </div>
        <ul className={classes['said']}>
          {said.map((one, index) => (
            <Said key={index} said={one} isOpen={isOpen} />
          ))}
        </ul>
        {more > 0 && <p className={classes['soft']}>{t('desk.reports.more', { count: more })}</p>}
        <Figures reported={reported} />
        <SeenVersion reported={reported} />
        <ReportHistory reported={reported} />
        <div className={classes['actions']}>
          <LinkButton
            to="/admin/bank/$code/questions/$questionId"
            params={params}
            search={{ from: 'reports' }}
            variant={isOpen ? 'filled' : 'default'}
          >
            {t('desk.reports.fix')}
          </LinkButton>
          {reported.version > 1 && (
            <LinkButton
              to="/admin/bank/$code/questions/$questionId/regrade"
              params={params}
              variant="default"
            >
              {t('desk.reports.regrade')}
            </LinkButton>
          )}
        </div>
        {isOpen && <SettleForm reported={reported} onGone={onGone} />}
      </div>
    </Card>
  );
}

interface SaidProps {
  readonly said: Reported['said'][number];
  readonly isOpen: boolean;
}

function Said({ said: { reason, comment, version, reportedAt, reply }, isOpen }: SaidProps) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  return (
    <li>
      <p>
        <strong>{t(`quizzes.report.reasons.${reason}`)}</strong>
      </p>
      {comment !== null && <p className={classes['words']}>{comment}</p>}
      <p className={classes['soft']}>
        {momentText(reportedAt, i18n.language, timeZone)} · {t('desk.reports.sawVersion', { version })}
      </p>
      {!isOpen && (
        <p className={classes['words']}>
          {reply === null ? t('desk.reports.unreplied') : t('desk.reports.replied', { reply })}
        </p>
      )}
    </li>
  );
}

/** How it does: by the newest version that was counted, and by how often it was asked at all. */
function Figures({ reported }: { readonly reported: Reported }) {
  const { t } = useTranslation();
  const { percent } = useFigure();
  const { examCode, questionId, asked, graded, right } = reported;
  const statistics = useQuery(
    trpc.quizzes.getQuestionStatistics.queryOptions({ examCode, question: questionId }),
  );
  const newest = statistics.data?.versions[0];
  return (
    <section aria-label={t('desk.reports.figures')}>
      <dl className={classes['facts']}>
        {newest !== undefined &&
          (['facility', 'discriminationIndex'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`authoring.figures.${name}.name`)}</dt>
              <dd>{percent(newest[name])}</dd>
            </div>
          ))}
        <div>
          <dt>{t('desk.reports.answered')}</dt>
          <dd>
            {percent(graded === 0 ? null : (100 * right) / graded)} (
            {t('desk.reports.asked', { count: asked })})
          </dd>
        </div>
      </dl>
      {newest !== undefined && <ConcernList item={newest} />}
    </section>
  );
}
