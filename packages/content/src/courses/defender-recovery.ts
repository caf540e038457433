import type { SampleReadingLevel } from '../sample-course.ts';

export const defenderRecovery: SampleReadingLevel = {
  slug: 'when-it-happens-anyway',
  kind: 'reading',
  title: 'When it happens anyway',
  summary: 'Strong sign-ins, backups that can be restored, and a calm first hour.',
  xp: 15,
  minutes: 7,
  teaches: [
    'password-reuse',
    'mfa',
    'passkeys',
    'sign-in-requests',
    'ransomware',
    'backup-copies',
    'recovery-targets',
    'restore-test',
    'first-hour',
    'lessons',
  ],
  text: `
A defender does not believe in walls without a gap. The better question is: *when* something goes wrong, how far does it
get, and how fast are we back?

## Make one stolen password worth little

- **One for each account.** Stolen lists of names and passwords are tried everywhere else within hours; this is called
  **credential stuffing**. A password manager remembers what you need not.
- **Long before clever.** Four or five words drawn at random are harder to guess than \`Summ3r!\`, and easier to type.
- **A second factor.** Something you *know* together with something you *have* or *are*. A code from an app is good; a
  **passkey** or a security key is better, since it answers only to the true site and cannot be given away on a
  false one.

If your phone asks you to approve a sign-in that you did not begin, somebody may have your password already. Refuse,
report it, and change the password.

## A backup is a promise; a restore is the proof

**Ransomware** encrypts files and asks for money. It likes to look for the backups first. An old rule still helps,
**3-2-1**:

- **3** copies of what matters, the original included
- on **2** different kinds of storage
- **1** of them in another place, best of all *offline* or unchangeable

A copy that follows every change at once does not count: it follows the encryption, too.

Two questions decide how often and how: how much work may be lost (the **recovery point**, RPO), and how long may it
take to be back (the **recovery time**, RTO). Whoever saves every night must be able to bear the loss of a day.

And then: try it. Restore a folder every few months, on another machine, with a clock running. A backup that was never
restored is a hope.

## The first hour

A school notices on Monday morning that files have strange new endings. What now?

1. **Stay calm and report.** There should be one number to call, known before it is needed.
2. **Contain.** Take the affected machines off the network. Rather leave them switched on: what is in their memory may be
   evidence, and may even help.
3. **Note down** who saw what, and when. Photographs of screens are fine.
4. **Eradicate and recover.** Close the way in *first*, then restore from a copy that is older than the intrusion.
5. **Learn.** A week later, without blame: what helped, what was missing, what will be different next time?

A plan of two pages that people have practised is worth more than forty pages that nobody has read.

> **Take along:** one password per account and a second factor; three copies, one of them far away; and practise before it is needed.
`.trim(),
};
