import type { SampleExam } from '../sample-exam.ts';

export const a1102Security: SampleExam['questions'] = [
  {
    externalId: 'a1102-015',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A company wants its log-in to ask for two different kinds of proof. Which combination is multi-factor authentication?',
    options: [
      {
        text: 'A password and the answer to a secret question',
        explanation:
          'Both are something you know. Whoever learns the one may learn the other in the same way.',
        isCorrect: false,
      },
      {
        text: 'A fingerprint and a scan of the face',
        explanation: 'Both are something you are. Two proofs of the same kind count as one factor.',
        isCorrect: false,
      },
      {
        text: 'A password and a code from an authenticator app',
        explanation:
          'The password is something you know, and the app on your phone is something you have. These are two different factors.',
        isCorrect: true,
      },
      {
        text: 'A PIN and a second, longer PIN',
        explanation: 'Both are something you know, so this is a single factor asked for twice.',
        isCorrect: false,
      },
    ],
    tags: ['authentication'],
  },
  {
    externalId: 'a1102-016',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A trainee has to look things up in the folder `Contracts` for three months, as several trainees have done before. Which solution follows the principle of least privilege?',
    options: [
      {
        text: 'Give her Full control of the folder to avoid further requests',
        explanation:
          'She would be able to change and delete contracts and even hand out permissions, far more than looking things up requires.',
        isCorrect: false,
      },
      {
        text: 'Put her into a group that may only read this folder',
        explanation:
          'She gets exactly what her work needs. A group is also easy to understand and to clean up when she leaves.',
        isCorrect: true,
      },
      {
        text: 'Let her use the account of a colleague in the department',
        explanation:
          'A shared account grants whatever the colleague may do, and nobody can tell later who did what.',
        isCorrect: false,
      },
      {
        text: 'Make her an administrator of the file server',
        explanation:
          'That would open every folder of the server to her, although she needs to read a single one.',
        isCorrect: false,
      },
    ],
    tags: ['permissions', 'least-privilege'],
  },
  {
    externalId: 'a1102-017',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'hard',
    text: 'The only permission set on a share is Read for Everyone. On the disk, Anna has the NTFS permission Modify for the shared folder. What can she do when she opens the share from another PC?',
    options: [
      {
        text: 'Read, change and delete the files',
        explanation:
          'That is what Modify allows when she works at the server itself. Over the network the share permission limits her.',
        isCorrect: false,
      },
      {
        text: 'Read and change the files and set permissions',
        explanation: 'Setting permissions needs Full control, which neither of the two gives her.',
        isCorrect: false,
      },
      {
        text: 'Read the files, but not change them',
        explanation:
          'Over the network both kinds of permission apply, and the stricter one wins. Here that is Read.',
        isCorrect: true,
      },
      {
        text: 'Nothing, as the two permissions conflict',
        explanation: 'Different permissions do not block each other. What both of them allow is allowed.',
        isCorrect: false,
      },
    ],
    tags: ['permissions', 'ntfs'],
  },
  {
    externalId: 'a1102-018',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A laptop with client files is stolen from a car. It was shut down at the time. Which measure keeps the thief from reading its drive in another PC?',
    options: [
      {
        text: 'A log-in password of twenty characters',
        explanation:
          'The password guards the log-in of this Windows. In another PC an unencrypted drive can be read without it.',
        isCorrect: false,
      },
      {
        text: 'Full-disk encryption',
        explanation: 'Without the key the drive holds only unreadable data, whatever PC it is put into.',
        isCorrect: true,
      },
      {
        text: 'A screen lock after one minute',
        explanation:
          'The lock protects a running session. It does nothing for a drive that has been taken out.',
        isCorrect: false,
      },
      {
        text: 'A firmware password at power-on',
        explanation:
          'It keeps the thief from starting this laptop, but an unencrypted drive can be taken out and read elsewhere.',
        isCorrect: false,
      },
    ],
    tags: ['encryption', 'laptops'],
  },
  {
    externalId: 'a1102-019',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'medium',
    text: 'Everyone in an office shares one Wi-Fi password, and it has to be changed whenever someone leaves. Which set-up lets the company block a single person instead?',
    options: [
      {
        text: 'WPA3-Enterprise with a RADIUS server',
        explanation:
          'Each person logs in with a personal account or certificate. Blocking that one account is enough.',
        isCorrect: true,
      },
      {
        text: 'WPA3-Personal with a longer password',
        explanation:
          'The password is stronger but still shared, so it would have to be changed for everyone as before.',
        isCorrect: false,
      },
      {
        text: 'A hidden network name',
        explanation:
          'The name can be found with simple tools, and those who know the shared password can still connect.',
        isCorrect: false,
      },
      {
        text: 'A filter for MAC addresses with WPA2-Personal',
        explanation: 'MAC addresses can be seen and imitated with ease, and the password is still shared.',
        isCorrect: false,
      },
    ],
    tags: ['wi-fi', 'authentication'],
  },
  {
    externalId: 'a1102-020',
    domainCode: '2.1',
    type: 'multiple',
    difficulty: 'easy',
    text: 'You set up a new router for a small practice. Which steps make it safer? Choose three.',
    options: [
      {
        text: "Turn off the router's firewall to avoid faults",
        explanation:
          'The firewall blocks unwanted connections from outside. Without it, the practice is less safe.',
        isCorrect: false,
      },
      {
        text: 'Allow administration from the Internet',
        explanation:
          'This shows the log-in page of the router to the whole world. It should be switched off unless it is really needed.',
        isCorrect: false,
      },
      {
        text: 'Install the current firmware',
        explanation:
          'Firmware updates close known security holes. A new router has often been in storage for months.',
        isCorrect: true,
      },
      {
        text: 'Change the default administrator password',
        explanation:
          'Default passwords are listed on the Internet and are among the first that attackers try.',
        isCorrect: true,
      },
      {
        text: 'Protect the Wi-Fi with WPA3, or WPA2 where a device needs it',
        explanation:
          'Both encrypt well if the password is long. Older methods such as WEP can be cracked within minutes.',
        isCorrect: true,
      },
    ],
    tags: ['routers', 'hardening'],
  },
  {
    externalId: 'a1102-021',
    domainCode: '2.1',
    type: 'true-false',
    difficulty: 'medium',
    text: 'Moving Remote Desktop from port 3389 to another port is enough to make it safe to open it to the whole Internet.',
    options: [
      {
        text: 'True',
        explanation:
          'Another port hides the service from a quick look only, while log-ins can be attacked as before. Use a VPN or a gateway, with multi-factor authentication.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'Attackers scan all ports and find the service anyway. It should be reached only through a VPN or a gateway, with multi-factor authentication.',
        isCorrect: true,
      },
    ],
    tags: ['remote-access'],
  },
  {
    externalId: 'a1102-022',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'easy',
    text: "A caller says that he is from the bank's fraud department. He urges an employee to read out the code that has just arrived on her phone. What is this attack called?",
    options: [
      {
        text: 'Smishing',
        explanation: 'Smishing works by text message. Here someone is talking on the phone.',
        isCorrect: false,
      },
      {
        text: 'Vishing',
        explanation: 'Vishing is phishing by voice. A real bank does not ask for such codes.',
        isCorrect: true,
      },
      {
        text: 'Tailgating',
        explanation: 'Tailgating means slipping through a door behind someone who has the right to enter.',
        isCorrect: false,
      },
      {
        text: 'Shoulder surfing',
        explanation:
          'Shoulder surfing means watching someone enter a password or PIN. Here the victim is talked into telling it.',
        isCorrect: false,
      },
    ],
    tags: ['social-engineering'],
  },
  {
    externalId: 'a1102-023',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'medium',
    text: 'A user calls: her files now end in `.locked`, and a text file demands money. More files change while you talk. What should happen first?',
    options: [
      {
        text: 'Disconnect the PC from the network',
        explanation:
          'This keeps the ransomware from reaching shared folders and other PCs. Report the incident and investigate after that.',
        isCorrect: true,
      },
      {
        text: 'Pay before the sum goes up',
        explanation:
          'Payment gives no guarantee of getting the files back, and the damage goes on spreading in the meantime.',
        isCorrect: false,
      },
      {
        text: 'Restore the files from the backup right away',
        explanation:
          'The malware is still active and would encrypt the restored files too, perhaps even the backup.',
        isCorrect: false,
      },
      {
        text: 'E-mail one of the changed files to colleagues',
        explanation: 'This stops nothing and may spread the malware. The spread has to be stopped first.',
        isCorrect: false,
      },
    ],
    tags: ['ransomware', 'incident-response'],
  },
  {
    externalId: 'a1102-024',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'medium',
    text: 'Behind a reception PC, a cleaner finds a thumb-sized adapter between the keyboard plug and the USB port. Nobody in IT knows it. What is it most likely to be?',
    options: [
      {
        text: 'A rootkit',
        explanation:
          'A rootkit is software that hides deep inside the system. It is not something you can hold in your hand.',
        isCorrect: false,
      },
      {
        text: 'A receiver for a wireless keyboard',
        explanation:
          'A receiver is plugged into a free port by itself. This adapter sits between a wired keyboard and the PC.',
        isCorrect: false,
      },
      {
        text: 'A hardware keylogger',
        explanation:
          'Such an adapter records every keystroke, passwords included. Unplugging a PC from the network does not stop it, and virus scanners rarely notice it.',
        isCorrect: true,
      },
      {
        text: 'A USB charging cable',
        explanation:
          'A charging cable leads to a phone or another device. It is not plugged in between a keyboard and a PC.',
        isCorrect: false,
      },
    ],
    tags: ['physical-security'],
  },
  {
    externalId: 'a1102-025',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'medium',
    text: 'In a café, a traveller\'s laptop joins "Cafe-Guest" as usual. That access point, however, was set up by a stranger at the next table to read the traffic. Which attack is this?',
    options: [
      {
        text: 'A denial-of-service attack',
        explanation:
          'This would overload a service until nobody can use it. Here the connection works and is being read.',
        isCorrect: false,
      },
      {
        text: 'A brute-force attack',
        explanation: 'This tries out passwords one after the other. Here the victim joins of his own accord.',
        isCorrect: false,
      },
      {
        text: 'An SQL injection',
        explanation:
          'This sends database commands through the input fields of a website. No database is attacked here.',
        isCorrect: false,
      },
      {
        text: 'An evil twin',
        explanation:
          'The attacker copies the name of a trusted network and waits for devices to join. A VPN or encrypted connections limit the harm.',
        isCorrect: true,
      },
    ],
    tags: ['wi-fi', 'attacks'],
  },
  {
    externalId: 'a1102-026',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'easy',
    text: 'Overnight, malware has copied itself from one PC to thirty others through a hole in a network service. Nobody opened a file. Which kind of malware is this?',
    options: [
      {
        text: 'A Trojan horse',
        explanation: 'A Trojan horse poses as something useful and needs a user to start it.',
        isCorrect: false,
      },
      {
        text: 'Spyware',
        explanation:
          'Spyware watches what a user does. The name says what it does, not that it spreads by itself.',
        isCorrect: false,
      },
      {
        text: 'A worm',
        explanation: 'A worm spreads over the network on its own, without help from a user.',
        isCorrect: true,
      },
      {
        text: 'A macro virus',
        explanation: 'A macro virus sits in documents and becomes active when someone opens one.',
        isCorrect: false,
      },
    ],
    tags: ['malware'],
  },
  {
    externalId: 'a1102-027',
    domainCode: '2.2',
    type: 'multiple',
    difficulty: 'easy',
    text: 'A user asks whether an e-mail "from the bank" is genuine. Which observations speak for phishing? Choose two.',
    options: [
      {
        text: 'The account will be closed unless she acts within an hour',
        explanation:
          'Pressure and threats should keep the reader from thinking. Banks do not set such deadlines by e-mail.',
        isCorrect: true,
      },
      {
        text: 'The e-mail arrived on a Sunday',
        explanation: 'Many genuine messages are sent automatically at weekends. The day proves nothing.',
        isCorrect: false,
      },
      {
        text: 'The e-mail addresses the user by full name',
        explanation:
          'Genuine e-mails from a bank normally do so. Fraudsters may know the name as well, so it proves nothing either way.',
        isCorrect: false,
      },
      {
        text: "The link shows the bank's address but leads elsewhere",
        explanation:
          'The visible text of a link can say anything. If the real target is another domain, someone wants to deceive you.',
        isCorrect: true,
      },
      {
        text: 'The e-mail tells her to log in as usual, without a link',
        explanation:
          'A message without a link that leaves the way to the bank to her is typical of careful banks.',
        isCorrect: false,
      },
    ],
    tags: ['phishing'],
  },
  {
    externalId: 'a1102-028',
    domainCode: '2.2',
    type: 'true-false',
    difficulty: 'medium',
    text: 'A PC on which all available updates have been installed is protected against zero-day attacks.',
    options: [
      {
        text: 'True',
        explanation:
          'Updates close holes that are known to the maker and have been fixed. A zero-day attack uses one for which there is no fix yet.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'A zero-day attack uses a hole for which no update exists yet. Further layers, such as limited rights and network rules, reduce the harm.',
        isCorrect: true,
      },
    ],
    tags: ['vulnerabilities', 'patching'],
  },
];
