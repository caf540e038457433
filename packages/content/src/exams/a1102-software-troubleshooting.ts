import type { SampleExam } from '../sample-exam.ts';

export const a1102SoftwareTroubleshooting: SampleExam['questions'] = [
  {
    externalId: 'a1102-029',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A document is stuck in the print queue and cannot be deleted, and the jobs behind it wait. The printer itself is ready. What do you try first?',
    options: [
      {
        text: 'Restart the Print Spooler service',
        explanation:
          'The spooler manages the queue. Stopping it, clearing the stuck job and starting it again usually frees the queue.',
        isCorrect: true,
      },
      {
        text: 'Replace the toner cartridge of the printer',
        explanation:
          'Toner has no influence on the queue in Windows, and the printer reports that it is ready.',
        isCorrect: false,
      },
      {
        text: 'Run `ipconfig /flushdns` on the PC',
        explanation: 'This empties the memory of looked-up names. It does not touch the print queue.',
        isCorrect: false,
      },
      {
        text: 'Reinstall Windows on the PC',
        explanation: 'This would take hours for a fault that a service restart normally clears.',
        isCorrect: false,
      },
    ],
    tags: ['windows', 'printing'],
  },
  {
    externalId: 'a1102-030',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'medium',
    text: 'After an update of the graphics driver, a PC stops with a blue screen at each start before the user can log in. What is the gentlest way to get it working again?',
    options: [
      {
        text: 'Reset the PC and remove all files',
        explanation: 'It may work, but programs and files are lost for a fault in a single driver.',
        isCorrect: false,
      },
      {
        text: 'Fit a new graphics card',
        explanation: 'The fault began with the driver update. The card itself worked until then.',
        isCorrect: false,
      },
      {
        text: 'Upgrade the PC to more memory',
        explanation: 'The timing points to the new driver. More memory does not make it run correctly.',
        isCorrect: false,
      },
      {
        text: 'Start in safe mode and roll the driver back',
        explanation:
          'Safe mode loads a basic display driver only, so that the faulty one can be removed or rolled back. Nothing else is changed.',
        isCorrect: true,
      },
    ],
    tags: ['windows', 'drivers'],
  },
  {
    externalId: 'a1102-031',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'medium',
    text: 'An accounting program closes right after it opens for one user. Colleagues who log in on the same PC can use it without trouble. Where do you look first?',
    options: [
      {
        text: 'At the main memory of the PC',
        explanation: 'Faulty memory would trouble everyone who works on this PC, not a single user.',
        isCorrect: false,
      },
      {
        text: 'At the program files in `C:\\Program Files`',
        explanation: 'All users of the PC share these files, and for the others the program works.',
        isCorrect: false,
      },
      {
        text: "At the program's settings in her profile",
        explanation:
          'Only what belongs to her differs from the others: her settings and files. Renaming the settings folder of the program is a quick test.',
        isCorrect: true,
      },
      {
        text: 'At the driver of the graphics card',
        explanation: 'The driver is the same for everyone on this PC, and the colleagues have no trouble.',
        isCorrect: false,
      },
    ],
    tags: ['applications', 'profiles'],
  },
  {
    externalId: 'a1102-032',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'easy',
    text: "A PC that worked yesterday shows `No bootable device` this morning. A colleague's USB stick is still plugged in. What do you try first?",
    options: [
      {
        text: 'Install Windows again from scratch',
        explanation: 'It would erase the system before the simplest cause has been ruled out.',
        isCorrect: false,
      },
      {
        text: 'Replace the drive that holds Windows',
        explanation: 'The drive may have failed, but that is the dearer theory. Test the stick first.',
        isCorrect: false,
      },
      {
        text: 'Clear the TPM in the firmware',
        explanation:
          'This does not help the start, and on an encrypted drive it can make the recovery key necessary.',
        isCorrect: false,
      },
      {
        text: 'Take the stick out and start again',
        explanation:
          'If USB comes first in the boot order, some PCs try the stick and go no further. It costs nothing to test.',
        isCorrect: true,
      },
    ],
    tags: ['boot'],
  },
  {
    externalId: 'a1102-033',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'hard',
    text: 'To make browsing faster, a user has set her office PC to a public DNS server. Web pages open, but drives on the file server `fs01` and Group Policy now fail. Why?',
    options: [
      {
        text: "Public DNS does not know the company's internal names",
        explanation:
          "`fs01` and the domain controllers are registered only in the company's own DNS. The PC has to ask that server again.",
        isCorrect: true,
      },
      {
        text: 'Public DNS servers block file sharing between PCs',
        explanation:
          'A DNS server only answers questions about names. It does not see or block the traffic that follows.',
        isCorrect: false,
      },
      {
        text: 'The PC has been removed from the domain by the change',
        explanation:
          'A DNS setting does not end the membership. With the old setting everything works again.',
        isCorrect: false,
      },
      {
        text: 'The drives work only in the old version of the browser',
        explanation: 'Network drives are opened by Windows and have nothing to do with the browser.',
        isCorrect: false,
      },
    ],
    tags: ['dns', 'domain'],
  },
  {
    externalId: 'a1102-034',
    domainCode: '3.1',
    type: 'multiple',
    difficulty: 'easy',
    text: 'A PC needs several minutes after log-in until it can be used. Which checks are sensible first steps? Choose three.',
    options: [
      {
        text: 'Which programs start automatically',
        explanation:
          'Each of them takes time and memory after the log-in. Those that are not needed can be switched off.',
        isCorrect: true,
      },
      {
        text: 'Which picture is used as the desktop background',
        explanation: 'A picture is loaded in a moment. It does not cost minutes.',
        isCorrect: false,
      },
      {
        text: 'Which printer is set as the default',
        explanation: 'The choice of the default printer hardly affects the time after log-in.',
        isCorrect: false,
      },
      {
        text: 'How busy the disk, processor and memory are',
        explanation: 'Task Manager shows which of them is the bottleneck and which program causes it.',
        isCorrect: true,
      },
      {
        text: 'How much room is left on the system drive',
        explanation:
          'Windows needs free room for temporary files and for its page file. A drive that is nearly full slows everything down.',
        isCorrect: true,
      },
    ],
    tags: ['windows', 'performance'],
  },
  {
    externalId: 'a1102-035',
    domainCode: '3.1',
    type: 'true-false',
    difficulty: 'medium',
    text: "System Restore takes Windows system files, drivers and settings back to an earlier day, while the user's documents stay as they are.",
    options: [
      {
        text: 'True',
        explanation:
          'Programs and drivers installed after the restore point are removed, but personal documents are left alone. It is not a replacement for a backup.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'Documents are left alone by System Restore. They are safe from it, but it cannot bring back deleted ones either.',
        isCorrect: false,
      },
    ],
    tags: ['windows', 'system-restore'],
  },
  {
    externalId: 'a1102-036',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'medium',
    text: 'A user opens the intranet by its address, `https://10.0.4.12`, and gets a certificate warning. Colleagues who type `https://intranet.example` see none. What is the reason?',
    options: [
      {
        text: 'The certificate of the server has expired some time ago',
        explanation: 'An expired certificate would give a warning to everyone, also when the name is typed.',
        isCorrect: false,
      },
      {
        text: 'The certificate was issued for the name, not for the address',
        explanation:
          'The browser compares what was typed with the names in the certificate. The address is not among them.',
        isCorrect: true,
      },
      {
        text: "The user's PC has been infected and shows false warnings",
        explanation:
          'There is a simpler explanation that fits exactly: the user typed something that is not in the certificate.',
        isCorrect: false,
      },
      {
        text: 'The connection is not encrypted when a name is typed',
        explanation:
          'Both ways use HTTPS and are encrypted. The difference lies in the check of the certificate.',
        isCorrect: false,
      },
    ],
    tags: ['browsers', 'certificates'],
  },
  {
    externalId: 'a1102-037',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'easy',
    text: 'Since a user installed a free PDF converter, her browser opens a strange search page and shows a toolbar she never chose. What do you do first?',
    options: [
      {
        text: 'Replace the network cable of the PC with a new one',
        explanation: 'A cable cannot change the start page or add a toolbar.',
        isCorrect: false,
      },
      {
        text: 'Give the browser a larger cache',
        explanation: 'The cache stores parts of web pages. It does not remove unwanted software.',
        isCorrect: false,
      },
      {
        text: 'Ask the Internet provider for a new address',
        explanation: 'The change sits in the browser of this PC. Another address would not remove it.',
        isCorrect: false,
      },
      {
        text: 'Remove the converter and the extensions it added',
        explanation:
          'Such tools often bring a browser hijacker with them. After that, reset search and start page and run a malware scan.',
        isCorrect: true,
      },
    ],
    tags: ['browsers', 'malware'],
  },
  {
    externalId: 'a1102-038',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'easy',
    text: 'A full-screen page in the browser beeps and claims: "14 viruses found! Call this number now!" Nothing has been downloaded. What should the user do?',
    options: [
      {
        text: 'Call the number and let the technician connect to the PC',
        explanation: 'At the other end are the fraudsters. They want money and remote access to the PC.',
        isCorrect: false,
      },
      {
        text: 'Close the browser, with Task Manager if needed, and report it',
        explanation:
          "It is only a web page that wants to frighten. Once it is closed, a scan with the PC's own protection gives certainty.",
        isCorrect: true,
      },
      {
        text: 'Click on the button in the page to have the viruses removed',
        explanation:
          'The button belongs to the fraudsters and may well install the malware that was only claimed before.',
        isCorrect: false,
      },
      {
        text: 'Pay for the full version that the page offers',
        explanation: 'The warning is invented. The payment details would go to the fraudsters.',
        isCorrect: false,
      },
    ],
    tags: ['scams', 'browsers'],
  },
  {
    externalId: 'a1102-039',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'easy',
    text: 'A phone that used to last all day is empty by noon, ever since a new app was installed last week. What do you check first?',
    options: [
      {
        text: 'The age of the SIM card',
        explanation: 'A SIM card uses next to no power, and its age makes no difference.',
        isCorrect: false,
      },
      {
        text: 'The size of the photo collection',
        explanation: 'Stored photos take up room, but they use no power by lying there.',
        isCorrect: false,
      },
      {
        text: 'The free space on the office server',
        explanation: 'The server has no influence on the battery of a phone.',
        isCorrect: false,
      },
      {
        text: 'The battery use of each app in the settings',
        explanation:
          'The list shows at once whether the new app takes the power. It can then be restricted, updated or removed.',
        isCorrect: true,
      },
    ],
    tags: ['phones', 'batteries'],
  },
  {
    externalId: 'a1102-040',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'hard',
    text: 'An infected Windows PC is being cleaned. Why do many technicians turn off System Restore on it before they remove the malware?',
    options: [
      {
        text: 'So that the scanner gets more memory to work with',
        explanation: 'System Restore uses room on the drive, and hardly any memory. This is not the reason.',
        isCorrect: false,
      },
      {
        text: 'So that the user cannot log in during the work',
        explanation: 'System Restore has no influence on who can log in.',
        isCorrect: false,
      },
      {
        text: 'So that no restore point brings the malware back later',
        explanation:
          'Restore points may hold infected files. Turning System Restore off deletes them, and a fresh point is made after the cleaning.',
        isCorrect: true,
      },
      {
        text: 'So that Windows downloads its updates more quickly',
        explanation: 'Updates do not depend on System Restore. This is not the reason.',
        isCorrect: false,
      },
    ],
    tags: ['malware', 'windows'],
  },
  {
    externalId: 'a1102-041',
    domainCode: '3.2',
    type: 'multiple',
    difficulty: 'medium',
    text: 'A user fears that her phone has been infected. Which observations support this? Choose three.',
    options: [
      {
        text: 'Apps appear that she never installed',
        explanation: 'Unknown apps are a serious sign, above all when they ask for wide permissions.',
        isCorrect: true,
      },
      {
        text: 'The clock jumps forward by one hour in spring',
        explanation: 'This is the change to summer time, which the phone makes by itself in many countries.',
        isCorrect: false,
      },
      {
        text: 'It gets warm and runs down although nobody is using it',
        explanation: 'Something is at work in the background. The battery use of each app shows what it is.',
        isCorrect: true,
      },
      {
        text: 'Data use rises sharply while the phone lies unused',
        explanation:
          'Malware may send data or load advertisements in the background. Data use per app shows where it comes from.',
        isCorrect: true,
      },
      {
        text: 'The PIN is asked for after a restart',
        explanation: 'Phones ask for the PIN after each restart. This protects the encrypted data.',
        isCorrect: false,
      },
    ],
    tags: ['phones', 'malware'],
  },
  {
    externalId: 'a1102-042',
    domainCode: '3.2',
    type: 'true-false',
    difficulty: 'medium',
    text: 'A PC has been cleaned of spyware that recorded keystrokes. The passwords that were typed on it can safely be kept.',
    options: [
      {
        text: 'True',
        explanation:
          'The cleaning removes the spyware, not the copies of the passwords that it may already have sent. They have to be changed.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'The passwords may be in strange hands by now. Change them from a clean device and look for unknown log-ins.',
        isCorrect: true,
      },
    ],
    tags: ['malware', 'passwords'],
  },
];
