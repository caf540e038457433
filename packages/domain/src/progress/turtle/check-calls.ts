import { type Problem, quoteOf } from './problem.ts';
import type { Procedure, Program, Statement } from './program.ts';
import { report } from './reading.ts';
import { statementsOf } from './statements-of.ts';
import { suggestWord } from './words.ts';

/** Reports calls of what does not exist, and calls with a number too many or too few. */
export function checkCalls(program: Program, problems: Problem[]): void {
  const known = new Map(program.procedures.map((procedure) => [procedure.name, procedure]));
  for (const statement of statementsOf(program)) {
    if (statement.kind === 'call') checkCall(statement, { known, problems });
  }
}

interface Checking {
  readonly known: ReadonlyMap<string, Procedure>;
  readonly problems: Problem[];
}

function checkCall(call: Statement & { kind: 'call' }, { known, problems }: Checking): void {
  const procedure = known.get(call.name);
  const name = quoteOf(call.name);
  if (procedure === undefined) {
    const suggestion = suggestWord(call.name, known.keys());
    if (suggestion === null) report({ problems }, call.at, { code: 'unknown-word', params: { word: name } });
    else {
      const params = { word: name, suggestion: quoteOf(suggestion) };
      report({ problems }, call.at, { code: 'misspelled-word', params });
    }
    return;
  }
  if (procedure.parameter !== null && call.argument === null) {
    const params = { name, parameter: quoteOf(`:${procedure.parameter}`) };
    report({ problems }, call.at, { code: 'argument-missing', params });
  }
  if (procedure.parameter === null && call.argument !== null) {
    const { argument } = call;
    const written = typeof argument === 'number' ? String(argument) : quoteOf(`:${argument.parameter}`);
    report({ problems }, call.at, { code: 'argument-unexpected', params: { name, written } });
  }
}
