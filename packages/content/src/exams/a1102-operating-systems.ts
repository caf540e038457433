import type { SampleExam } from '../sample-exam.ts';

export const a1102OperatingSystems: SampleExam['questions'] = [
  {
    externalId: 'a1102-001',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'medium',
    text: 'Windows starts, but the Settings app and some menus fail with errors about damaged files. Which command checks the protected system files and replaces broken ones?',
    options: [
      {
        text: '`chkdsk /f`',
        explanation:
          'It repairs the structure of a file system, such as folder entries. It does not know what a system file should contain.',
        isCorrect: false,
      },
      {
        text: '`gpupdate /force`',
        explanation: 'It fetches and applies Group Policy again. It repairs no files.',
        isCorrect: false,
      },
      {
        text: '`sfc /scannow`',
        explanation:
          'The System File Checker compares protected system files with good copies and restores those that are damaged.',
        isCorrect: true,
      },
      {
        text: '`diskpart`',
        explanation: 'It creates, resizes and deletes partitions. It repairs no files.',
        isCorrect: false,
      },
    ],
    tags: ['windows', 'commands'],
  },
  {
    externalId: 'a1102-002',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A chat program that the user rarely needs opens at every log-in and slows it down. Which tool of Windows 11 lets you stop it from starting by itself?',
    options: [
      {
        text: 'Task Manager',
        explanation:
          'Task Manager has a list of start-up apps in which each can be disabled, with a note on how much it slows the start.',
        isCorrect: true,
      },
      {
        text: 'Event Viewer',
        explanation:
          'Event Viewer shows the logs of Windows and its programs. It does not control what starts.',
        isCorrect: false,
      },
      {
        text: 'Device Manager',
        explanation: 'Device Manager deals with hardware and drivers, not with programs that open at log-in.',
        isCorrect: false,
      },
      {
        text: 'Disk Management',
        explanation: 'Disk Management creates and changes partitions. It has nothing to do with start-up.',
        isCorrect: false,
      },
    ],
    tags: ['windows', 'start-up'],
  },
  {
    externalId: 'a1102-003',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'medium',
    text: "A designer brings a laptop with Windows 11 Home that should join the company's Active Directory domain. What is needed first?",
    options: [
      {
        text: 'A network profile set to private',
        explanation:
          'The profile changes firewall and sharing rules. It does not give the Home edition the ability to join a domain.',
        isCorrect: false,
      },
      {
        text: 'A local account named like the domain user',
        explanation: 'A local account stays local, whatever its name. The edition is still the obstacle.',
        isCorrect: false,
      },
      {
        text: 'A static address in the office network',
        explanation: 'Domain members may well get their address from DHCP. The edition is the obstacle here.',
        isCorrect: false,
      },
      {
        text: 'An upgrade to Windows 11 Pro',
        explanation:
          'The Home edition cannot join an Active Directory domain. The Pro edition can, and the upgrade keeps programs and files.',
        isCorrect: true,
      },
    ],
    tags: ['windows', 'editions', 'domain'],
  },
  {
    externalId: 'a1102-004',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'medium',
    text: "All PCs should show the company's lock screen, but one does not. Which command lists the Group Policy objects that were applied on this PC?",
    options: [
      {
        text: '`gpresult /r`',
        explanation:
          'It prints a summary of the policies applied to the user and the computer, and of those that were filtered out.',
        isCorrect: true,
      },
      {
        text: '`gpupdate /force`',
        explanation: 'It makes the PC fetch and apply all policies again, but it does not list them.',
        isCorrect: false,
      },
      {
        text: '`whoami`',
        explanation: 'It prints the name of the user who is logged in. It says nothing about policies.',
        isCorrect: false,
      },
      {
        text: '`net user`',
        explanation: 'It lists or changes user accounts. It says nothing about policies.',
        isCorrect: false,
      },
    ],
    tags: ['windows', 'group-policy'],
  },
  {
    externalId: 'a1102-005',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'hard',
    text: 'You move 200 GB of folders to a new file server. File permissions must be kept, and the copy should retry and carry on after a short break in the network. Which Windows command is made for this?',
    options: [
      {
        text: '`copy`',
        explanation: 'It copies files from one folder, without subfolders and without their permissions.',
        isCorrect: false,
      },
      {
        text: '`diskpart`',
        explanation: 'It manages disks and partitions. It does not copy files.',
        isCorrect: false,
      },
      {
        text: '`mklink`',
        explanation: 'It creates links that point to files or folders. Nothing is copied.',
        isCorrect: false,
      },
      {
        text: '`robocopy`',
        explanation:
          'With the right switches it copies whole folder trees with permissions, retries after errors and continues interrupted files.',
        isCorrect: true,
      },
    ],
    tags: ['windows', 'commands'],
  },
  {
    externalId: 'a1102-006',
    domainCode: '1.1',
    type: 'multiple',
    difficulty: 'easy',
    text: 'A PC feels slow, and you want to see how much memory each program is using at this moment. Which Windows tools show it? Choose three.',
    options: [
      {
        text: 'Event Viewer',
        explanation: 'It shows what was logged in the past, not the present use of memory.',
        isCorrect: false,
      },
      {
        text: 'Disk Management',
        explanation: 'It shows drives and partitions. Memory is not part of it.',
        isCorrect: false,
      },
      {
        text: 'Resource Monitor',
        explanation: 'Its memory page shows the use of each process in more detail than Task Manager.',
        isCorrect: true,
      },
      {
        text: 'Task Manager',
        explanation: 'Its list of processes has a column for memory and can be sorted by it.',
        isCorrect: true,
      },
      {
        text: 'The command `tasklist`',
        explanation: 'It prints the running processes with the memory that each of them uses.',
        isCorrect: true,
      },
    ],
    tags: ['windows', 'performance'],
  },
  {
    externalId: 'a1102-007',
    domainCode: '1.1',
    type: 'true-false',
    difficulty: 'medium',
    text: 'A 64-bit edition of Windows 11 on an Intel or AMD processor can run most 32-bit desktop programs.',
    options: [
      {
        text: 'True',
        explanation:
          'Windows contains a layer (WOW64) that runs 32-bit programs. Drivers are the exception: they must be 64-bit.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          '32-bit programs are supported by a layer called WOW64. It is the other way round that fails: 64-bit programs do not run on a 32-bit system.',
        isCorrect: false,
      },
    ],
    tags: ['windows', 'architecture'],
  },
  {
    externalId: 'a1102-008',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'medium',
    text: 'On a Linux server you enter `chmod 640 report.txt`. Who may do what with the file afterwards?',
    options: [
      {
        text: 'Owner: read and write. Group: write. Others: nothing.',
        explanation:
          'That would be 620, because writing alone counts 2. The 4 in the middle stands for reading.',
        isCorrect: false,
      },
      {
        text: 'Owner: read and write. Group: read. Others: nothing.',
        explanation:
          '6 is read (4) plus write (2) for the owner, 4 is read for the group, and 0 is nothing for everyone else.',
        isCorrect: true,
      },
      {
        text: 'Owner: read, write and execute. Group: read. Others: nothing.',
        explanation: 'That would be 740, because execute adds 1 to the 6 of the owner.',
        isCorrect: false,
      },
      {
        text: 'Owner: read and write. Group: read. Others: read.',
        explanation: 'That would be 644. The last digit is 0, so others get nothing.',
        isCorrect: false,
      },
    ],
    tags: ['linux', 'permissions'],
  },
  {
    externalId: 'a1102-009',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'easy',
    text: 'A photographer wants one external drive that both Windows and macOS can read and write without extra software. It will hold videos of 20 GB each. Which file system do you choose?',
    options: [
      {
        text: 'FAT32',
        explanation: 'Both systems can use FAT32, but a single file on it must be smaller than 4 GB.',
        isCorrect: false,
      },
      {
        text: 'NTFS',
        explanation:
          'NTFS is at home in Windows. macOS can read it but cannot write to it without extra software.',
        isCorrect: false,
      },
      {
        text: 'exFAT',
        explanation:
          'exFAT is read and written by both systems and has no practical limit for the size of a file.',
        isCorrect: true,
      },
      {
        text: 'ext4',
        explanation:
          'ext4 is at home in Linux. Neither Windows nor macOS works with such a drive without extra software.',
        isCorrect: false,
      },
    ],
    tags: ['file-systems'],
  },
  {
    externalId: 'a1102-010',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'easy',
    text: "A Mac user has overwritten her presentation and wants yesterday's version back. For weeks, an external disk has been connected for automatic backups. Which part of macOS do you open?",
    options: [
      {
        text: 'FileVault',
        explanation: 'FileVault encrypts the drive of the Mac. It keeps no earlier versions.',
        isCorrect: false,
      },
      {
        text: 'Mission Control',
        explanation: 'Mission Control shows all open windows and desktops. It does not restore files.',
        isCorrect: false,
      },
      {
        text: 'Activity Monitor',
        explanation: 'Activity Monitor shows what running programs use. It does not restore files.',
        isCorrect: false,
      },
      {
        text: 'Time Machine',
        explanation:
          "Time Machine keeps earlier versions of files on the backup disk and lets the user go back to yesterday's state.",
        isCorrect: true,
      },
    ],
    tags: ['macos', 'backup'],
  },
  {
    externalId: 'a1102-011',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'easy',
    text: 'A Linux server reports that it can no longer write to its log. Which command shows how full each mounted file system is?',
    options: [
      {
        text: '`df -h`',
        explanation:
          'It lists the mounted file systems with size, used and free room, in units that are easy to read.',
        isCorrect: true,
      },
      {
        text: '`ls -l`',
        explanation:
          'It lists the files of a folder with their sizes and permissions, not the free room of the file systems.',
        isCorrect: false,
      },
      {
        text: '`ps aux`',
        explanation: 'It lists the running processes. It says nothing about storage.',
        isCorrect: false,
      },
      {
        text: '`pwd`',
        explanation: 'It prints the folder you are in at the moment.',
        isCorrect: false,
      },
      {
        text: '`passwd`',
        explanation: 'It changes a password. It says nothing about storage.',
        isCorrect: false,
      },
    ],
    tags: ['linux', 'commands'],
  },
  {
    externalId: 'a1102-012',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'hard',
    text: 'A new 4 TB data disk was set up with the settings of an old PC. Only about 2 TB of it can be partitioned, and Windows shows the rest as unallocated. What is the reason?',
    options: [
      {
        text: 'The disk is formatted with NTFS',
        explanation: 'NTFS volumes can be far larger than 4 TB. The limit lies in the partition table.',
        isCorrect: false,
      },
      {
        text: 'The disk has an MBR partition table',
        explanation:
          'With the usual sectors of 512 bytes, MBR can address about 2 TB. GPT does not have this limit.',
        isCorrect: true,
      },
      {
        text: 'The PC runs the Home edition of Windows',
        explanation: 'The size of disks does not depend on the edition. Home can use disks larger than 2 TB.',
        isCorrect: false,
      },
      {
        text: 'The disk hangs on an older SATA cable',
        explanation:
          'A cable can affect speed and reliability, but not the number of sectors that can be partitioned.',
        isCorrect: false,
      },
    ],
    tags: ['storage', 'partitions'],
  },
  {
    externalId: 'a1102-013',
    domainCode: '1.2',
    type: 'multiple',
    difficulty: 'easy',
    text: 'A server runs Ubuntu Linux. Which commands, run one after the other, bring its installed packages up to date? Choose two.',
    options: [
      {
        text: '`sudo reboot`',
        explanation: 'It restarts the server. That may be wanted after a new kernel, but it updates nothing.',
        isCorrect: false,
      },
      {
        text: '`sudo dnf upgrade`',
        explanation: 'This belongs to Fedora and its relatives. Ubuntu manages its packages with `apt`.',
        isCorrect: false,
      },
      {
        text: '`sudo apt update`',
        explanation:
          'It fetches the current lists of packages, so that the system knows which newer versions exist.',
        isCorrect: true,
      },
      {
        text: '`sudo apt upgrade`',
        explanation: 'It installs the newer versions that the refreshed lists name.',
        isCorrect: true,
      },
      {
        text: '`sudo chown`',
        explanation: 'It changes the owner of a file. It updates nothing.',
        isCorrect: false,
      },
    ],
    tags: ['linux', 'updates'],
  },
  {
    externalId: 'a1102-014',
    domainCode: '1.2',
    type: 'true-false',
    difficulty: 'easy',
    text: 'On a standard Linux system with ext4, `Report.txt` and `report.txt` can lie in the same folder as two different files.',
    options: [
      {
        text: 'True',
        explanation: 'By default, ext4 tells capital and small letters apart, so these are two names.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'That is how Windows behaves by default. Linux with ext4 tells capital and small letters apart.',
        isCorrect: false,
      },
    ],
    tags: ['linux', 'files'],
  },
];
