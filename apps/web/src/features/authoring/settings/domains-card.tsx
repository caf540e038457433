import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RouterOutputs } from '@studyhall/client';
import { type DomainShare, domainShares } from '@studyhall/domain/quizzes/domain-shares';
import { PutDomain } from '@studyhall/domain/quizzes/lifecycle-commands';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import classes from '../editor/editor.module.css';
import { NumberField } from '../editor/number-field.tsx';
import own from './domains-card.module.css';

type Domain = RouterOutputs['quizzes']['listDomains'][number];
type DomainEdit = Pick<Domain, 'title' | 'weight'>;

/** What is said anew of domains and not saved, by code. */
export type DomainEdits = Readonly<Record<string, DomainEdit>>;

interface DomainsCardProps {
  readonly examCode: string;
  /** How many questions a quiz asks. */
  readonly count: number;
  readonly edits: DomainEdits;
  readonly onEdits: (change: (now: DomainEdits) => DomainEdits) => void;
}

/** What the domains of an exam are called, and how much of a quiz each of them is. */
export function DomainsCard({ examCode, count, edits, onEdits }: DomainsCardProps) {
  const { t } = useTranslation();
  const { data: domains = [], error } = useQuery(trpc.quizzes.listDomains.queryOptions({ examCode }));
  const [isAsked, setIsAsked] = useState(false);
  const saving = useSaving(examCode, onEdits);
  const shown = domains.map((domain) => ({ ...domain, ...edits[domain.code] }));
  const shares = new Map(sharesOf(shown, count).map((share) => [share.code, share]));
  const isFit = Object.entries(edits).every(([code, edit]) => wrongIn(examCode, code, edit).length === 0);
  const isChanged = Object.keys(edits).length > 0;
  return (
    <Card aria-labelledby="domains" className={classes['stack']}>
      <CardTitle id="domains">{t('examSettings.domains.title')}</CardTitle>
      <p className={classes['soft']}>
        {t(domains.length === 0 ? 'examSettings.domains.none' : 'examSettings.domains.text')}
      </p>
      <FailureNote error={error ?? saving.error} />
      <form
        noValidate
        className={classes['stack']}
        onSubmit={(event) => {
          event.preventDefault();
          setIsAsked(!isFit);
          if (isFit && isChanged) saving.mutate(edits);
        }}
      >
        <ul className={classes['rows']}>
          {shown.map((domain, index) => (
            <DomainRow
              key={domain.code}
              domain={domain}
              share={shares.get(domain.code)}
              wrong={isAsked ? wrongIn(examCode, domain.code, domain) : []}
              onEdit={(edit) =>
                onEdits((now) => withEdit(now, domain.code, isSame(edit, domains[index]) ? null : edit))
              }
            />
          ))}
        </ul>
        {domains.length > 0 && (
          <div className={classes['actions']}>
            <Button type="submit" size="md" loading={saving.isPending} disabled={!isChanged}>
              {t('examSettings.domains.save')}
            </Button>
            <p role="status" className={classes['soft']}>
              {isChanged && t('editor.unsaved')}
            </p>
          </div>
        )}
      </form>
    </Card>
  );
}

/** A weight that is none yet counts as the least. */
function sharesOf(domains: readonly Domain[], count: number): DomainShare[] {
  const supply = domains.map(({ code, weight, published }) => ({
    ...{ code, questions: published },
    weight: PutDomain.shape.weight.safeParse(weight).success ? weight : 1,
  }));
  return domainShares(supply, Number.isFinite(count) ? count : 0);
}

function wrongIn(examCode: string, domainCode: string, { title, weight }: DomainEdit): unknown[] {
  const checked = PutDomain.safeParse({ examCode, domainCode, title, weight });
  return checked.success ? [] : checked.error.issues.map(({ path }) => path[0]);
}

function isSame(edit: DomainEdit, stored: DomainEdit | undefined): boolean {
  return edit.title === stored?.title && edit.weight === stored.weight;
}

function withEdit(edits: DomainEdits, code: string, edit: DomainEdit | null): DomainEdits {
  const { [code]: _, ...others } = edits;
  return edit === null ? others : { ...others, [code]: edit };
}

function useSaving(examCode: string, onEdits: DomainsCardProps['onEdits']) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutationOnce({
    mutationFn: async (sent: DomainEdits) => {
      for (const [domainCode, edit] of Object.entries(sent))
        await api.quizzes.putDomain.mutate({ examCode, domainCode, ...edit });
    },
    onSuccess: async (_, sent) => {
      await queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() });
      // What was written since stays, unsaved.
      onEdits((now) =>
        Object.fromEntries(Object.entries(now).filter(([code, edit]) => !isSame(edit, sent[code]))),
      );
      notifications.show({ message: t('examSettings.domains.saved'), color: 'brand' });
    },
  });
}

interface DomainRowProps {
  readonly domain: Domain;
  readonly share: DomainShare | undefined;
  readonly wrong: readonly unknown[];
  readonly onEdit: (edit: DomainEdit) => void;
}

function DomainRow({ domain: { code, title, weight }, share, wrong, onEdit }: DomainRowProps) {
  const { t } = useTranslation();
  const { percent = 0, asked = 0, concern = null } = share ?? {};
  return (
    <li className={own['row']}>
      <TextInput
        size="md"
        label={t('examSettings.domains.name', { code })}
        value={title}
        error={wrong.includes('title') && t('examSettings.domains.titleMissing')}
        onChange={({ currentTarget }) => onEdit({ title: currentTarget.value, weight })}
      />
      <NumberField
        label={t('examSettings.domains.weight')}
        aria-label={t('examSettings.domains.weightOf', { code })}
        min={1}
        max={1000}
        value={weight}
        error={wrong.includes('weight') && t('examSettings.domains.weightUnfit')}
        onNumber={(value) => onEdit({ title, weight: value })}
      />
      <div className={own['share']}>
        <p className={classes['soft']}>{t('examSettings.domains.share', { percent, count: asked })}</p>
        {concern !== null && (
          <p className={classes['problem']}>{t(`examSettings.domains.concerns.${concern}`)}</p>
        )}
      </div>
    </li>
  );
}
