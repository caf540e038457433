import { Failure } from '../failures.ts';
import { refusalOf } from './api.ts';

/** The answer about one thing; if the server knows no such thing, the failure says which: `there is no ${what}`. */
export async function found<T>(answer: Promise<T>, what: string): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (refusalOf(error)?.reason !== 'not-found') throw error;
    throw new Failure(`there is no ${what}`, { cause: error });
  }
}
