import { type Context, findLastDrill, type Job, listJobRows, listOpenIncidents } from '@studyhall/api/server';
import { incidentKinds } from '@studyhall/domain/admin/incidents';
import { Counter, Gauge, type Registry } from 'prom-client';

/**
 * How scheduled jobs go and what is wrong with the installation, as the database says when somebody asks: every process
 * answers the same. Each job and each kind has its line from the start; what cannot be read has none meanwhile.
 */
export function addOperationsMetrics(
  registry: Registry,
  { db, jobs }: { readonly db: Context['db']; readonly jobs: readonly Pick<Job, 'name'>[] },
): void {
  const registers = [registry];
  /** A job of which the table does not know yet is known from now on. */
  const beganAt = new Date();
  const jobRows = async () => {
    const rows = await listJobRows(db).catch(() => undefined);
    return rows === undefined
      ? []
      : jobs.map(({ name }) => ({
          ...(rows.find((row) => row.name === name) ?? {
            failures: 0,
            lastSucceededAt: null,
            createdAt: beganAt,
          }),
          name,
        }));
  };
  new Gauge({
    name: 'studyhall_job_last_success_seconds',
    help: 'When a job last succeeded, in seconds since 1970; one that never did: when it was first known',
    labelNames: ['job'],
    registers,
    async collect() {
      const rows = await jobRows();
      this.reset();
      for (const { name, lastSucceededAt, createdAt } of rows)
        this.set({ job: name }, (lastSucceededAt ?? createdAt).getTime() / 1000);
    },
  });
  new Counter({
    name: 'studyhall_job_failures_total',
    help: 'How often a job failed, or its process ended before it did',
    labelNames: ['job'],
    registers,
    async collect() {
      const rows = await jobRows();
      this.reset();
      for (const { name, failures } of rows) this.inc({ job: name }, failures);
    },
  });
  new Gauge({
    name: 'studyhall_drill_last_ok',
    help: '1 if the newest backup could be restored when that was last tried, else 0; 1 before the first drill',
    registers,
    async collect() {
      const last = await findLastDrill(db, { isOffsite: false }).catch(() => undefined);
      this.set(last === undefined || last.isOk ? 1 : 0);
    },
  });
  new Gauge({
    name: 'studyhall_drill_seconds',
    help: 'How long the last drill took, from the first look into the backups to the last check',
    registers,
    async collect() {
      const last = await findLastDrill(db, { isOffsite: false }).catch(() => undefined);
      this.set(last?.seconds ?? 0);
    },
  });
  new Gauge({
    name: 'studyhall_offsite_drill_last_success_seconds',
    help: 'When a copy off-site was last restored and all was in it, in seconds since 1970; 0 where the last try failed or none was made',
    registers,
    async collect() {
      const last = await findLastDrill(db, { isOffsite: true }).catch(() => undefined);
      this.set(last?.isOk === true ? last.at.getTime() / 1000 : 0);
    },
  });
  new Gauge({
    name: 'studyhall_incidents',
    help: '1 while something of that kind is wrong with the installation, else 0',
    labelNames: ['kind'],
    registers,
    async collect() {
      const open = await listOpenIncidents(db).catch(() => undefined);
      this.reset();
      if (open === undefined) return;
      for (const kind of incidentKinds) this.set({ kind }, open.some((one) => one.kind === kind) ? 1 : 0);
    },
  });
}
