import type { RouterOutputs } from '@studyhall/client';
import { plainWords } from '@studyhall/domain/quizzes/plain-words';
import type { ItemOrder } from '@studyhall/domain/quizzes/statistics/schemas';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { LinkButton, TextLink } from '../../ui/links.tsx';
import { goingOn, PagedRows } from '../../ui/paged-rows.tsx';
import classes from './authoring.module.css';
import { ConcernList } from './concern-list.tsx';
import { useFigure } from './use-figure.ts';

type Item = RouterOutputs['quizzes']['listItemStatistics']['items'][number];

/** By what they can be listed, the lowest first. */
const itemOrders: readonly ItemOrder[] = [
  'discriminationIndex',
  'discriminativeEfficiency',
  'facility',
  'attempts',
];

interface QuestionListProps {
  readonly code: string;
  readonly order: ItemOrder;
}

/** The questions of an exam with their figures; the order stands in the address. */
export function QuestionList({ code, order }: QuestionListProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(
    trpc.quizzes.listItemStatistics.infiniteQueryOptions({ examCode: code, order, limit: 25 }, goingOn),
  );
  return (
    <>
      <h2>{t('authoring.questions.title')}</h2>
      <nav aria-label={t('authoring.questions.order')} className={classes['orders']}>
        {itemOrders.map((one) => (
          <LinkButton
            key={one}
            to="/admin/statistics/$code"
            params={{ code }}
            search={one === 'discriminationIndex' ? {} : { order: one }}
            replace
            resetScroll={false}
            variant={one === order ? 'light' : 'default'}
            aria-current={one === order ? 'page' : undefined}
          >
            {t(`authoring.questions.orders.${one}`)}
          </LinkButton>
        ))}
      </nav>
      <PagedRows query={query} empty={null} more={t('authoring.questions.more')}>
        {(item) => <QuestionRow key={`${item.questionId} ${item.version}`} code={code} item={item} />}
      </PagedRows>
    </>
  );
}

function QuestionRow({ code, item }: { readonly code: string; readonly item: Item }) {
  const { t } = useTranslation();
  const { percent } = useFigure();
  const { questionId, externalId, domainCode, version, currentVersion, attempts } = item;
  const facts = [
    ...(externalId === null ? [] : [externalId]),
    domainCode,
    t('authoring.attempts', { count: attempts }),
    ...(version === currentVersion ? [] : [t('authoring.questions.older', { version })]),
  ];
  return (
    <li className={classes['row']}>
      <div>
        <TextLink
          to="/admin/statistics/$code/$questionId"
          params={{ code, questionId }}
          className={classes['link'] ?? ''}
        >
          <span className={classes['question']}>{plainWords(item.text, item.textFormat)}</span>
        </TextLink>
        <p className={classes['soft']}>{facts.join(' · ')}</p>
      </div>
      <dl>
        {(['facility', 'discriminationIndex'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`authoring.figures.${name}.name`)}</dt>
            <dd>{percent(item[name])}</dd>
          </div>
        ))}
      </dl>
      <ConcernList item={item} />
    </li>
  );
}
