import { expect, it } from 'vitest';
import { describeProcedures } from '../testing/describe-procedures.ts';
import { auditedProcedures, describeAction, doneOf } from './audited-procedures.ts';

it('every mutation of administrators, and nothing else, says what the audit log keeps of it', () => {
  const mutations = describeProcedures().filter(
    ({ type, access }) =>
      type === 'mutation' && (access === 'admin' || access === 'author' || access === 'support'),
  );
  expect(Object.keys(auditedProcedures).sort()).toEqual(mutations.map(({ path }) => path));
});

it('the fields that are kept are fields of the input', () => {
  for (const { path, input } of describeProcedures()) {
    const audited = auditedProcedures[path];
    if (audited === undefined) continue;
    const fields = [...(audited.target === null ? [] : [audited.target.field]), ...audited.keep];
    for (const field of fields) expect(input, path).toHaveProperty(['properties', field]);
  }
});

it('of an answer those fields are taken, and nothing beside', () => {
  const [detail, answer] = [{ outcome: 'hidden' }, { userId: 'u', thing: 'name', what: 'Rude W.' }];
  expect(doneOf('admin.settleReport', detail, answer)).toEqual({
    outcome: 'ok',
    detail: { outcome: 'hidden', userId: 'u', thing: 'name' },
  });
  expect(doneOf('admin.setRole', detail, answer)).toEqual({ outcome: 'ok', detail });
});

it('of an input the target and the kept fields are taken, and nothing beside', () => {
  const input = { serial: ' ABC ', printedName: 'Ada Lovelace', reason: 'a slip' };
  expect(describeAction('progress.reissueCertificate', input)).toEqual({
    target: { kind: 'certificate', id: 'ABC' },
    detail: { reason: 'a slip' },
  });
});

it('an input that is none has no target', () => {
  for (const input of [undefined, null, 'x', 5, [], { user: 5 }])
    expect(describeAction('admin.setRole', input)).toEqual({
      target: { kind: 'user', id: null },
      detail: {},
    });
  expect(describeAction('billing.sync', undefined)).toEqual({ target: null, detail: {} });
});
