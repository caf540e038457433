import { explainDatabaseFailure } from '@studyhall/api/server';

/** One line for the failures that a person can mend; it names the setting and never its value. */
export function explainFailure(error: unknown): string | undefined {
  const isListening = error instanceof Error && 'syscall' in error && error.syscall === 'listen';
  return isListening ? explainListen(error) : explainDatabaseFailure(error);
}

function explainListen(error: Error): string | undefined {
  const port = 'port' in error ? error.port : '';
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `port ${port} is in use: stop the other program, or set another PORT or METRICS_PORT`;
  if (code === 'EACCES') return `port ${port} may be used by root alone: set a PORT above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'HOST is not an address of this machine';
  return undefined;
}
