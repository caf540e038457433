import type { Mutant } from '../mutant.ts';

export const platformMutants: readonly Mutant[] = [
  {
    rule: 'a learner’s procedure is not for visitors',
    file: 'packages/api/src/platform/trpc.ts',
    text: `access: 'learner' }).use(({ ctx, next }) => {
  if (ctx.viewer === null)`,
    replacement: `access: 'learner' }).use(({ ctx, next }) => {
  if (false)`,
    test: 'packages/api/src/platform/trpc.test.ts',
  },
  {
    rule: 'an account’s procedure is not for visitors',
    file: 'packages/api/src/platform/trpc.ts',
    text: `access: 'account' }).use(({ ctx, next }) => {
  if (ctx.viewer === null)`,
    replacement: `access: 'account' }).use(({ ctx, next }) => {
  if (false)`,
    test: 'packages/api/src/platform/trpc.test.ts',
  },
  {
    rule: 'an account’s procedure is not for guests',
    file: 'packages/api/src/platform/trpc.ts',
    text: `if (ctx.viewer.role === 'guest')`,
    replacement: 'if (false)',
    test: 'packages/api/src/platform/trpc.test.ts',
  },
  {
    rule: 'an administrator’s procedure is not for visitors',
    file: 'packages/api/src/platform/trpc.ts',
    text: `access: 'admin' }).use(({ ctx, next }) => {
  if (ctx.viewer === null)`,
    replacement: `access: 'admin' }).use(({ ctx, next }) => {
  if (false)`,
    test: 'packages/api/src/platform/trpc.test.ts',
  },
  {
    rule: 'an administrator’s procedure is for administrators',
    file: 'packages/api/src/platform/trpc.ts',
    text: `if (ctx.viewer.role !== 'admin')`,
    replacement: `if (ctx.viewer.role === 'guest')`,
    test: 'packages/api/src/platform/trpc.test.ts',
  },
  {
    rule: 'an upload is there for whoever sent it',
    file: 'packages/api/src/platform/uploads.ts',
    text: '.where({ userId, id: uploadId, isComplete: true })',
    replacement: '.where({ id: uploadId, isComplete: true })',
    test: 'packages/api/src/platform/uploads.test.ts',
  },
  {
    rule: 'an upload that is still arriving is not there',
    file: 'packages/api/src/platform/uploads.ts',
    text: '.where({ userId, id: uploadId, isComplete: true })',
    replacement: '.where({ userId, id: uploadId })',
    test: 'packages/api/src/platform/uploads.test.ts',
  },
  {
    rule: 'an upload is read from its own bytes',
    file: 'packages/api/src/platform/uploads.ts',
    text: '.where({ userId: key.userId, uploadId: key.uploadId, position })',
    replacement: '.where({ uploadId: key.uploadId, position })',
    test: 'packages/api/src/platform/uploads.test.ts',
  },
  {
    rule: 'an upload is removed by whoever sent it',
    file: 'packages/api/src/platform/uploads.ts',
    text: '.where({ userId, id: uploadId }).delete()',
    replacement: '.where({ id: uploadId }).delete()',
    test: 'packages/api/src/platform/uploads.test.ts',
  },
  {
    rule: 'an upload has at most the bytes that are allowed',
    file: 'packages/api/src/platform/uploads.ts',
    text: 'byteCount > upload.maxBytes',
    replacement: 'false',
    test: 'packages/api/src/platform/uploads.test.ts',
  },
  {
    rule: 'an upload is kept for a day',
    file: 'packages/api/src/platform/uploads.ts',
    text: `.where('createdAt', '<', new Date(now.getTime() - KEPT_MS))`,
    replacement: '',
    test: 'packages/api/src/platform/uploads.test.ts',
  },
];
