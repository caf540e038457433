import { Badge, Button, NativeSelect } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../../ui/card.tsx';
import { TextLink } from '../../../../ui/links.tsx';
import type { HostableExam } from '../types.ts';
import { PasswordDialog } from './password-dialog.tsx';
import { RefusedHere } from './refused-here.tsx';
import classes from './sources.module.css';
import type { Compose } from './use-compose.ts';

interface ExamSourceProps {
  readonly exam: HostableExam;
  readonly compose: Compose;
}

/** An exam to play: as a whole or a topic of it, in one press. What hinders it is said before. */
export function ExamSource({ exam, compose }: ExamSourceProps) {
  const { t } = useTranslation();
  const [domainCode, setDomainCode] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const { code, title, lang, questions, hindrance, needsPassword } = exam;
  const domain = exam.domains.find((one) => one.code === domainCode);
  const available = domain?.questions ?? questions;
  const count = Math.min(compose.count, available);
  const open = (password?: string): void => {
    const source =
      domain === undefined
        ? ({ kind: 'exam', examCode: code, count } as const)
        : ({ kind: 'domain', examCode: code, domainCode: domain.code, count } as const);
    compose.open(source, nameOf(title, domain?.title), password);
  };
  return (
    <li>
      <Card className={classes['source']} aria-labelledby={`exam-${code}`}>
        <div className={classes['about']}>
          <h2 id={`exam-${code}`} className={classes['title']} lang={lang ?? undefined}>
            {title}
          </h2>
          <Facts exam={exam} />
        </div>
        {hindrance === null && exam.domains.length > 1 && (
          <NativeSelect
            className={classes['topic']}
            aria-label={t('hosting.compose.topicOf', { title })}
            value={domainCode}
            data={[
              { value: '', label: t('hosting.compose.allTopics') },
              ...exam.domains
                .filter((one) => one.questions > 0)
                .map((one) => ({ value: one.code, label: `${one.title} (${one.questions})` })),
            ]}
            onChange={({ currentTarget }) => setDomainCode(currentTarget.value)}
          />
        )}
        <Button
          className={classes['open']}
          aria-label={t('hosting.compose.openOf', { title })}
          disabled={hindrance !== null || available === 0}
          loading={compose.opening.isPending && isAbout(compose, code)}
          onClick={() => (needsPassword ? setIsAsking(true) : open())}
        >
          {t('hosting.compose.open')}
        </Button>
        {isAbout(compose, code) && !isAsking && <RefusedHere error={compose.opening.error} />}
        {needsPassword && (
          <PasswordDialog
            isOpen={isAsking}
            title={title}
            error={isAbout(compose, code) ? compose.opening.error : null}
            isPending={compose.opening.isPending}
            onClose={() => setIsAsking(false)}
            onPassword={open}
          />
        )}
      </Card>
    </li>
  );
}

const MAX_NAME = 80;

function nameOf(title: string, topic: string | undefined): string {
  const name = topic === undefined ? title : `${title}: ${topic}`;
  return name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME - 1).trimEnd()}…`;
}

/** Whether what was asked for last was to host this exam. */
function isAbout({ opening: { asked } }: Compose, code: string): boolean {
  const source = asked?.source;
  return (source?.kind === 'exam' || source?.kind === 'domain') && source.examCode === code;
}

function Facts({ exam }: { readonly exam: HostableExam }) {
  const { t } = useTranslation();
  const { code, questions, leftOut, hindrance, needsPassword, isPremium } = exam;
  return (
    <div className={classes['facts']}>
      <span>{t('hosting.compose.questions', { count: questions })}</span>
      {leftOut > 0 && <span>{t('hosting.compose.leftOut', { count: leftOut })}</span>}
      {hindrance !== null && (
        <strong className={classes['hindrance']}>{t(`hosting.compose.hindrance.${hindrance}`)}</strong>
      )}
      {needsPassword && hindrance === null && (
        <span className={classes['password']}>
          <IconLock size={16} aria-hidden /> {t('hosting.compose.needsPassword')}
        </span>
      )}
      {isPremium && (
        <span className={classes['password']}>
          <Badge color="lamp">{t('hosting.compose.premium')}</Badge>
          <TextLink to="/exams/$code" params={{ code }}>
            {t('hosting.compose.premiumLink')}
          </TextLink>
        </span>
      )}
    </div>
  );
}
