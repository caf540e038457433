import { Button, NativeSelect, Skeleton, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type RightName, rightNames } from '@studyhall/domain/auth/rights';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { useErasureWords } from '../keep-account.tsx';
import { useNameOf } from '../use-change-user.tsx';
import classes from './people.module.css';
import type { Person } from './person.ts';

interface PersonProps {
  readonly person: Person;
}

/** What somebody may beside their role: given and taken back. Guests hold nothing, and administrators need nothing. */
export function PersonRights({ person }: PersonProps) {
  const { t } = useTranslation();
  if (person.role === 'guest' || person.role === 'admin') return null;
  return (
    <Card aria-labelledby="rights">
      <CardTitle id="rights">{t('people.rights.title')}</CardTitle>
      <p className={classes.lead}>{t('people.rights.lead')}</p>
      <ul className={classes.steps}>
        {rightNames.map((right) => (
          <Right key={right} person={person} right={right} />
        ))}
      </ul>
    </Card>
  );
}

interface RightProps extends PersonProps {
  readonly right: RightName;
}

function Right({ person, right }: RightProps) {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(false);
  const [isTaken, setIsTaken] = useState(false);
  const reach = person.rights[right];
  const held =
    reach === 'listed'
      ? person.authorOf.map(({ title }) => title).join(', ')
      : t(right === 'author' ? 'people.rights.allExams' : 'people.rights.held');
  return (
    <li>
      <h3 className={classes.right}>{t(`people.rights.names.${right}`)}</h3>
      <p className={classes.soft}>{t(`people.rights.hints.${right}`)}</p>
      {reach !== undefined && <p>{held}</p>}
      <div className={classes.actions}>
        {(reach === undefined || right === 'author') && (
          <Button variant="default" size="md" onClick={() => setIsAsked(true)}>
            {t(reach === undefined ? `people.rights.give.${right}` : 'people.rights.change')}
          </Button>
        )}
        {reach !== undefined && (
          <Button variant="light" color="red" size="md" onClick={() => setIsTaken(true)}>
            {t(`people.rights.take.${right}`)}
          </Button>
        )}
      </div>
      {isTaken && <Take person={person} right={right} onClose={() => setIsTaken(false)} />}
      {isAsked && <Give person={person} right={right} onClose={() => setIsAsked(false)} />}
    </li>
  );
}

interface GiveProps extends RightProps {
  readonly onClose: () => void;
}

function Take({ person, right, onClose }: GiveProps) {
  const { t } = useTranslation();
  const name = useNameOf(person);
  const refresh = useRefresh();
  const { mutate, error, isPending } = useMutation(
    trpc.admin.revokeRight.mutationOptions({
      onSuccess: async () => {
        onClose();
        notifications.show({ message: t('people.rights.revoked', { name }), color: 'brand' });
        await refresh();
      },
    }),
  );
  return (
    <Dialog isOpen onClose={onClose} title={t(`people.rights.askTake.${right}`, { name })}>
      <p className={classes.lead}>{t('people.rights.signedOut')}</p>
      <FailureNote error={error} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('shell.actions.cancel')}
        </Button>
        <Button
          variant="light"
          color="red"
          loading={isPending}
          onClick={() => mutate({ user: person.userId, right })}
        >
          {t(`people.rights.take.${right}`)}
        </Button>
      </div>
    </Dialog>
  );
}

function Give({ person, right, onClose }: GiveProps) {
  const { t } = useTranslation();
  const name = useNameOf(person);
  const refresh = useRefresh();
  const erasure = useErasureWords(person);
  const isHeld = person.rights[right] !== undefined;
  const [isListed, setIsListed] = useState(person.rights.author === 'listed');
  const [codes, setCodes] = useState<readonly string[]>(person.authorOf.map(({ code }) => code));
  const { mutate, error, isPending } = useMutation(
    trpc.admin.grantRight.mutationOptions({
      onSuccess: async () => {
        onClose();
        notifications.show({ message: t('people.rights.granted', { name }), color: 'brand' });
        await refresh();
      },
    }),
  );
  const isOfExams = right === 'author' && isListed;
  const isUnsaid = isOfExams && codes.length === 0;
  const give = () => mutate({ user: person.userId, right, ...(isOfExams ? { exams: [...codes] } : {}) });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(isHeld ? 'people.rights.askExams' : `people.rights.ask.${right}`, { name })}
    >
      <p className={classes.lead}>{t('people.rights.signedOut')}</p>
      {!person.isActive && (
        <p className={classes.lead}>
          {t('people.rights.shut')} {erasure}
        </p>
      )}
      {right === 'author' && (
        <div className={classes.steps}>
          <NativeSelect
            size="md"
            data-autofocus
            label={t('people.rights.exams')}
            value={isListed ? 'listed' : 'all'}
            data={[
              { value: 'all', label: t('people.rights.allExams') },
              { value: 'listed', label: t('people.rights.listedExams') },
            ]}
            onChange={({ currentTarget }) => setIsListed(currentTarget.value === 'listed')}
          />
          {isListed && <ExamSwitches codes={codes} onChange={setCodes} />}
        </div>
      )}
      <FailureNote error={error} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose} data-autofocus={right === 'support'}>
          {t('shell.actions.cancel')}
        </Button>
        <Button loading={isPending} disabled={isUnsaid} onClick={give}>
          {t(isHeld ? 'shell.actions.save' : `people.rights.give.${right}`)}
        </Button>
      </div>
    </Dialog>
  );
}

interface ExamSwitchesProps {
  readonly codes: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

function ExamSwitches({ codes, onChange }: ExamSwitchesProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(trpc.quizzes.listAllExams.queryOptions());
  if (data === undefined)
    return error === null ? <Skeleton height={120} radius="lg" /> : <FailureNote error={error} />;
  return (
    <fieldset className={classes.exams}>
      <legend>{t('people.rights.which')}</legend>
      {data.length === 0 && <p className={classes.soft}>{t('people.rights.noExams')}</p>}
      {data.map(({ code, title }) => (
        <Switch
          key={code}
          size="md"
          label={title}
          description={code}
          checked={codes.includes(code)}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.checked ? [...codes, code] : codes.filter((other) => other !== code))
          }
        />
      ))}
    </fieldset>
  );
}

function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.admin.listUsers.pathKey() });
    await queryClient.invalidateQueries({ queryKey: trpc.admin.getUser.pathKey() });
    // Their devices are signed out.
    await queryClient.invalidateQueries({ queryKey: trpc.admin.getUserRecord.pathKey() });
  };
}
