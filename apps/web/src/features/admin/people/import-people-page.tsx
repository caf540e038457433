import { Alert, Button, FileButton, Table } from '@mantine/core';
import { type RouterOutputs, reasonOf } from '@studyhall/client';
import { type PeopleProblem, peopleProblems } from '@studyhall/domain/auth/people-csv';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { sendFile } from '../../../kernel/send-file.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { csvOf } from '../../../ui/csv-of.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { Page } from '../../../ui/page.tsx';
import classes from './people.module.css';

type Imported = RouterOutputs['admin']['importUsers'];

interface Looked {
  readonly fileName: string;
  readonly uploadId: string;
  readonly imported: Imported;
}

interface Going extends Looked {
  readonly withNewLinks: boolean;
}

const SHOWN = 100;

/** A file of people is looked at first, and imported from the same upload then. */
export function ImportPeoplePage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [looked, setLooked] = useState<Looked | null>(null);
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: async (asked: File | Going): Promise<Looked> => {
      const isFile = asked instanceof File;
      const uploadId = isFile ? await sendFile(asked) : asked.uploadId;
      const imported = await api.admin.importUsers.mutate({
        uploadId,
        isDryRun: isFile,
        withNewLinks: !isFile && asked.withNewLinks,
      });
      return { fileName: isFile ? asked.name : asked.fileName, uploadId, imported };
    },
    onSuccess: async (result) => {
      setLooked(result);
      if (!result.imported.isDryRun)
        await queryClient.invalidateQueries({ queryKey: trpc.admin.listUsers.pathKey() });
    },
    onError: (_, asked) => {
      if (asked instanceof File) setLooked(null);
    },
  });
  const choose = (file: File | null) => {
    reset();
    if (file !== null) mutate(file);
  };
  return (
    <Page title={t('people.import.title')} lead={t('people.import.lead')}>
      <Card aria-labelledby="columns">
        <CardTitle id="columns">{t('people.import.columnsTitle')}</CardTitle>
        <p className={classes.lead}>{t('people.import.columnsText')}</p>
        <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={choose}>
          {(props) => (
            <Button
              {...props}
              size="md"
              variant={looked === null ? 'filled' : 'default'}
              loading={isPending}
              leftSection={<IconUpload size={18} aria-hidden />}
            >
              {t(looked === null ? 'people.import.choose' : 'people.import.another')}
            </Button>
          )}
        </FileButton>
      </Card>
      <ImportFailure error={error} />
      {looked !== null && (
        <Outcome
          looked={looked}
          isPending={isPending}
          onGo={(withNewLinks) => mutate({ ...looked, withNewLinks })}
        />
      )}
    </Page>
  );
}

/** What is wrong with the header says the field in words; everything else says what it says everywhere. */
function ImportFailure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const wordsOf = useProblemWords();
  if (error === null) return null;
  const { reason, details } = reasonOf(error);
  const kind = peopleProblems.find((one) => one === details['kind']);
  if (reason !== 'file-malformed' || kind === undefined) return <FailureNote error={error} />;
  const words = wordsOf({
    column: String(details['column'] ?? ''),
    problem: kind,
    detail: String(details['detail'] ?? ''),
  });
  return (
    <Alert role="alert" color="red" variant="light">
      {t('people.import.headerProblem', { line: details['line'], words })}
    </Alert>
  );
}

function useProblemWords(): (problem: PeopleProblem) => string {
  const { t } = useTranslation();
  return ({ column, problem, detail }) => {
    const isFar = problem === 'column-unknown' && detail === '';
    return t(`people.import.problems.${isFar ? 'column-unknown-far' : problem}`, { column, detail });
  };
}

interface OutcomeProps {
  readonly looked: Looked;
  readonly isPending: boolean;
  readonly onGo: (withNewLinks: boolean) => void;
}

function Outcome({ looked: { fileName, imported }, isPending, onGo }: OutcomeProps) {
  const { t } = useTranslation();
  const { isDryRun, counts } = imported;
  const { created, updated } = counts;
  const names = ['created', 'updated', 'unchanged', 'differing', 'rejected'] as const;
  return (
    <Card aria-labelledby="outcome">
      <CardTitle id="outcome">
        {t(isDryRun ? 'people.import.previewTitle' : 'people.import.resultTitle')}
      </CardTitle>
      {isDryRun && <p className={classes.lead}>{t('people.import.chosen', { name: fileName })}</p>}
      <dl className={classes.counts} aria-live="polite">
        {names.map((name) => (
          <div key={name}>
            <dt>{t(`people.import.${name}`)}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
      </dl>
      {isDryRun && created + updated === 0 && <p className={classes.actions}>{t('people.import.nothing')}</p>}
      {isDryRun && created + updated > 0 && (
        <div className={classes.actions}>
          <Button size="md" loading={isPending} onClick={() => onGo(false)}>
            {created > 0 ? t('people.import.go', { count: created }) : t('people.import.goNames')}
          </Button>
        </div>
      )}
      {isDryRun && imported.waitingForLinks > 0 && (
        <div className={classes.actions}>
          <p>{t('people.import.waiting', { count: imported.waitingForLinks })}</p>
          <Button variant="default" loading={isPending} onClick={() => onGo(true)}>
            {t('people.import.newLinks')}
          </Button>
        </div>
      )}
      <Links links={imported.links} />
      <RowsToLookAt rows={imported.rows} />
    </Card>
  );
}

function Links({ links }: Pick<Imported, 'links'>) {
  const { t } = useTranslation();
  if (links.length === 0) return null;
  const lines = links.map(({ username, url, expiresAt }) => [username, url, expiresAt.toISOString()]);
  return (
    <>
      <Alert color="lamp" mt="md">
        {t('people.import.linksText', { count: links.length })}
      </Alert>
      <div className={classes.actions}>
        <Download
          text={csvOf([['user-name', 'link', 'expires-at'], ...lines])}
          name="links.csv"
          label={t('people.import.links')}
        />
      </div>
    </>
  );
}

function RowsToLookAt({ rows }: Pick<Imported, 'rows'>) {
  const { t } = useTranslation();
  const wordsOf = useProblemWords();
  const told = rows.filter(({ problems }) => problems.length > 0);
  if (told.length === 0) return null;
  const lines = told.flatMap(({ line, raw, problems }) =>
    problems.map((problem) => [String(line), problem.column, wordsOf(problem), raw]),
  );
  return (
    <>
      <h3 className={classes.actions}>{t('people.import.rowsTitle')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to reach what scrolls */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('people.import.rowsTitle')}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('people.import.line')}</Table.Th>
              <Table.Th scope="col">{t('people.import.why')}</Table.Th>
              <Table.Th scope="col">{t('people.import.row')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {told.slice(0, SHOWN).map(({ line, raw, problems }) => (
              <Table.Tr key={line}>
                <Table.Th scope="row">{line}</Table.Th>
                <Table.Td>
                  {problems.map((problem) => (
                    <p key={problem.column}>{wordsOf(problem)}</p>
                  ))}
                </Table.Td>
                <Table.Td>
                  <code>{raw}</code>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {told.length > SHOWN && (
        <p className={classes.soft}>{t('people.import.more', { shown: SHOWN, count: told.length })}</p>
      )}
      <div className={classes.actions}>
        <Download
          text={csvOf([['line', 'column', 'reason', 'raw'], ...lines])}
          name="rejected.csv"
          label={t('people.import.rejects')}
        />
      </div>
    </>
  );
}

interface DownloadProps {
  readonly text: string;
  readonly name: string;
  readonly label: string;
}

function Download({ text, name, label }: DownloadProps) {
  return (
    <Button
      component="a"
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      href={`data:text/csv;charset=utf-8,${encodeURIComponent(text)}`}
      download={name}
    >
      {label}
    </Button>
  );
}
