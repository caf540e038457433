import { IconFileImport } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { Card } from '../../../ui/card.tsx';
import { momentText } from '../../../ui/dates.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { LinkButton, TextLink } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { goingOn, PagedRows } from '../../../ui/paged-rows.tsx';
import bank from '../bank/bank.module.css';
import type { Imported } from './import-outcome.tsx';
import { ImportStateBadge } from './import-state-badge.tsx';

/** What an author and others have imported into their exams, the newest first. */
export function PastImportsScreen({ exam }: { readonly exam?: string | undefined }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(
    trpc.quizzes.listImports.infiniteQueryOptions({ examCode: exam, limit: 20 }, goingOn),
  );
  return (
    <Page
      title={t('imports.past.title')}
      lead={t(exam === undefined ? 'imports.past.lead' : 'imports.past.leadOf', { exam })}
      actions={
        <>
          {exam !== undefined && (
            <>
              <LinkButton to="/admin/bank/$code" params={{ code: exam }} search={{}} variant="default">
                {t('editor.back')}
              </LinkButton>
              <LinkButton to="/admin/bank/imports" search={{}} variant="default">
                {t('imports.past.all')}
              </LinkButton>
            </>
          )}
          {exam === undefined && (
            <LinkButton to="/admin/bank" variant="default">
              {t('bank.exams.title')}
            </LinkButton>
          )}
        </>
      }
    >
      <PagedRows query={query} empty={<None />} more={t('imports.past.more')}>
        {(imported) => <ImportRow key={imported.importId} imported={imported} />}
      </PagedRows>
    </Page>
  );
}

function None() {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        icon={<IconFileImport size={30} />}
        title={t('imports.past.none')}
        text={t('imports.past.noneText')}
      />
    </Card>
  );
}

function ImportRow({ imported }: { readonly imported: Imported }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const { importId, fileName, examCode, startedAt, importedBy, isOwn, counts } = imported;
  const facts = [
    momentText(startedAt, i18n.language, timeZone),
    examCode,
    ...(isOwn || importedBy === null ? [] : [t('imports.past.by', { name: importedBy })]),
    ...(['new', 'updated', 'rejected'] as const)
      .filter((kind) => counts[kind] > 0)
      .map((kind) => `${counts[kind]} ${t(`imports.counts.${kind}`)}`),
  ];
  return (
    <li className={bank['row']}>
      <div>
        <TextLink to="/admin/bank/imports/$importId" params={{ importId }} className={bank['link'] ?? ''}>
          {fileName}
        </TextLink>
        <p className={bank['soft']}>{facts.join(' · ')}</p>
      </div>
      <ImportStateBadge imported={imported} />
    </li>
  );
}
