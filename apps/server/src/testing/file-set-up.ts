import { endProcessesWithFile } from './start-process.ts';

endProcessesWithFile();
