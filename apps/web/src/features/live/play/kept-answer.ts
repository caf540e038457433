import { Answer } from '@studyhall/domain/quizzes/question-types/answer';

/** Where the answer of a tab waits that the server does not have yet: it survives a reload. */
function keyOf(gameId: string, position: number): string {
  return `studyhall.game.${gameId}.${position}`;
}

export function keepAnswer(of: { gameId: string; position: number }, answer: Answer | null): void {
  const key = keyOf(of.gameId, of.position);
  if (answer === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(answer));
}

/** Null where none waits, or what is kept is none. */
export function keptAnswer({ gameId, position }: { gameId: string; position: number }): Answer | null {
  const kept = sessionStorage.getItem(keyOf(gameId, position));
  if (kept === null) return null;
  try {
    return Answer.parse(JSON.parse(kept));
  } catch {
    return null;
  }
}
