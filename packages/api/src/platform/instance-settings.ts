import { DomainError } from '@studyhall/domain/errors';
import { defaultInstanceSettings } from '@studyhall/domain/platform/default-instance-settings';
import {
  type ChangeInstanceSettings,
  type InstanceSettingName,
  InstanceSettings,
  instanceSettingNames,
  missingSettingOf,
  withChanges,
} from '@studyhall/domain/platform/instance-settings';
import type { Knex } from 'knex';
import { inTransaction } from './database.ts';
import { InstanceSetting } from './models.ts';
import { takeTurn } from './take-turn.ts';

/** What was said of the installation; what nobody has said is as it comes, and so is what an older release left unfit. */
export async function readInstanceSettings(db: Knex): Promise<InstanceSettings> {
  const kept = new Map((await InstanceSetting.query(db)).map(({ name, value }) => [name, value]));
  const entries = instanceSettingNames.flatMap((name) => {
    const { data } = InstanceSettings.shape[name].safeParse(kept.get(name));
    return data === undefined ? [] : [[name, data]];
  });
  return InstanceSettings.parse({ ...defaultInstanceSettings, ...Object.fromEntries(entries) });
}

/** What a change has changed, for whoever writes it down. */
export interface ChangedSetting {
  readonly name: InstanceSettingName;
  readonly from: unknown;
  readonly to: unknown;
}

/**
 * Changes what is named and answers with everything, and with what is different now. Errors: `setting-missing` where
 * nobody could register any more.
 */
export async function changeInstanceSettings(
  db: Knex,
  { changes, now }: { readonly changes: ChangeInstanceSettings; readonly now: Date },
): Promise<{ readonly settings: InstanceSettings; readonly changed: readonly ChangedSetting[] }> {
  return await inTransaction(db, async (trx) => {
    // Two changes at once, each right by itself, could leave together what neither may: a code for registering, and none.
    await takeTurn(trx, 'instance settings');
    const before = await readInstanceSettings(trx);
    const settings = withChanges(before, changes);
    const missing = missingSettingOf(settings);
    if (missing !== null) throw new DomainError('setting-missing', { setting: missing });
    const changed = instanceSettingNames
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(settings[name]))
      .map((name) => ({ name, from: before[name], to: settings[name] }));
    if (changed.length > 0)
      await InstanceSetting.query(trx)
        .insert(changed.map(({ name, to }) => ({ name, value: to, updatedAt: now })))
        .onConflict('name')
        .merge();
    return { settings, changed };
  });
}
