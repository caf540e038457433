import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { EMPTY_SHA256, signRequest } from './sign-request.ts';

const credentials = {
  region: 'us-east-1',
  accessKey: 'AKIAIOSFODNN7EXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const now = new Date('2013-05-24T00:00:00Z');
const at = (rest: string) => new URL(`https://examplebucket.s3.amazonaws.com/${rest}`);

// Values of the page that the function names.
test.each([
  [
    'an object',
    {
      method: 'GET' as const,
      url: at('test.txt'),
      headers: { range: 'bytes=0-9' },
      bodySha256: EMPTY_SHA256,
    },
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  ],
  [
    'a setting',
    { method: 'GET' as const, url: at('?lifecycle'), headers: {}, bodySha256: EMPTY_SHA256 },
    'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  ],
  [
    'a list',
    { method: 'GET' as const, url: at('?prefix=J&max-keys=2'), headers: {}, bodySha256: EMPTY_SHA256 },
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  ],
  [
    'a file with a mark in its name',
    {
      method: 'PUT' as const,
      url: at('test%24file.text'),
      headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      bodySha256: createHash('sha256').update('Welcome to Amazon S3.').digest('hex'),
    },
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  ],
])('%s is signed as AWS signs it', (_what, call, signature) => {
  expect(signRequest(call, credentials, now).authorization).toMatch(new RegExp(`Signature=${signature}$`));
});
