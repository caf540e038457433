import { Skeleton } from '@mantine/core';
import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../../kernel/api.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import type { SendOutcome } from './answer-sender.ts';
import type { PhaseProps } from './player-game.ts';
import { SelfPaced } from './self-paced.tsx';

/** The questions of a self-paced game as this seat gets them: the next one after each answer. */
export function OwnPace({ game, actions }: PhaseProps) {
  const { gameId } = game.view;
  const next = useQuery(trpc.live.myQuestion.queryOptions({ gameId }, { staleTime: 0 }));
  const send = async (position: number, answer: Answer): Promise<SendOutcome> => {
    const outcome = await actions.send(position, answer);
    // What is refused was answered on another device: the question is another one by now.
    if (outcome !== 'later') void next.refetch();
    return outcome;
  };
  if (next.data === undefined) {
    return next.error === null ? (
      <Skeleton height={240} radius="lg" aria-busy />
    ) : (
      <FailureNote error={next.error} />
    );
  }
  return <SelfPaced own={next.data} game={game} actions={{ ...actions, send }} />;
}
