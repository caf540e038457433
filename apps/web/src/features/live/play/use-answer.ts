import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type AnswerSender, createAnswerSender, type Sending, type SendOutcome } from './answer-sender.ts';
import { keepAnswer, keptAnswer } from './kept-answer.ts';

interface Asked {
  readonly gameId: string;
  readonly position: number;
  /** What the server has, by the game as it is known. */
  readonly saved: Answer | null;
  readonly send: (position: number, answer: Answer) => Promise<SendOutcome>;
}

export interface OwnAnswer {
  /** What was given, whether the server has it or not; empty where nothing was. */
  readonly answer: Answer;
  readonly sending: Sending;
  give(answer: Answer): void;
}

interface Given {
  readonly answer: Answer;
  readonly sending: Sending;
}

/** The own answer to an open question. Rendered anew (by a key) for each question. */
export function useAnswer({ gameId, position, saved, send }: Asked): OwnAnswer {
  const [given, setGiven] = useState<Given | null>(null);
  const sender = useRef<AnswerSender | null>(null);
  const sendNow = useEffectEvent((answer: Answer) => send(position, answer));
  const resume = useEffectEvent(() => {
    const kept = keptAnswer({ gameId, position });
    if (kept !== null) sender.current?.give(kept);
  });
  useEffect(() => {
    const own = createAnswerSender({
      send: (answer) => sendNow(answer),
      onChange: (sending, answer) => setGiven({ sending, answer }),
      keep: (answer) => keepAnswer({ gameId, position }, answer),
    });
    sender.current = own;
    resume();
    const retry = (): void => own.retry();
    window.addEventListener('online', retry);
    window.addEventListener('focus', retry);
    return () => {
      own.stop();
      window.removeEventListener('online', retry);
      window.removeEventListener('focus', retry);
    };
  }, [gameId, position]);
  const give = (answer: Answer): void => sender.current?.give(answer);
  // A refused answer is none: what the server has stands.
  if (given === null || given.sending.state === 'refused') {
    const sending = given?.sending ?? { state: saved === null ? 'none' : 'saved' };
    return { answer: saved ?? [], sending, give };
  }
  return { ...given, give };
}
