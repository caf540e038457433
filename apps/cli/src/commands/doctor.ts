import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb, option } from '../command-line.ts';
import { Misuse } from '../failures.ts';
import type { Shell } from '../shell.ts';
import { checkData } from './doctor/check-data.ts';
import { examine } from './doctor/examine.ts';
import { hashData } from './doctor/hash-data.ts';

const DoctorInput = z.object({
  data: z.boolean().default(false),
  hashes: z.boolean().default(false),
  from: z.string().trim().min(1).max(200).optional(),
});

export function addDoctorCommand(program: Command, shell: Shell): void {
  addVerb(program, shell, {
    usage: 'doctor',
    summary:
      'Look at this installation, or with --data at all that is stored, and say how to mend what is wrong',
    examples: [
      'doctor',
      'doctor --json',
      'doctor --data',
      'doctor --data --from quizzes.attempts',
      'doctor --data --hashes',
    ],
    options: [
      option('--data', 'check every rule about what is stored; changes nothing'),
      option(
        '--hashes',
        'with --data: a hash over all rows of each domain instead, to compare two installations',
      ),
      option('--from <check>', 'with --data: begin with this check, where an earlier run stopped'),
    ],
    input: DoctorInput,
    isReading: true,
    run: async (asked, { data, hashes, from }) => {
      if (data && hashes && from !== undefined) throw new Misuse('say --hashes or --from, not both');
      if (data && hashes) return await hashData(asked);
      if (data) return await checkData(asked, { from });
      if (from !== undefined || hashes) throw new Misuse('--from and --hashes need --data');
      return await examine(asked);
    },
  });
}
