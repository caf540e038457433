import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const ESCAPE = '\u001b';

const header =
  'question-id,domain,question-text,option-a,option-b,option-c,explanation-a,explanation-b,explanation-c,correct answer,category';

/** Eight rows: five questions, one of them twice, one like another, and two that no question can be. */
const rows = [
  'T-1,1.1,"Which of these\nis ""quoted"", and on two lines?",yes,no,,Because it is,Because it is not,,A,Basics',
  'T-2,1.1,学習館とは何ですか,学ぶ場所,料理,動物,"It is, truly",,,A,Words',
  `T-3,1.2,What does ${ESCAPE}[2Jclear do?,It clears,It stays,It sings,,,,A,Basics`,
  'T-4,1.2,Pick two of three,first,second,third,,,,"A,C",Basics',
  'T-5,1.1,Pick TWO of three!,one,two,three,,,,B,Basics',
  'T-6,1.1,Pick two of three,first,second,third,,,,"A,C",Basics',
  'T-7,1.1,Which option is right?,this,that,,,,,D,Basics',
  'T-8,,Where does it belong?,here,there,,,,,A,Basics',
];

export const expected = {
  rows: 8,
  new: 5,
  updated: 0,
  unchanged: 0,
  duplicates: 1,
  possibleDuplicates: 1,
  rejected: 2,
};

/** Writes the file of questions that the tests import. */
export async function writeQuestionFile(folder: string, name = 'bank.csv'): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, `${[header, ...rows].join('\n')}\n`);
  return file;
}
