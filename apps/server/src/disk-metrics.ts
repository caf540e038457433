import { diskOf } from '@studyhall/api/server';
import { Gauge, type Registry } from 'prom-client';

/** Folders of which the disks are watched, by what is in them. */
export type WatchedFolders = Readonly<Record<string, string>>;

/** Room on the disks that the data and the backups are on; one that cannot be asked has no value meanwhile. */
export function addDiskMetrics(registry: Registry, folders: WatchedFolders): void {
  const figures = [
    ['studyhall_disk_free_bytes', 'What is free on the disk of a folder', 'freeBytes'],
    ['studyhall_disk_total_bytes', 'How large the disk of a folder is', 'totalBytes'],
  ] as const;
  for (const [name, help, part] of figures)
    new Gauge({
      name,
      help,
      labelNames: ['of'],
      registers: [registry],
      async collect() {
        for (const [of, folder] of Object.entries(folders)) {
          const disk = await diskOf(folder).catch(() => undefined);
          this.set({ of }, disk?.[part] ?? Number.NaN);
        }
      },
    });
}
