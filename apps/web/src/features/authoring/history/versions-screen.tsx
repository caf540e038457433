import type { RouterOutputs } from '@studyhall/client';
import { imagesInWords } from '@studyhall/domain/quizzes/images/markdown-images';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { momentText } from '../../../ui/dates.ts';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { PagedRows } from '../../../ui/paged-rows.tsx';
import { RegradeOffer } from '../regrade/regrade-offer.tsx';
import { useFieldWords } from '../use-field-words.ts';
import classes from './versions.module.css';

type Version = RouterOutputs['quizzes']['listVersions']['items'][number];

interface VersionsScreenProps {
  readonly code: string;
  readonly questionId: string;
}

/** What a question said, from one edit to the next, the newest first. */
export function VersionsScreen({ code, questionId }: VersionsScreenProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(
    trpc.quizzes.listVersions.infiniteQueryOptions(
      { questionId, limit: 20 },
      {
        getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : Number(nextCursor)),
      },
    ),
  );
  return (
    <Page
      title={t('versions.title')}
      lead={t('versions.lead')}
      actions={
        <>
          <LinkButton
            to="/admin/bank/$code/questions/$questionId"
            params={{ code, questionId }}
            search={{}}
            variant="default"
          >
            {t('versions.back')}
          </LinkButton>
          <LinkButton
            to="/admin/bank/$code/questions/$questionId/regrade"
            params={{ code, questionId }}
            variant="default"
          >
            {t('desk.regrade.way')}
          </LinkButton>
        </>
      }
    >
      <RegradeOffer code={code} questionId={questionId} />
      <PagedRows query={query} empty={null} more={t('versions.more')}>
        {(version) => <VersionRow key={version.version} version={version} />}
      </PagedRows>
    </Page>
  );
}

function VersionRow({ version: { version, createdAt, text, changes } }: { readonly version: Version }) {
  const { t, i18n } = useTranslation();
  const fieldOf = useFieldWords();
  const id = `version-${version}`;
  return (
    <li>
      <Card aria-labelledby={id}>
        <CardTitle id={id} aside={momentText(createdAt, i18n.language)}>
          {t('versions.version', { version })}
        </CardTitle>
        {changes.length === 0 && <p className={classes['text']}>{imagesInWords(text)}</p>}
        <dl className={classes['changes']}>
          {changes.map(inWords).map(({ field, before, after }) => (
            <div key={field}>
              <dt>{fieldOf(field)}</dt>
              <dd>
                {before !== null && (
                  <del>
                    <span className={classes['spoken']}>{t('versions.before')}: </span>
                    {before}
                  </del>
                )}
                {after !== null && (
                  <ins>
                    <span className={classes['spoken']}>{t('versions.after')}: </span>
                    {after}
                  </ins>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Card>
    </li>
  );
}

/** The words of images; where these are the same, another image is another address. */
function inWords(change: Version['changes'][number]): Version['changes'][number] {
  const [before, after] = [change.before, change.after].map((text) =>
    text === null ? null : imagesInWords(text),
  );
  return before === after ? change : { ...change, before: before ?? null, after: after ?? null };
}
