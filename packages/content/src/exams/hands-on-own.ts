import type { SampleExam } from '../sample-exam.ts';

export const handsOnOwn: SampleExam['questions'] = [
  {
    externalId: 'hand-019',
    domainCode: '4',
    type: 'open',
    difficulty: 'medium',
    text: 'The owner of a small shop says: "My computer has two mirrored disks, so I need no backup." Explain to her in three or four sentences, without technical terms, why she needs one all the same.',
    modelAnswer:
      'The second disk holds the same as the first one at every moment, so a mistake is on both at once: what you delete by accident, or what a harmful program spoils, is gone twice. Both disks sit in the same computer, so a thief or a fire takes both. The second disk helps only if one of the two breaks. A backup is an older state that is kept somewhere else, and only that brings back what was there yesterday.',
    points:
      'Changes and mistakes reach both disks at once: 40. Theft, fire or water take both: 30. What the mirror is good for: 10. A shopkeeper understands it: 20.',
    hint: { text: 'What happens to the second disk when she deletes a file by mistake?', costPercent: 10 },
    tags: ['backup', 'raid'],
  },
  {
    externalId: 'hand-020',
    domainCode: '4',
    type: 'open',
    difficulty: 'medium',
    text: 'A colleague writes to you: "I think I have just typed my password into a false page. What now?" Write the answer that you send her. Say what she should do, and in which order.',
    modelAnswer:
      'Thank you for telling me straight away. Please change that password now, from the real address that you type in yourself; if you use it anywhere else, change it there as well. Do not approve any sign-in that you have not begun. Leave the message where it is, I am coming for it. I am ending all open sessions of your account and warning the others, because the message has surely reached more of us.',
    points:
      'Change the password at the real address: 30. Other accounts with the same password: 20. Approve nothing, keep the message: 20. End the sessions and warn others: 20. Calm and free of blame: 10.',
    tags: ['phishing', 'incident'],
  },
];
