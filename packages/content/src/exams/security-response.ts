import type { SampleExam } from '../sample-exam.ts';

export const securityResponse: SampleExam['questions'] = [
  {
    externalId: 'sec-048',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A computer shows a ransom note, and more of its files are being renamed every second. What should be done first?',
    options: [
      {
        text: 'Disconnect it from the network',
        explanation:
          'This stops the malware from reaching shared folders and other machines, and keeps what is in memory for the investigation.',
        isCorrect: true,
      },
      {
        text: "Restore last night's backup onto it",
        explanation: 'The malware is still active and would encrypt the restored files too.',
        isCorrect: false,
      },
      {
        text: 'Write to the ransom address for terms',
        explanation:
          'This does not stop the damage, and it is a decision for management, legal advisers and the police, not a first step.',
        isCorrect: false,
      },
      {
        text: 'Reinstall the operating system',
        explanation:
          'That comes much later. It would destroy the evidence while other machines may already be affected.',
        isCorrect: false,
      },
    ],
    tags: ['ransomware', 'first-hour'],
  },
  {
    externalId: 'sec-049',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A running server must be examined after a break-in. Which evidence should be saved first?',
    options: [
      {
        text: 'The visitor book at reception',
        explanation: 'A paper record lasts longest of all these, so it can be collected last.',
        isCorrect: false,
      },
      {
        text: 'The contents of its main memory',
        explanation:
          'Memory changes constantly and is lost when the power goes. The most short-lived evidence is collected first.',
        isCorrect: true,
      },
      {
        text: "Last week's backup tapes",
        explanation: 'Tapes do not change while they lie on a shelf; they can wait.',
        isCorrect: false,
      },
      {
        text: 'The files on its hard disk',
        explanation: 'A disk keeps its content without power, so it can follow after memory.',
        isCorrect: false,
      },
    ],
    tags: ['forensics'],
  },
  {
    externalId: 'sec-050',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'medium',
    text: [
      "A server's log shows:",
      '',
      '```text',
      '04:11:52 sshd[2210]: Failed password for root from 192.0.2.77',
      '04:11:55 sshd[2212]: Failed password for root from 192.0.2.77',
      '04:11:58 sshd[2214]: Failed password for root from 192.0.2.77',
      '04:12:01 sshd[2216]: Accepted password for root from 192.0.2.77',
      '```',
      '',
      'Nobody of the staff was at work. How should this be read?',
    ].join('\n'),
    options: [
      {
        text: 'Somebody scanned the server for open ports',
        explanation:
          'A port scan knocks on many ports. These lines show complete sign-in attempts at a single service.',
        isCorrect: false,
      },
      {
        text: 'Somebody tried to guess the password but was locked out',
        explanation: 'The last line says `Accepted`, so the server did let the sender in.',
        isCorrect: false,
      },
      {
        text: 'Somebody restarted the SSH service four times',
        explanation:
          'The number in brackets differs because each connection has a process of its own. The service kept running.',
        isCorrect: false,
      },
      {
        text: 'Somebody probably guessed the password and got in',
        explanation:
          'After three failures from one outside address, the last line says `Accepted`: this is a likely break-in and needs a response.',
        isCorrect: true,
      },
    ],
    tags: ['logs', 'ssh'],
  },
  {
    externalId: 'sec-051',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'easy',
    text: 'Malware ran on a computer for three weeks. The scanner checked the file every day and reported nothing. What is this result called?',
    options: [
      {
        text: 'A false positive',
        explanation: 'This would be an alarm about a harmless file. Here there was no alarm.',
        isCorrect: false,
      },
      {
        text: 'A true positive',
        explanation:
          'This would be an alarm about a harmful file. The file was harmful, but there was no alarm.',
        isCorrect: false,
      },
      {
        text: 'A false negative',
        explanation: 'The scanner said that there was no malware, and that was wrong.',
        isCorrect: true,
      },
      {
        text: 'A true negative',
        explanation: 'This would be no alarm for a harmless file. The file was harmful.',
        isCorrect: false,
      },
    ],
    tags: ['alerts'],
  },
  {
    externalId: 'sec-052',
    domainCode: '4.1',
    type: 'true-false',
    difficulty: 'easy',
    text: 'To put log entries from several servers in the right order, it matters that the clocks of these servers are synchronised.',
    options: [
      {
        text: 'True',
        explanation:
          'If one clock is minutes off, its events appear before or after those that they belong to. That is why servers take their time from a common source, for example by NTP.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'Entries are put in order by their time stamps. If the clocks disagree, the order of events cannot be trusted.',
        isCorrect: false,
      },
    ],
    tags: ['logs', 'ntp'],
  },
  {
    externalId: 'sec-053',
    domainCode: '4.1',
    type: 'multiple',
    difficulty: 'medium',
    text: 'A hard disk may become evidence in court. Which steps protect its value? Choose three.',
    options: [
      {
        text: 'Start the computer and look through the folders',
        explanation: 'A start alone changes hundreds of files and time stamps on the disk.',
        isCorrect: false,
      },
      {
        text: 'Write down who had the disk, when and for what purpose',
        explanation:
          'This is the chain of custody. It shows that nobody could have altered the disk unnoticed.',
        isCorrect: true,
      },
      {
        text: 'Keep the disk in a locked safe and note down each access',
        explanation:
          'Locked storage with a record of access shows that nobody could get at the evidence unnoticed.',
        isCorrect: true,
      },
      {
        text: 'Examine a verified copy and leave the original untouched',
        explanation:
          'A matching hash shows that the copy equals the original, which stays unchanged for anybody who wants to check.',
        isCorrect: true,
      },
      {
        text: 'Remove private files that have nothing to do with the case',
        explanation: 'Any deletion changes the evidence and can make all of it doubtful.',
        isCorrect: false,
      },
    ],
    tags: ['forensics', 'evidence'],
  },
  {
    externalId: 'sec-054',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'easy',
    text: 'Two weeks after an incident has been closed, everybody involved meets to go through what happened. What is the main purpose of this meeting?',
    options: [
      {
        text: 'To improve defences and the response plan',
        explanation:
          'A lessons-learned review turns the experience into changes: what worked, what was missing, who will see to it.',
        isCorrect: true,
      },
      {
        text: 'To decide if it was an incident in the first place',
        explanation: 'That belongs to detection and analysis, at the very beginning.',
        isCorrect: false,
      },
      {
        text: 'To bring the last systems back into service',
        explanation: 'That is recovery, and it was finished before the incident was closed.',
        isCorrect: false,
      },
      {
        text: 'To name the person who made the mistake',
        explanation:
          'Looking for somebody to blame makes people hide things next time, and the cause stays in place.',
        isCorrect: false,
      },
    ],
    tags: ['first-hour', 'lessons'],
  },
  {
    externalId: 'sec-055',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A scan reports a flaw with a CVSS base score of 9.8 on an isolated test machine without data, and one of 7.5 in the public web shop. Attackers are already using the second one elsewhere. Which one should be fixed first?',
    options: [
      {
        text: 'The one on the test machine, as its score is clearly the higher one',
        explanation:
          'The score leaves out your situation: this machine cannot be reached from outside and holds nothing of value.',
        isCorrect: false,
      },
      {
        text: 'The one in the web shop, as it can be reached and is being used',
        explanation:
          'The base score describes the flaw as such. Exposure, known attacks and what is at stake decide how urgent it is in your network.',
        isCorrect: true,
      },
      {
        text: 'Neither before the next planned maintenance window in four weeks',
        explanation:
          'Four weeks are too long for a flaw that attackers are using and that anybody on the internet can reach.',
        isCorrect: false,
      },
    ],
    tags: ['vulnerability', 'priority'],
  },
  {
    externalId: 'sec-056',
    domainCode: '4.2',
    type: 'single',
    difficulty: 'medium',
    text: 'A shop says: "If the order system fails, we can bear to lose the orders of one hour at most." Which figure is this?',
    options: [
      {
        text: 'Recovery time objective',
        explanation:
          'The RTO says how long it may take until the system works again. The sentence is about lost data.',
        isCorrect: false,
      },
      {
        text: 'Recovery point objective',
        explanation:
          'The RPO says how much recent data may be lost, measured in time. Here it means saving the orders at least once an hour.',
        isCorrect: true,
      },
      {
        text: 'Mean time between failures',
        explanation:
          'The MTBF describes how long a system runs on average between two failures. It is measured, not demanded.',
        isCorrect: false,
      },
      {
        text: 'Mean time to repair',
        explanation: 'The MTTR is the average time that a repair takes. It says nothing about lost data.',
        isCorrect: false,
      },
    ],
    tags: ['recovery-targets'],
  },
  {
    externalId: 'sec-057',
    domainCode: '4.2',
    type: 'single',
    difficulty: 'medium',
    text: 'Every Sunday at 22:00 a full backup is made, and at 22:00 on all other days a differential one. The disk fails on Thursday at 10:00. Which backups are needed to restore it?',
    options: [
      {
        text: "The full one and Wednesday's",
        explanation:
          'A differential backup holds everything that has changed since the full one, so the latest of them is enough.',
        isCorrect: true,
      },
      {
        text: "Wednesday's alone",
        explanation: 'A differential backup lacks all files that have not changed since Sunday.',
        isCorrect: false,
      },
      {
        text: 'The full one and all since then',
        explanation:
          'This would be needed with incremental backups, each of which holds only the changes since the backup before it.',
        isCorrect: false,
      },
      {
        text: "The full one and Thursday's",
        explanation: "Thursday's backup would have been made at 22:00, twelve hours after the failure.",
        isCorrect: false,
      },
    ],
    tags: ['backup'],
  },
  {
    externalId: 'sec-058',
    domainCode: '4.2',
    type: 'multiple',
    difficulty: 'medium',
    text: 'Attackers gain the rights of the domain administrator and want to destroy all backups before they encrypt the servers. Which copies would most likely survive? Choose two.',
    options: [
      {
        text: 'A copy on a file share that only administrators can open',
        explanation: 'The attackers have exactly these rights, so they can delete it.',
        isCorrect: false,
      },
      {
        text: 'A live copy of all servers at a second site',
        explanation:
          'Replication carries every change across within moments, including deletions and encrypted files.',
        isCorrect: false,
      },
      {
        text: 'A copy on a second disk inside each server',
        explanation: 'Whoever controls the server controls this disk as well.',
        isCorrect: false,
      },
      {
        text: 'A copy in storage that allows no change or deletion for 30 days',
        explanation:
          "Such immutable storage refuses deletion until the time is over, even to an administrator of the company's domain.",
        isCorrect: true,
      },
      {
        text: 'A copy on tapes that are taken out and locked away',
        explanation:
          'What is not connected cannot be reached over the network, whatever rights an attacker has.',
        isCorrect: true,
      },
    ],
    tags: ['backup-copies', 'ransomware'],
  },
  {
    externalId: 'sec-059',
    domainCode: '4.2',
    type: 'true-false',
    difficulty: 'easy',
    text: 'Two mirrored disks (RAID 1) make a backup unnecessary.',
    options: [
      {
        text: 'True',
        explanation:
          'The mirror repeats every change at once. A file that is deleted, overwritten or encrypted is lost on both disks.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'A mirror keeps the system running when one disk fails. It does not help against deletion, malware, theft or fire.',
        isCorrect: true,
      },
    ],
    tags: ['raid', 'backup'],
  },
  {
    externalId: 'sec-060',
    domainCode: '4.2',
    type: 'single',
    difficulty: 'easy',
    text: 'The backup software has reported success every night for a year. What is the best evidence that the backups would help in an emergency?',
    options: [
      {
        text: 'An unbroken series of success messages',
        explanation:
          'The messages say that the job ended without an error. It may have saved the wrong folders, or files that nobody can read back.',
        isCorrect: false,
      },
      {
        text: 'A recent test restore of real data',
        explanation:
          'Only a restore shows that the right data is there, that it can be read, and how long it takes.',
        isCorrect: true,
      },
      {
        text: 'A backup file that grows from week to week',
        explanation:
          'Growth shows that something is being written, not that it is complete or can be restored.',
        isCorrect: false,
      },
      {
        text: 'A written guarantee from the manufacturer',
        explanation: 'It may pay for a loss but does not bring the data back.',
        isCorrect: false,
      },
    ],
    tags: ['restore-test'],
  },
  {
    externalId: 'sec-061',
    domainCode: '4.2',
    type: 'single',
    difficulty: 'hard',
    text: 'Leased laptops must go back in working order. Their solid-state drives have been fully encrypted since the first day. How can the data on them be made unreadable most reliably?',
    options: [
      {
        text: 'By deleting all files and emptying the bin',
        explanation:
          'Deleting removes the entries, but not necessarily the content. Some of it may be recovered by somebody who can unlock the drive.',
        isCorrect: false,
      },
      {
        text: 'By treating the drives with a strong magnet',
        explanation: 'Solid-state drives store charge, not magnetism, so degaussing does not erase them.',
        isCorrect: false,
      },
      {
        text: 'By cutting up the drives in a shredder',
        explanation: 'This destroys the data, but the laptops could not be returned in working order.',
        isCorrect: false,
      },
      {
        text: 'By securely erasing the encryption key',
        explanation:
          'Without the key, everything on the drive is unreadable, including blocks that cannot be addressed any more. This is called cryptographic erase.',
        isCorrect: true,
      },
    ],
    tags: ['disposal', 'encryption'],
  },
  {
    externalId: 'sec-062',
    domainCode: '4.2',
    type: 'single',
    difficulty: 'medium',
    text: "Under the EU's General Data Protection Regulation, a company becomes aware of a personal data breach that puts people's rights at risk. How soon must it notify the supervisory authority, where feasible?",
    options: [
      {
        text: 'Within 7 days',
        explanation:
          'This is too long. If not everything is known yet, the information can be supplied in phases.',
        isCorrect: false,
      },
      {
        text: 'By the end of the year',
        explanation: 'A yearly report would come far too late to protect anybody.',
        isCorrect: false,
      },
      {
        text: 'Within 72 hours',
        explanation:
          'Article 33 asks for notification without undue delay and, where feasible, within 72 hours of becoming aware. Reasons must be given for a later one.',
        isCorrect: true,
      },
      {
        text: 'Within 30 days',
        explanation:
          'This is too long for a breach. One month is the usual limit for answering people who ask about their own data.',
        isCorrect: false,
      },
    ],
    tags: ['gdpr', 'privacy'],
  },
  {
    externalId: 'sec-063',
    domainCode: '4.2',
    type: 'single',
    difficulty: 'easy',
    text: 'For emergencies, a firm rents a room with power, cooling and a network line. Computers would have to be brought in and set up first. What is such a room called?',
    options: [
      {
        text: 'A cold site',
        explanation:
          'Space and basic supply are ready, but equipment and data are missing. It is cheap, but it takes days or weeks until work can go on.',
        isCorrect: true,
      },
      {
        text: 'A warm site',
        explanation:
          'A warm site already has equipment, but current data or the last steps of set-up are missing.',
        isCorrect: false,
      },
      {
        text: 'A hot site',
        explanation:
          'A hot site has running equipment and current data and can take over within minutes or hours.',
        isCorrect: false,
      },
    ],
    tags: ['continuity'],
  },
  {
    externalId: 'sec-069',
    domainCode: '4.2',
    type: 'single',
    difficulty: 'easy',
    text: 'A studio keeps its pictures on a server, and a copy of them on another kind of device in the same room. What is still missing for the 3-2-1 rule?',
    options: [
      {
        text: 'A third copy in the same room on a third device',
        explanation: 'Three copies in one room can all be lost at once, by fire, water or theft.',
        isCorrect: false,
      },
      {
        text: 'A mirror of the disks inside the server',
        explanation:
          'A mirror carries every change across at once, mistakes included. The rule does not count it as a copy.',
        isCorrect: false,
      },
      {
        text: 'A third copy that is kept in another place',
        explanation:
          'With it there are three copies on two kinds of storage, one of them out of reach of what happens in the room.',
        isCorrect: true,
      },
      {
        text: 'A password for the copy on the other device',
        explanation:
          'A password may be wise, but the rule is about how many copies there are and where they are.',
        isCorrect: false,
      },
    ],
    tags: ['backup-copies'],
  },
];
